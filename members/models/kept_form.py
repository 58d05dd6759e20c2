"""What somebody has typed and not been able to send."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeptForm(models.Model):
    """The fields of one person's form at one address, until they come back to it.

    On the server and not on the device, so that nobody else who uses the machine can read it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_forms"
    )
    path = models.CharField(max_length=500)
    # Pairs of name and value, in the order of the form: a name may come twice.
    fields = models.JSONField()
    kept_at = models.DateTimeField(_("time"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        constraints = [
            models.UniqueConstraint(fields=["user", "path"], name="one_kept_form_at_an_address")
        ]

    def __str__(self):
        return self.path
