from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_delete, pre_migrate, pre_save
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from site_core.http.converters import KeyConverter


class SiteCoreConfig(AppConfig):
    name = "site_core"
    verbose_name = _("Site")

    def ready(self):
        register_converter(KeyConverter, "key")

        import django_filters

        from wagtail.admin import mail, widgets
        from wagtail.admin.forms.models import register_form_field_override
        from wagtail.admin.forms.search import SearchForm
        from wagtail.admin.views.mixins import SpreadsheetExportMixin
        from wagtail.admin.views.reports.aging_pages import AgingPagesView
        from wagtail.contrib.redirects import views as redirect_views
        from wagtail.signals import post_page_move

        from site_core.admin import date_fields, spreadsheets
        from site_core.admin.search import shorten_searches
        from site_core.http.redirects import use_in_views
        from site_core.operation.known_migrations import refuse_unknown_migrations
        from site_core.operation.mail import MailQueue
        from site_core.page_store import changes

        pre_migrate.connect(refuse_unknown_migrations, sender=self)
        shorten_searches(SearchForm)
        # It opens a connection to the mail server while the page and the evidence are locked.
        mail.get_connection = MailQueue
        use_in_views(redirect_views)
        date_fields.use_in_filters(django_filters)
        date_fields.use_in_model_forms(register_form_field_override, widgets)
        spreadsheets.use_in_exports(SpreadsheetExportMixin)
        spreadsheets.name_publishers(AgingPagesView)
        pre_save.connect(changes.raise_before_save)
        pre_delete.connect(changes.raise_before_deletion)
        post_page_move.connect(changes.raise_after_move)
        post_save.connect(changes.raise_after_change_without_transaction)
        post_delete.connect(changes.raise_after_change_without_transaction)
