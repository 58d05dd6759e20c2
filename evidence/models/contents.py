"""The texts that signatures and releases stand on, each kept once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.append_only import AppendOnlyModel


class SignedContent(AppendOnlyModel):
    """A text that was signed or released, kept under its digest in canonical form."""

    digest = models.CharField(max_length=80, primary_key=True)
    content = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("signed content")
        verbose_name_plural = _("signed contents")

    def __str__(self):
        return self.digest
