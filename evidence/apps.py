from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models.signals import post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "evidence"
    verbose_name = _("Evidence")

    def ready(self):
        """Watch what stands around the pages; other rooms' models, so a setting names them."""
        from evidence import chrome_changes

        for label in settings.CHROME_MODELS:
            model = apps.get_model(label)
            pre_save.connect(chrome_changes.remember_chrome, sender=model)
            post_save.connect(chrome_changes.record_chrome, sender=model)
            pre_delete.connect(chrome_changes.record_removed_chrome, sender=model)
