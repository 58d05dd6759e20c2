"""A place in an organisation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation


class Seat(models.Model):
    """Kept for an e-mail address, and taken by whoever has confirmed that it is theirs."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="seats")
    email = models.EmailField(_("e-mail address"))
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("taken by"),
    )

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], name="one_seat_for_each_address"
            ),
            models.UniqueConstraint(
                fields=["organisation", "member"], name="one_seat_for_each_member"
            ),
        ]

    def __str__(self):
        return self.email
