"""Telling people something, wherever they log in next."""

from collections.abc import Iterable

from django.utils import timezone

from members.models import Notice, User

SHOWN = 30
LONGEST_TEXT = Notice._meta.get_field("text").max_length


def notify(users: Iterable[User], text: str, address: str = "") -> None:
    """Write one notice for each of `users`, in the transaction of what they are told about.

    :param text: one sentence in Chinese; a longer one than a notice holds is cut.
    :param address: a path on this site that says more.
    """
    text = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    Notice.objects.bulk_create(Notice(user=user, text=text, address=address) for user in users)


def latest_notices(user: User) -> list[Notice]:
    """The newest notices to `user`."""
    return list(user.notices.all()[:SHOWN])


def count_unread(user: User) -> int:
    """How many notices `user` has not marked as read."""
    return user.notices.filter(read_at=None).count()


def mark_all_read(user: User) -> None:
    """Whatever `user` has been told counts as read from now on."""
    user.notices.filter(read_at=None).update(read_at=timezone.now())
