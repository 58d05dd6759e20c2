"""What somebody meant who has found nothing: a word that the site knows and that is near."""

import re
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Length

from search.analysis import HAN
from search.models import SearchTerm
from search.models.terms import LONGEST_TERM
from search.pinyin import initials_of, syllables_of
from search.syllables import spellings
from site_core.text.folding import fold

SHORTEST, LONGEST = 2, 12  # characters of a query for which there are suggestions
AT_ONCE = 1000
_HAN_ONLY = re.compile(f"[{HAN}]+")
_LETTERS_ONLY = re.compile("[a-z]+")


def suggest(query: str) -> str | None:
    """The word that was probably meant, the one used most among equals; None when there is none.

    In this order: one that sounds the same, one with a single other character, one with these
    initials or this spelling.
    """
    typed = fold(query).replace(" ", "")
    if not SHORTEST <= len(typed) <= LONGEST:
        return None
    if _LETTERS_ONLY.fullmatch(typed):
        return _most_used(Q(initials=typed) | Q(pinyin__in=map("".join, spellings(typed))))
    if not _HAN_ONLY.fullmatch(typed):
        return None
    alike = _most_used(Q(pinyin="".join(syllables_of(typed))) & ~Q(text=typed))
    return alike or _with_one_other_character(typed)


def replace_terms(uses: Mapping[str, int]) -> int:
    """Make these words, with how often each is used, the ones that are suggested; how many there are."""
    terms = {fold(text): count for text, count in uses.items() if len(text) <= LONGEST_TERM}
    with transaction.atomic():
        SearchTerm.objects.all().delete()
        SearchTerm.objects.bulk_create(
            (
                SearchTerm(
                    text=text,
                    pinyin="".join(syllables_of(text)),
                    initials=initials_of(text)[:LONGEST_TERM],
                    uses=count,
                )
                for text, count in terms.items()
                if text
            ),
            batch_size=AT_ONCE,
        )
    return len(terms)


def _most_used(condition: Q) -> str | None:
    terms = (
        SearchTerm.objects.annotate(length=Length("text"))
        .filter(condition)
        .order_by("-uses", "text")
    )
    return terms.values_list("text", flat=True).first()


def _with_one_other_character(typed: str) -> str | None:
    if len(typed) < SHORTEST + 1:
        return None  # half of a word of two characters is not near it
    near = Q()
    for at in range(len(typed)):
        near |= Q(text__startswith=typed[:at], text__endswith=typed[at + 1 :])
    return _most_used(near & Q(length=len(typed)))
