"""Commands that decide something: somebody answers for it, and a refusal is said in one line."""

from argparse import ArgumentTypeError
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError

from evidence.keys import verifier


def add_decision(parser) -> None:
    """The two options of every such command."""
    parser.add_argument("--user", required=True, help="User name of the superuser who decides.")
    parser.add_argument("--reason", required=True, help="Why, as it will stand in the evidence.")


@contextmanager
def decided(username):
    """The person of this name, for the length of the deed; what is refused ends the command.

    :raises CommandError: no such person, none who may, or the refusal itself.
    """
    users = get_user_model().objects.filter(is_active=True, is_superuser=True)
    person = users.filter(username=username).first()
    if person is None:
        raise CommandError(f"没有名为“{username}”的系统管理员。")
    try:
        yield person
    except PermissionDenied as error:
        raise CommandError(str(error)) from error


def checked_key(text: str) -> str:
    """For an option that takes a public key.

    :raises ArgumentTypeError: it is none.
    """
    try:
        verifier(text)
    except ValueError:
        raise ArgumentTypeError("不是公钥：应为 64 个十六进制数字。") from None
    return text.lower()
