from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from wagtail.users.apps import WagtailUsersAppConfig


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("People")


class MembersUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user administration with our user model's one field for the name, and of groups
    without the right to publish."""

    user_viewset = "members.viewsets.MemberUserViewSet"
    group_viewset = "members.viewsets.MemberGroupViewSet"
