from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate, pre_save
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "workflow"
    verbose_name = _("Review")

    def ready(self):
        from wagtail.signals import workflow_cancelled

        from workflow import signal_handlers

        pre_migrate.connect(signal_handlers.remove_triggers_before_migration, sender=self)
        post_migrate.connect(signal_handlers.install_triggers, sender=self)
        workflow_cancelled.connect(signal_handlers.record_withdrawal)
        # Every page type, bare pages included, so no sender.
        pre_save.connect(signal_handlers.refuse_unreleased_page)
