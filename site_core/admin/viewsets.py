"""Friend links in the admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from site_core.models import FriendLinkGroup


class FriendLinkViewSet(SnippetViewSet):
    model = FriendLinkGroup
    icon = "link"
    menu_label = _("Friend links")
    menu_name = "friend_links"
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "sort_order"]
