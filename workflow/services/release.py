"""Going public: after the last signature, or by another right that is named."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Revision

from workflow.archive import keep_content
from workflow.history import unsigned_stages
from workflow.ledger import record
from workflow.models import Evidence, Release
from workflow.services.rows import locked_page


@transaction.atomic
def release_signed_text(workflow_state, user):
    """Make public exactly the text that every stage of the policy signed.

    :raises PermissionDenied: a stage is missing, or the text is not the one that was signed.
    """
    last_signature = Evidence.objects.filter(
        workflow_state_id=workflow_state.pk, action=Evidence.Action.SIGN
    ).last()
    if last_signature is None:
        raise PermissionDenied(_("No stage has signed this text."))
    revision = Revision.objects.get(pk=last_signature.revision_id)
    page = locked_page(revision.object_id)
    digest = keep_content(revision.as_object())
    if digest != last_signature.digest or unsigned_stages(page, digest):
        raise PermissionDenied(_("Not every stage has signed this text."))
    publish(page, revision, digest=digest, kind=Release.Kind.WORKFLOW, user=user)


@transaction.atomic
def release_without_review(revision, *, kind, reason, user=None):
    """Make `revision` public by another right than a review: `kind` and `reason` say by which.

    For laying out a site and for moving one in; such releases are listed by `verify_live`.

    :raises ValueError: `kind` is not one of these rights.
    """
    if kind not in (Release.Kind.BOOTSTRAP, Release.Kind.MIGRATION):
        raise ValueError(f"{kind} is no release without review.")
    page = locked_page(revision.object_id)
    digest = keep_content(revision.as_object())
    publish(page, revision, digest=digest, kind=kind, user=user, reason=reason)


def publish(page, revision, *, digest, kind, user, reason=""):
    """Write the release, then let Wagtail make the revision live. The time is now.

    The first release gives the page its place in lists; later ones do not move it.
    """
    record_release(
        page, kind=kind, revision_id=revision.pk, digest=digest, user=user, reason=reason
    )
    now = timezone.now()
    type(page).objects.filter(pk=page.pk).update(
        released_at=page.released_at or now, listed_at=page.listed_at or now
    )
    # Read again: a revision keeps the page it was read with, without the times just set.
    Revision.objects.get(pk=revision.pk).publish(user=user, skip_permission_checks=True)


def record_release(page, *, kind, revision_id, digest, user, reason):
    evidence = record(
        Evidence.Action.RELEASE,
        page=page,
        user=user,
        digest=digest,
        revision_id=revision_id,
        opinion=reason,
        details={"kind": kind},
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
