"""What may be saved while a text is frozen: under review, scheduled, or asked for in an emergency."""

from django.utils.translation import gettext as _

from wagtail.models import WorkflowState

from site_core.pages.locking import lock_page
from workflow.selectors.emergencies import standing_request
from workflow.selectors.schedules import scheduled_revision_of
from workflow.text.content import content_digest, has_digest


def refusal_to_save_draft(page) -> str:
    """Why `page` may not be saved as a draft as it is; empty when it may.

    An unchanged save passes. Asked of the text as it is now, not as it was when the page was read:
    the row of the page is locked.
    """
    frozen, refusal = _frozen_revision(page)
    if frozen and content_digest(page, to_be_stored=True) != content_digest(frozen.as_object()):
        return refusal
    request = standing_request(page.pk)
    if request and not has_digest(page, request.digest, to_be_stored=True):
        return _("An emergency release of this text waits for an answer; it cannot be changed.")
    return ""


def _frozen_revision(page):
    """The revision that must not change now, and what somebody is told who changes it."""
    lock_page(page.pk)
    if scheduled := scheduled_revision_of(page):
        return scheduled, _(
            "The text is scheduled and cannot be changed until its schedule is cancelled."
        )
    reviews = WorkflowState.objects.for_instance(page)
    review = reviews.filter(status=WorkflowState.STATUS_IN_PROGRESS).first()
    task_state = review and review.current_task_state
    return (task_state and task_state.revision), _(
        "The text is under review and cannot be changed until it is returned."
    )
