"""Entries of the admin's menu."""

from django.utils.translation import gettext as _

from wagtail.admin.menu import MenuItem

from members.notices import count_unread


class NoticesMenuItem(MenuItem):
    """Shown while there is something unread, with its number."""

    def is_shown(self, request):
        request.unread_notices = count_unread(request.user)
        return request.unread_notices > 0

    def render_component(self, request):
        component = super().render_component(request)
        component.label = _("Notices (%(number)d)") % {"number": request.unread_notices}
        return component
