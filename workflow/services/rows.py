"""Rows as they are now, locked until the transaction ends: what every verb begins with."""

from wagtail.models import Page, TaskState


def locked_page(page_id):
    """The specific page as it is now, its row locked until the transaction ends."""
    return Page.objects.select_for_update().get(pk=page_id).specific


def locked_task_state(task_state):
    """The task state as it is now, its row locked until the transaction ends."""
    return TaskState.objects.select_for_update().get(pk=task_state.pk)
