"""The user model for staff and members alike, from the first migration on."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.names import is_reserved_name, look

LONGEST_LOOK = 150


class User(AbstractUser):
    """A person with an account. A Chinese name is one field, not a first and a last name."""

    last_name = None
    name = models.CharField(_("full name"), max_length=60)

    # What the user name looks like, so that no other one looks the same. Where two did so before this
    # was asked, the later one's ends in “#” and its number, which no user name may hold.
    username_look = models.CharField(max_length=LONGEST_LOOK, unique=True, editable=False)

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

    def save(self, *args, update_fields=None, **kwargs):
        if self._has_new_look():
            self.username_look = self._look()
            if update_fields is not None:
                update_fields = {*update_fields, "username_look"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def clean(self):
        """:raises ValidationError: the user name looks like another one, or is disguised as the site's."""
        super().clean()
        if not self._has_new_look():
            return
        problem = look_problem(self.username, exclude=self.pk)
        if not problem and is_reserved_name(self.username) and not self._is_plainly_written():
            problem = gettext("This name could be taken for the site's own. Choose another.")
        if problem:
            raise ValidationError({"username": problem})

    def _is_plainly_written(self):
        return self.username.casefold() == look(self.username)

    def _look(self):
        return look(self.username)[:LONGEST_LOOK]

    def _has_new_look(self):
        return self.username_look.partition("#")[0] != self._look()

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


def look_problem(username: str, *, exclude=None) -> str:
    """Why nobody else may be called so, in words for who chose it; empty when somebody may."""
    alike = User.objects.filter(username_look=look(username)[:LONGEST_LOOK]).exclude(pk=exclude)
    if not alike.exists():
        return ""
    return gettext("A user name that looks the same is taken. Choose another.")
