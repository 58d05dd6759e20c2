"""The entry of the admin's menu that moderators see."""

from django.utils.translation import gettext as _

from wagtail.admin.menu import MenuItem

from comments.moderation.queue import number_waiting
from comments.services import may_moderate


class CommentsMenuItem(MenuItem):
    """The queue of comments, with the number of those that wait."""

    def is_shown(self, request):
        return may_moderate(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        if waiting := number_waiting(request):
            component.label = _("Readers' comments (%(number)d)") % {"number": waiting}
        return component
