"""Revisions that may not be lost, and those that may not be changed in place."""

from wagtail.models import Page, WorkflowState, get_default_page_content_type

from workflow.models.releases import Release, settled_revision_id

OPEN_REVIEWS = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def is_needed(revision) -> bool:
    """Whether the revision is public, scheduled or in review, or shows who wrote the text to come."""
    is_of_page = revision.base_content_type_id == get_default_page_content_type().pk
    if not (is_of_page and Page.objects.filter(pk=revision.object_id).exists()):
        return False
    return (
        revision.pk >= settled_revision_id(revision.object_id)
        or revision.approved_go_live_at is not None
        or revision.task_states.filter(workflow_state__status__in=OPEN_REVIEWS).exists()
    )


def may_be_overwritten(revision, user) -> bool:
    """Whether a save of `user` may change the revision in place instead of adding one.

    Not when it was submitted or released, and not when somebody else wrote it: the first author
    would no longer count as a contributor.
    """
    return (
        revision.user_id == (user and user.pk)
        and not revision.task_states.exists()
        and not Release.objects.filter(revision_id=revision.pk).exists()
    )
