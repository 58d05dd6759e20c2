from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteCoreConfig(AppConfig):
    name = "site_core"
    verbose_name = _("Site")

    def ready(self):
        from wagtail.admin.forms.search import SearchForm

        from site_core.admin_search import shorten_searches

        shorten_searches(SearchForm)
