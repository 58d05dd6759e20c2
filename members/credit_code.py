"""统一社会信用代码, by which an organisation is known in China. Source: GB 32100-2015.

Plain Python: 18 characters, of which the last one is computed from the others.
"""

import unicodedata

LENGTH = 18
# Digits and capital letters without I, O, S, V and Z; a character counts as its place here.
CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(3**place % len(CHARACTERS) for place in range(LENGTH - 1))


def tidied(typed: str) -> str:
    """A code as it is written, from what somebody typed or pasted: any width, case and spacing."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(character for character in plain if character not in " -\t\u2014\u2013")


def check_character(code: str) -> str:
    """The eighteenth character that belongs to the first seventeen of `code`.

    :raises ValueError: one of them occurs in no code.
    """
    total = sum(
        CHARACTERS.index(character) * weight
        for character, weight in zip(code, WEIGHTS, strict=False)
    )
    return CHARACTERS[-total % len(CHARACTERS)]


def is_credit_code(code: str) -> bool:
    """Whether a tidied `code` is complete and free of slips: one wrong or two swapped characters."""
    if len(code) != LENGTH or not set(code) <= set(CHARACTERS):
        return False
    return code[-1] == check_character(code)
