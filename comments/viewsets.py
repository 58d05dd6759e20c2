"""The list of sensitive terms in the admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.views.snippets import SnippetViewSet

from comments.models import SensitiveTerm


class SensitiveTermViewSet(SnippetViewSet):
    model = SensitiveTerm
    icon = "warning"
    menu_label = _("Sensitive terms")
    menu_name = "sensitive_terms"
    menu_order = 920
    add_to_settings_menu = True
    list_display = ["term"]
    list_per_page = 50
    search_fields = ["term"]
