"""Claims: who is reading a text in review."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewClaim(models.Model):
    """A reviewer has taken an open stage; while it stands, nobody else signs or returns it."""

    task_state = models.OneToOneField(
        "wagtailcore.TaskState",
        on_delete=models.CASCADE,
        related_name="claim",
        verbose_name=_("stage of a review"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("reviewer"),
    )
    claimed_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self):
        return f"{self.user}: {self.task_state_id}"
