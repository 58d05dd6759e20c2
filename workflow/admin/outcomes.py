"""What followed a signature, in words: the next stage, a release now, or one at its time."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wagtail.models import Page, WorkflowState


def tell_signature(task_state) -> tuple[str, str]:
    """What a person who has just signed is told, and the address where readers find the text, if any."""
    state = WorkflowState.objects.select_related("current_task_state__task").get(
        pk=task_state.workflow_state_id
    )
    if state.status == WorkflowState.STATUS_IN_PROGRESS:
        words = _("Signed. The text is now in %(stage)s.")
        return words % {"stage": state.current_task_state.task.name}, ""
    page = Page.objects.get(pk=state.object_id)
    scheduled = page.scheduled_revision
    if scheduled and scheduled.pk == task_state.revision_id:
        time = date_format(localtime(scheduled.approved_go_live_at), "Y-m-d H:i")
        return _("Signed. The text will be released on %(time)s.") % {"time": time}, ""
    if page.live and page.live_revision_id == task_state.revision_id:
        return _("Signed and released."), page.url or ""
    return _("Signed."), ""
