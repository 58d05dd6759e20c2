from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from search.checks import index_is_current, keys_are_integers

        checks.register(keys_are_integers)
        checks.register(index_is_current, checks.Tags.database)
