"""Keywords as Chinese editors type and paste them: separated by 、 or ， or ； as well as by a comma."""

import re

from site_core.text.characters import has_visible
from site_core.text.folding import fold

_LABEL = re.compile(
    r"\s*[【\[〔［]?\s*(?:关\s*键\s*[词字]|主\s*题\s*词|key\s?words?)\s*(?:[】\]〕］]\s*[:：]?|[:：])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[,，、;；\n]")
# Within an English phrase a plain blank parts nothing.
_BLANK = re.compile(r"\s*\u3000\s*|(?<![A-Za-z0-9.-])\s+|\s+(?![A-Za-z0-9.-])")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_AROUND = ' \t\u3000"“”。'


def parse_keywords(text: str) -> list[str]:
    """The distinct keywords in `text`, in order, without the label and the 。 of a printed line.

    A blank inside a keyword belongs to it, unless blanks are all that parts Chinese words.
    Two that differ only as `fold` folds are one, in the first one's spelling.
    """
    text = text[label.end() :] if (label := _LABEL.match(text)) else text
    parts = _SEPARATOR.split(text)
    if not _SEPARATOR.search(text) and _HAN.search(text):
        parts = _BLANK.split(text)
    distinct: dict[str, str] = {}
    for part in (part.strip().strip(_AROUND) for part in parts):
        if has_visible(part):
            distinct.setdefault(fold(part), part)
    return list(distinct.values())


def join_keywords(keywords) -> str:
    """The text an editor sees for `keywords` (objects with a `name`)."""
    return ", ".join(keyword.name for keyword in keywords)
