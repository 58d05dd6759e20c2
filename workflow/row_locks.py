"""Rows as they are now, locked until the transaction ends: what every verb begins with.

One order everywhere, or two people wait for each other for ever: first the page, then the review
(WorkflowState), then the stage (TaskState), and only then the evidence, whose chain has one writer.
An act about several pages locks all of them before it records the first. What others refer to by a
foreign key (a site, a person, a page that goes) is changed or deleted after the turn at the chain was
taken: whoever holds the chain checks that key when he commits. What the lock of a page is,
`site_core.pages.locking` says.
"""

from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q

from wagtail.models import TaskState, WorkflowState

from site_core.pages.locking import lock_page, locked_pages


def lock_branches(pages) -> None:
    """Lock the rows of pages and of everything below them: always in the same order."""
    if not connection.features.has_select_for_update:
        return
    paths = [Q(path__startswith=path) for path in pages.values_list("path", flat=True)]
    if paths:
        list(locked_pages().filter(reduce(or_, paths)).order_by("pk").values_list("pk"))


def locked_page(page_id):
    """The specific page as it is now, its row locked."""
    return locked_pages().get(pk=page_id).specific


def locked_page_if_free(page_id):
    """As `locked_page`, but None when the page is gone or somebody else is at it."""
    page = locked_pages(skip_locked=True).filter(pk=page_id).first()
    return page and page.specific


def locked_review(workflow_state_id) -> WorkflowState:
    """The review as it is now, its row and that of its page locked."""
    reviews = WorkflowState.objects.filter(pk=workflow_state_id)
    lock_page(int(reviews.values_list("object_id", flat=True).get()))
    return reviews.select_for_update(no_key=True).get()


def locked_stage(task_state_id) -> TaskState:
    """A stage with its review, their rows locked; that of the page is locked already."""
    states = TaskState.objects.select_for_update(no_key=True, of=("self", "workflow_state"))
    related = states.select_related(
        "workflow_state__requested_by", "revision", "task__reviewtask", "claim"
    )
    task_state = related.get(pk=task_state_id)
    for row in (task_state, task_state.workflow_state):
        row.was_locked_as = row.status
    return task_state


def locked_task_state(task_state) -> TaskState:
    """The task state as it is now, its row and those of its review and its page locked."""
    locked_review(task_state.workflow_state_id)
    return TaskState.objects.select_for_update(no_key=True).get(pk=task_state.pk)
