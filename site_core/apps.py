from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from site_core.converters import KeyConverter


class SiteCoreConfig(AppConfig):
    name = "site_core"
    verbose_name = _("Site")

    def ready(self):
        register_converter(KeyConverter, "key")

        from wagtail.admin import mail
        from wagtail.admin.forms.search import SearchForm

        from site_core.admin_search import shorten_searches
        from site_core.mail import MailQueue

        shorten_searches(SearchForm)
        # It opens a connection to the mail server while the page and the evidence are locked.
        mail.get_connection = MailQueue
