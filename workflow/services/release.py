"""Going public: after the last sign-off, or by another right that is named."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionRefused
from workflow.models import Release
from workflow.row_locks import locked_page, locked_review
from workflow.selectors.case import ReviewCase, locked_case_of
from workflow.selectors.corrections import correction_brought_by
from workflow.services.schedule import note_schedule
from workflow.services.stages import refuse_other_text
from workflow.text.kept import facts_of, keep, keep_content


@transaction.atomic
def release_signed_text(workflow_state, user):
    """Make public exactly the text that every stage of the policy signed, now or at its time.

    :raises PermissionDenied: a stage is missing, or the text is not the one that was signed.
    """
    release_case(_case_of(workflow_state), user)


def release_case(case, user):
    """The same for a case that was read under the locks, in the transaction that signed it.

    :raises PermissionDenied: a stage is missing.
    """
    if case.unsigned:
        raise ActionRefused("unsigned", _("Not every stage has signed this text."))
    if case.release_at and case.release_at > timezone.now():
        note_schedule(case, user)
    else:
        release_reviewed_text(case, user)


def _case_of(workflow_state) -> ReviewCase:
    """The case of a review that Wagtail has finished by itself, its text the one that was signed."""
    locked_review(workflow_state.pk)
    last_sign_off = Evidence.objects.filter(
        workflow_state_id=workflow_state.pk, action=Evidence.Action.SIGN
    ).last()
    if last_sign_off is None:
        raise ActionRefused("unsigned", _("No stage has signed this text."))
    revision = Revision.objects.get(pk=last_sign_off.revision_id)
    case = locked_case_of(locked_page(revision.object_id), revision, last_sign_off.digest)
    refuse_other_text(case, last_sign_off.digest)
    keep(case.kept)
    return case


def release_reviewed_text(case, user):
    """Publish a text whose sign-offs are complete. The page's row is locked."""
    correction = correction_brought_by(case.kept, case.page.pk)
    publish(
        case.page,
        case.revision,
        case.text,
        kept=case.kept,
        kind=Release.Kind.CORRECTION if correction else Release.Kind.WORKFLOW,
        user=user,
        reason=correction,
        details=case.facts
        | {
            "stages": list(case.stages),
            "signatures": [case.held[stage].pk for stage in case.stages],
            "contributors": sorted(case.hands),
        },
    )


@transaction.atomic
def release_without_review(revision, *, kind, reason, user=None):
    """Make `revision` public by another right than a review: `kind` and `reason` say by which.

    For laying out a site and for moving one in; such releases are listed by `verify_live`.

    :raises ValueError: `kind` is not one of these rights.
    """
    if kind not in (Release.Kind.BOOTSTRAP, Release.Kind.LEGACY, Release.Kind.MIGRATION):
        raise ValueError(f"{kind} is no release without review.")
    page = locked_page(revision.object_id)
    revision = Revision.objects.get(pk=revision.pk)  # an autosave may have written into it since
    text = revision.as_object()
    kept = keep_content(text)
    details = facts_of(text, kept, page.get_parent())
    publish(page, revision, text, kept=kept, kind=kind, user=user, reason=reason, details=details)


def publish(page, revision, text, *, kept, kind, user, reason="", details):
    """Write the release of a kept text, then let Wagtail make its revision live. The time is now.

    `page` is the row as it is, locked, and `text` the page as `revision` holds it. The first release gives the page its place in lists; later ones do not move it. A text from an
    old site takes the place of its old date.
    """
    record_release(
        page,
        kind=kind,
        revision_id=revision.pk,
        digest=kept.digest,
        user=user,
        reason=reason,
        details=details,
    )
    now = timezone.now()
    times = {"released_at": page.released_at or now, "listed_at": page.listed_at or now}
    if kind == Release.Kind.LEGACY and not page.listed_at:
        times["listed_at"] = _old_date(text) or now
    if kind == Release.Kind.CORRECTION:
        times["last_corrected_at"] = now
    if page.expire_at and page.expire_at <= now:
        times["expire_at"] = None  # it is not for this release: the page would be down in a minute
    for name, value in times.items():
        setattr(text, name, value)
    revision.as_object = lambda: text  # what was kept is what goes public, with these times
    # Wagtail updates its index for each row it saves, before it deletes others, and goes on where
    # that fails. Which files are frozen, and which documents readers may have, is read from it.
    with disable_reference_index_auto_update():
        revision.publish(user=user, skip_permission_checks=True)
    ReferenceIndex.create_or_update_for_object(text)


def _old_date(text):
    """The beginning, here, of the day that a text from an old site bears; None without one."""
    date = getattr(text, "legacy_date", None)
    if date is None:
        return None
    return timezone.make_aware(datetime.combine(date, time.min), timezone.get_default_timezone())


def record_release(page, *, kind, revision_id, digest, user, reason, details=None):
    """Write a release and its evidence. One that stands on sign-offs names them, stage by stage."""
    evidence = record(
        Evidence.Action.RELEASE,
        page=page,
        user=user,
        digest=digest,
        revision_id=revision_id,
        opinion=reason,
        details={"kind": kind} | (details or {}),
    )
    Release.objects.create(
        at=evidence.at,
        kind=kind,
        page_id=page.pk,
        revision_id=revision_id,
        digest=digest,
        reason=reason,
        evidence_id=evidence.pk,
    )
