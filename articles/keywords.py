"""Keywords as Chinese editors type them: separated by 、 or ， or ； as well as by a comma."""

import re

from site_core.folding import fold


def parse_keywords(text: str) -> list[str]:
    """The distinct keywords in `text`, in order. A space inside a keyword belongs to it.

    Two that differ only as `fold` folds are one, in the first one's spelling.
    """
    parts = (part.strip().strip('"“”') for part in re.split(r"[,，、;；\n]", text))
    distinct: dict[str, str] = {}
    for part in filter(None, parts):
        distinct.setdefault(fold(part), part)
    return list(distinct.values())


def join_keywords(keywords) -> str:
    """The text an editor sees for `keywords` (objects with a `name`)."""
    return ", ".join(keyword.name for keyword in keywords)
