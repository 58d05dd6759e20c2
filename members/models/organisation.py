"""A body that has joined, or wants to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.credit_code import LENGTH


class Organisation(models.Model):
    """An organisation, from its application on. Its members are those who hold a `Seat`."""

    class Status(models.TextChoices):
        APPLIED = "applied", _("Waits for a decision")
        APPROVED = "approved", _("Member")
        REJECTED = "rejected", _("Not admitted")
        ENDED = "ended", _("Ended")

    name = models.CharField(_("name of the organisation"), max_length=100)
    credit_code = models.CharField(_("unified social credit code"), max_length=LENGTH)
    contact = models.CharField(_("contact person"), max_length=60)
    phone = models.CharField(_("telephone"), max_length=30)
    # Who applied, and gives the seats out. Nobody, once that person has closed the account.
    administrator = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("administrator"),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.APPLIED
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    seat_limit = models.PositiveSmallIntegerField(_("number of seats"), default=0)
    expires_on = models.DateField(_("last day of the membership"), null=True, blank=True)
    # The last day of which the administrator has been reminded.
    reminded_of = models.DateField(null=True, editable=False)
    applied_at = models.DateTimeField(_("applied at"), auto_now_add=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("Organisation members")
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=models.Q(status="approved"),
                name="one_membership_for_each_organisation",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="approved") | models.Q(expires_on__isnull=False),
                name="membership_has_a_last_day",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_current(self) -> bool:
        """Whether its members may read what is for organisations, the last day included."""
        return self.status == self.Status.APPROVED and self.expires_on >= timezone.localdate()

    @property
    def is_expired(self) -> bool:
        return self.status == self.Status.APPROVED and not self.is_current
