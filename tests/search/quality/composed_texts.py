"""Ordinary articles, composed of hand-written titles and paragraphs.

The same texts come out on every machine: judgements and the queries cut from bodies rely on it.
"""

import random
from functools import cache
from pathlib import Path

from tests.search.quality.text import Text

HERE = Path(__file__).parent
GENERAL = "general"


def paragraphs() -> dict[str, list[str]]:
    """Return the hand-written paragraphs by theme."""
    return _sections("paragraphs.txt")


def titles() -> list[tuple[str, str]]:
    """Return `(theme, title)`: each subject of a theme in each of the theme's forms."""
    found = []
    for theme, lines in _sections("titles.txt").items():
        subjects = [line[2:] for line in lines if line.startswith("- ")]
        forms = [line[2:] for line in lines if line.startswith("+ ")]
        found += [(theme, form.format(subject)) for subject in subjects for form in forms]
    return found


@cache
def composed_texts() -> tuple[Text, ...]:
    """Return one text a title: some paragraphs of its theme, a few of others."""
    pool = paragraphs()
    everything = [paragraph for lines in pool.values() for paragraph in lines]
    rng = random.Random(20240315)  # noqa: S311 - repeatable, not secret
    texts = []
    for number, (theme, title) in enumerate(titles(), start=1):
        body = rng.sample(pool[theme], rng.randint(2, 4))
        body += rng.sample(pool[GENERAL], rng.randint(0, 1))
        body += rng.sample(everything, rng.randint(0, 2))
        body = list(dict.fromkeys(body))
        rng.shuffle(body)
        texts.append(Text(f"{theme}-{number:03}", title, "\n".join(body)))
    return tuple(texts)


def _sections(name: str) -> dict[str, list[str]]:
    """Read a file of lines grouped under `# heading`."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            lines = found.setdefault(line[2:], [])
        elif line:
            lines.append(line)
    return found
