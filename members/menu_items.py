"""Entries of the admin's menu."""

from django.utils.translation import gettext as _

from wagtail.admin.menu import MenuItem

from members.models import Organisation
from members.notices import count_unread
from members.organisations.membership import may_admit


class NoticesMenuItem(MenuItem):
    """Shown while there is something unread, with its number."""

    def is_shown(self, request):
        request.unread_notices = count_unread(request.user)
        return request.unread_notices > 0

    def render_component(self, request):
        component = super().render_component(request)
        component.label = _("Notices (%(number)d)") % {"number": request.unread_notices}
        return component


class OrganisationsMenuItem(MenuItem):
    """For whoever decides about organisations, with the number of applications."""

    def is_shown(self, request):
        return may_admit(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        if waiting := Organisation.objects.filter(status=Organisation.Status.APPLIED).count():
            component.label = _("Organisation members (%(number)d)") % {"number": waiting}
        return component
