"""What followed a sign-off, in words: the next stage, a release now, or one at its time."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wagtail.models import WorkflowState

from workflow.services.stages import case_carried_by


def tell_sign_off(review, revision_id) -> tuple[str, str]:
    """What a person who has just signed is told, and the address where readers find the text, if any.

    :param review: as the sign-off has left it.
    """
    if review.status == WorkflowState.STATUS_IN_PROGRESS:
        words = _("Signed. The text is now in %(stage)s.")
        return words % {"stage": review.current_task_state.task.name}, ""
    text = case_carried_by(review).text
    if text.live and text.live_revision_id == revision_id:
        return _("Signed and released."), text.url or ""
    if release_at := case_carried_by(review).release_at:
        time = date_format(localtime(release_at), "Y-m-d H:i")
        return _("Signed. The text will be released on %(time)s.") % {"time": time}, ""
    return _("Signed."), ""
