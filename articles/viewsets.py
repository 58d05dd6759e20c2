"""Authors and sidebar boxes in the admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from articles.models import Author, SidebarBox


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    menu_label = _("Authors")
    menu_name = "authors"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "unit"]


class SidebarBoxViewSet(SnippetViewSet):
    model = SidebarBox
    icon = "list-ul"
    menu_label = _("Sidebar boxes")
    menu_name = "sidebar_boxes"
    menu_order = 220
    add_to_admin_menu = True
    list_display = ["title", "kind", "column", "sort_order"]
