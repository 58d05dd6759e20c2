"""Keywords as Chinese editors type them: separated by 、 or ， or ； as well as by a comma."""

import re


def parse_keywords(text: str) -> list[str]:
    """The distinct keywords in `text`, in order. A space inside a keyword belongs to it."""
    parts = (part.strip().strip('"“”') for part in re.split(r"[,，、;；\n]", text))
    return list(dict.fromkeys(part for part in parts if part))


def join_keywords(keywords) -> str:
    """The text an editor sees for `keywords` (objects with a `name`)."""
    return ", ".join(keyword.name for keyword in keywords)
