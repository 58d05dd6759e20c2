"""Telling people something, wherever they log in next."""

from collections.abc import Iterable

from members.models import Notice, User

LONGEST_TEXT = Notice._meta.get_field("text").max_length


def notify(users: Iterable[User], text: str, address: str = "") -> None:
    """Write one notice for each of `users`, in the transaction of what they are told about.

    :param text: one sentence in Chinese; a longer one than a notice holds is cut.
    :param address: a path on this site that says more.
    """
    text = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
    Notice.objects.bulk_create(Notice(user=user, text=text, address=address) for user in users)
