"""Addresses made from Chinese titles: 「重庆工作」 becomes `chong-qing-gong-zuo`."""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

from django.utils.translation import gettext

MAX_SLUG_LENGTH = 60

# First-level addresses the site itself answers or will answer: no page may take one.
RESERVED_FIRST_LEVEL_SLUGS = frozenset(
    [
        "a",
        "admin",
        "accounts",
        "comments",
        "documents",
        "feed",
        "healthz",
        "media",
        "readyz",
        "reads",
        "search",
        "sitemap",
        "static",
    ]
)

VALID_SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*\Z")


def slug_problem(slug: str, *, first_level: bool) -> str:
    """Why no page may have this slug, in words for an editor; empty when it may."""
    if not VALID_SLUG.match(slug):
        return gettext("Use lower-case letters, digits and hyphens only.")
    if first_level and slug in RESERVED_FIRST_LEVEL_SLUGS:
        message = gettext("The site itself uses the address “%(slug)s”. Choose another.")
        return message % {"slug": slug}
    return ""


def slug_from_title(title: str) -> str:
    """The pinyin slug of a title: lower-case ASCII words joined by hyphens.

    At most MAX_SLUG_LENGTH characters, cut between words. Empty when the title has no letter,
    digit or Han character.
    """
    # NFKC: full-width letters and digits are read as the plain ones.
    title = unicodedata.normalize("NFKC", title)
    syllables = lazy_pinyin(title, style=Style.NORMAL, errors=_ascii_only)
    words = re.findall(r"[a-z0-9]+", " ".join(syllables).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG_LENGTH]
        if len(longer) > MAX_SLUG_LENGTH:
            break
        slug = longer
    return slug


def _ascii_only(text: str) -> str:
    """What pypinyin cannot read: keep ASCII letters and digits, drop the rest."""
    return re.sub(r"[^A-Za-z0-9]+", " ", text.replace("ü", "v"))
