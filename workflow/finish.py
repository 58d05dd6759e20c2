"""The target of WAGTAIL_FINISH_WORKFLOW_ACTION.

Wagtail imports this module while its own models load: no model may be imported at the top.
"""


def publish_signed_revision(workflow_state, user=None):
    """Release the revision that the last stage signed. Wagtail calls it when every stage has."""
    from workflow.services.release import release_case, release_signed_text  # noqa: PLC0415
    from workflow.services.stages import case_carried_by  # noqa: PLC0415 - see the module's docstring

    if case := case_carried_by(workflow_state):
        release_case(case, user)
    else:
        release_signed_text(workflow_state, user)
