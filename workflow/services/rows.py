"""Rows as they are now, for the verbs; see `workflow.rows` for their order."""

from workflow.rows import (
    lock_page,
    locked_page,
    locked_page_if_free,
    locked_review,
    locked_task_state,
)

__all__ = ["lock_page", "locked_page", "locked_page_if_free", "locked_review", "locked_task_state"]
