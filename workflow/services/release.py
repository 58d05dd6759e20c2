"""Going public: after the last signature, or by another right that is named."""

from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import ReferenceIndex, Revision

from evidence.digest import version_of
from evidence.ledger import record
from evidence.models import Evidence
from workflow.models import Release, stages_for
from workflow.refusals import FILE_CHANGED, WORDS_LEFT_OUT
from workflow.selectors.corrections import correction_brought_by
from workflow.selectors.facts import contributors_to_page, sign_offs, unsigned_stages
from workflow.selectors.older_digests import version_to_go_on_with
from workflow.locking import locked_page, locked_review
from workflow.services.schedule import chosen_time, note_schedule
from workflow.text.kept import facts_of, keep_content


@transaction.atomic
def release_signed_text(workflow_state, user):
    """Make public exactly the text that every stage of the policy signed, now or at its time.

    :raises PermissionDenied: a stage is missing, or the text is not the one that was signed.
    """
    locked_review(workflow_state.pk)
    last_signature = Evidence.objects.filter(
        workflow_state_id=workflow_state.pk, action=Evidence.Action.SIGN
    ).last()
    if last_signature is None:
        raise PermissionDenied(_("No stage has signed this text."))
    revision = Revision.objects.get(pk=last_signature.revision_id)
    page = locked_page(revision.object_id)
    text, signed = revision.as_object(), last_signature.digest
    digest = keep_content(text, version_to_go_on_with(page.pk, text, signed))
    if digest != signed:
        same_rules = version_of(digest) == version_of(signed)
        raise PermissionDenied(FILE_CHANGED if same_rules else WORDS_LEFT_OUT)
    if unsigned_stages(page, digest):
        raise PermissionDenied(_("Not every stage has signed this text."))
    release_at = chosen_time(page, digest)
    if release_at and release_at > timezone.now():
        note_schedule(page, revision, digest=digest, release_at=release_at, user=user)
    else:
        release_reviewed_text(page, revision, digest=digest, user=user)


def release_reviewed_text(page, revision, *, digest, user):
    """Publish a text whose signatures are complete. The page's row is locked."""
    correction = correction_brought_by(digest, page.pk)
    kind = Release.Kind.CORRECTION if correction else Release.Kind.WORKFLOW
    publish(page, revision, digest=digest, kind=kind, user=user, reason=correction)


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
    digest = keep_content(revision.as_object())
    publish(page, revision, digest=digest, kind=kind, user=user, reason=reason)


def publish(page, revision, *, digest, kind, user, reason="", details=None):
    """Write the release, then let Wagtail make the revision live. The time is now.

    The first release gives the page its place in lists; later ones do not move it. A text from an
    old site takes the place of its old date.
    """
    record_release(
        page,
        kind=kind,
        revision_id=revision.pk,
        digest=digest,
        user=user,
        reason=reason,
        details=details,
    )
    now = timezone.now()
    times = {"released_at": page.released_at or now, "listed_at": page.listed_at or now}
    if kind == Release.Kind.LEGACY and not page.listed_at:
        times["listed_at"] = _old_date(revision) or now
    if kind == Release.Kind.CORRECTION:
        times["last_corrected_at"] = now
    if page.expire_at and page.expire_at <= now:
        times["expire_at"] = None  # it is not for this release: the page would be down in a minute
    type(page).objects.filter(pk=page.pk).update(**times)
    # Read again: a revision keeps the page it was read with, without the times just set.
    Revision.objects.get(pk=revision.pk).publish(user=user, skip_permission_checks=True)
    # Wagtail updates its index before it deletes inline rows, and goes on where that fails. Which
    # files are frozen, and which documents readers may have, is read from it.
    ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))


def _old_date(revision):
    """The beginning, here, of the day that a text from an old site bears; None without one."""
    date = getattr(revision.as_object(), "legacy_date", None)
    if date is None:
        return None
    return timezone.make_aware(datetime.combine(date, time.min), timezone.get_default_timezone())


def record_release(page, *, kind, revision_id, digest, user, reason, details=None):
    """Write a release and its evidence. One that stands on signatures names them, stage by stage."""
    details = {"kind": kind} | (details or {})
    if digest:
        details |= facts_of(page, digest)
    if kind in Release.REVIEWED:
        held, stages = sign_offs(page.pk, digest), stages_for(page)
        details |= {"stages": list(stages), "signatures": [held[stage].pk for stage in stages]}
        details["contributors"] = sorted(contributors_to_page(page.pk))
    evidence = record(
        Evidence.Action.RELEASE,
        page=page,
        user=user,
        digest=digest,
        revision_id=revision_id,
        opinion=reason,
        details=details,
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
