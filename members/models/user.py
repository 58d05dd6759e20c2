"""The user model for staff and members alike, from the first migration on."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account. A Chinese name is one field, not a first and a last name."""

    last_name = None
    name = models.CharField(_("full name"), max_length=60)

    # Set by whoever opened the account: who signs up has an address to confirm; staff are known.
    has_signed_up = models.BooleanField(_("has signed up"), default=False, editable=False)

    wants_mail = models.BooleanField(
        _("send me my notices by e-mail as well"),
        default=True,
        help_text=_("To your confirmed address, some seconds after the notice."),
    )

    REQUIRED_FIELDS = ["name", "email"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    @property
    def first_name(self):
        """The name by which Wagtail's menu calls a person."""
        return self.name

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name
