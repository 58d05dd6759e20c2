"""Telling people something, wherever they log in next, and by mail if they like."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from members.models import Notice, User
from site_core.operation.mail import absolute, mail_later

SHOWN = 30
LONGEST_TEXT = Notice._meta.get_field("text").max_length
LONGEST_SUBJECT = 60


def notify(users: Iterable[User], text: str, address: str = "") -> None:
    """Write one notice for each of `users`, in the transaction of what they are told about.

    Whoever has a confirmed address and has not declined gets it as mail too.

    :param text: one sentence in Chinese; a longer one than a notice holds is cut.
    :param address: a path on this site that says more.
    """
    users = list(users)
    text = _cut(text, LONGEST_TEXT)
    Notice.objects.bulk_create(Notice(user=user, text=text, address=address) for user in users)
    _mail(users, text, address)


def notify_holders(permission: str, text: str, address: str) -> None:
    """Tell those who hold a permission that something waits at `address`: once until they have read it.

    Superusers hold every permission, and are told only where they are given this one.
    """
    told = Notice.objects.filter(address=address, read_at=None).values("user")
    holders = User.objects.with_perm(permission, include_superusers=False)
    notify(holders.exclude(pk__in=told), text, address)


def _mail(users: list[User], text: str, address: str) -> None:
    confirmed = EmailAddress.objects.filter(
        user__in=users, user__is_active=True, user__wants_mail=True, verified=True, primary=True
    )
    subject = f"【{settings.WAGTAIL_SITE_NAME}】{_cut(text, LONGEST_SUBJECT)}"
    context = {
        "text": text,
        "address": absolute(address or reverse("member_centre")),
        "centre": absolute(reverse("member_centre")),
    }
    body = render_to_string("members/mail/notice.txt", context)
    mail_later(confirmed.values_list("email", flat=True), subject, body)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def latest_notices(user: User) -> list[Notice]:
    """The newest notices to `user`."""
    return list(user.notices.all()[:SHOWN])


def count_unread(user: User) -> int:
    """How many notices `user` has not marked as read."""
    return user.notices.filter(read_at=None).count()


def mark_all_read(user: User) -> None:
    """Whatever `user` has been told counts as read from now on."""
    user.notices.filter(read_at=None).update(read_at=timezone.now())
