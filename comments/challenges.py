"""The small sum that tells people from programs: as a picture, or in words for those who cannot see.

It is made while a form is being sent, never while a page is read, and each is good for one answer.
"""

import random
import unicodedata
from dataclasses import dataclass

from captcha.models import CaptchaStore

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NUMERALS = "零一二三四五六七八九十"
LONGEST_ANSWER = 10
KEY_LENGTH = 40
# (question, what the answer is of the two numbers; the first is never the smaller one)
QUESTIONS = (
    (gettext_lazy("How much is %(a)s plus %(b)s?"), lambda a, b: a + b),
    (gettext_lazy("How much is %(a)s minus %(b)s?"), lambda a, b: a - b),
    (gettext_lazy("Which number is %(b)s more than %(a)s?"), lambda a, b: a + b),
    (gettext_lazy("Out of %(a)s, %(b)s are taken away. How many are left?"), lambda a, b: a - b),
    (gettext_lazy("How much is %(a)s times %(b)s?"), lambda a, b: a * b),
)


@dataclass(frozen=True)
class Challenge:
    """A question in words, or the address of a picture with one."""

    key: str
    question: str = ""
    picture: str = ""


def ask(*, in_words: bool) -> Challenge:
    """A new challenge. Writes a row, and throws away those whose time is over."""
    CaptchaStore.remove_expired()
    if not in_words:
        key = CaptchaStore.generate_key()
        return Challenge(key, picture=reverse("comment_captcha", args=[key]))
    smaller, larger = sorted(random.SystemRandom().choices(range(1, 11), k=2))
    question, answer = random.SystemRandom().choice(QUESTIONS)
    words = _(question) % {"a": NUMERALS[larger], "b": NUMERALS[smaller]}
    store = CaptchaStore.objects.create(challenge=words[:32], response=str(answer(larger, smaller)))
    return Challenge(store.hashkey, question=words)


def is_answered(key: str, answer: str) -> bool:
    """Whether `answer` is right. Right or wrong, the challenge is used up."""
    asked = CaptchaStore.objects.filter(hashkey=key[:KEY_LENGTH], expiration__gt=timezone.now())
    right = asked.filter(response=as_number(answer)).delete()[0]
    asked.delete()
    return bool(right)


def as_number(answer: str) -> str:
    """The digits of an answer written in digits of any width or in Chinese; empty when it is none."""
    answer = unicodedata.normalize("NFKC", answer[:LONGEST_ANSWER]).strip()
    if answer.isascii() and answer.isdigit():
        return str(int(answer))
    tens, ten, ones = answer.rpartition("十")
    if any(part not in NUMERALS[:10] or len(part) > 1 for part in (tens, ones)):
        return ""
    if not (ten or ones):
        return ""
    number = (NUMERALS.index(tens) if tens else 1) * 10 if ten else 0
    return str(number + (NUMERALS.index(ones) if ones else 0))
