"""What editors keep of the search, in the admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "tag"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    menu_order = 910
    add_to_settings_menu = True
    list_display = ["__str__"]
    list_per_page = 50
    search_fields = ["phrases"]
