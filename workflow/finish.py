"""The target of WAGTAIL_FINISH_WORKFLOW_ACTION.

Wagtail imports this module while its own models load: no model may be imported at the top.
"""

from django.core.exceptions import PermissionDenied


def publish_signed_revision(workflow_state, user=None):
    """Release the revision that the last stage signed. Wagtail calls it when every stage has."""
    from workflow.services import release  # noqa: PLC0415 - see the module's docstring

    if workflow_state.current_task_state is None:
        raise PermissionDenied("No stage was signed: the workflow is empty.")
    release(workflow_state.current_task_state.revision, user=user)
