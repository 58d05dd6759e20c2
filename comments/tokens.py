"""The signed word in each form: for which page it was opened, when, and which form it is."""

import secrets
import time
from dataclasses import dataclass

from django.core import signing

SALT = "comments.form"


class Forged(Exception):
    """No form of ours, or one of another page."""


@dataclass(frozen=True)
class FormToken:
    """`key` names the form; `age` is in seconds."""

    key: str
    age: float


def issue(page_id: int) -> str:
    """A token for a form that is opened now."""
    return signing.dumps([page_id, secrets.token_hex(16), int(time.time())], salt=SALT)


def read(token: str, page_id: int) -> FormToken:
    """What a form of this page says about itself.

    :raises Forged: it is none.
    """
    try:
        of_page, key, opened_at = signing.loads(token, salt=SALT)
    except (signing.BadSignature, UnicodeError) as error:
        raise Forged from error
    if of_page != page_id:
        raise Forged
    return FormToken(key, time.time() - opened_at)
