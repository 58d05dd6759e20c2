"""What browsers of the staff report about pages of the admin."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PolicyViolation(models.Model):
    """Something a page did that its Content-Security-Policy does not foresee, with how often."""

    directive = models.CharField(_("rule"), max_length=60)
    # A host, or a word such as “inline”: never a whole address, which may hold what is secret.
    source = models.CharField(_("source"), max_length=200)
    page = models.CharField(_("page"), max_length=200)
    times = models.PositiveIntegerField(_("times"), default=0)
    last_at = models.DateTimeField(_("last time"), auto_now=True)

    class Meta:
        verbose_name = _("policy violation")
        verbose_name_plural = _("policy violations")
        ordering = ["-last_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "source", "page"], name="one_row_for_each_violation"
            )
        ]

    def __str__(self):
        return f"{self.directive}: {self.source}"
