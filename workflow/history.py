"""Who did what in a review, read from Wagtail's own records."""

from wagtail.models import AbstractPage, TaskState


def contributor_ids(workflow_state) -> set[int]:
    """Ids of everybody who had a hand in the text since its last release.

    The authors of its revisions after the live one, its owner, and whoever submitted it.
    """
    page = workflow_state.content_object
    if isinstance(page, AbstractPage):
        page = page.specific
    revisions = page.revisions.all()
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    people = set(revisions.values_list("user_id", flat=True))
    people.update([page.owner_id, workflow_state.requested_by_id])
    return people - {None}


def signer_ids(workflow_state, *, other_than) -> set[int]:
    """Ids of everybody who signed a stage of this review, leaving out the task `other_than`."""
    signed = workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
    people = signed.exclude(task_id=other_than.pk).values_list("finished_by_id", flat=True)
    return set(people) - {None}
