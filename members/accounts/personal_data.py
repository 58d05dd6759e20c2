"""What the site holds about a person, handed out to them, and let go when they leave.

《个人信息保护法》 第四十五条 (a copy of one's data) and 第四十七条 (deletion).
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import ModelLogEntry


def export(user) -> dict:
    """Everything as data that can be written as JSON; times in ISO 8601.

    Whoever else holds something adds it by the hook `export_personal_data`, (user) -> dict.
    """
    data = {
        "account": {
            "username": user.username,
            "name": user.name,
            "email": user.email,
            "joined_at": user.date_joined.isoformat(),
            "last_login": user.last_login.isoformat() if user.last_login else None,
        },
        "email_addresses": list(
            EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
        ),
        "second_factors": list(
            Authenticator.objects.filter(user=user).values_list("type", flat=True)
        ),
        "notices": [
            {"text": notice.text, "at": notice.created_at.isoformat()}
            for notice in user.notices.all()
        ],
        "kept_forms": list(user.kept_forms.values("path", "fields")),
    }
    for export_more in hooks.get_hooks("export_personal_data"):
        data |= export_more(user)
    return data


def demand_may_close(user) -> None:
    """:raises PermissionDenied: the person works here: their texts and signatures need an answer first."""
    if user.is_superuser or user.groups.exists() or user.user_permissions.exists():
        raise PermissionDenied(
            _("You work on this site. Ask a system administrator to close your account.")
        )


@transaction.atomic
def close_account(user) -> None:
    """Let go of the person for good. The row stays, empty, so that numbers elsewhere lead to nobody.

    Evidence is no part of it: whoever once signed something as staff stays answerable for it. Whoever
    else holds something lets go of it by the hook `forget_person`, (user) -> None, in this transaction.

    :raises PermissionDenied: see `demand_may_close`.
    """
    demand_may_close(user)
    for forget in hooks.get_hooks("forget_person"):
        forget(user)
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.notices.all().delete()
    user.kept_forms.all().delete()
    # With a character that no one can sign up with.
    user.username, user.name, user.email = f"closed:{user.pk}", "", ""
    user.is_active, user.last_login = False, None
    user.set_unusable_password()
    user.save()
    ModelLogEntry.objects.for_instance(user).update(label=user.username)
    _end_sessions(user)


def _end_sessions(user) -> None:
    """Remove the sessions of an account from every device: they hold its name."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
