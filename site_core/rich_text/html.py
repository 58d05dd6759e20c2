"""The HTML that rich text may hold, as it is stored.

Draftail filters what is typed; this filters what is stored, so that text written by an importer,
a script or a hand-made request is as clean as typed text.
"""

import re

import nh3

from site_core.rich_text.form import BLOCKS, SCHEMES, in_stored_form
from site_core.rich_text.lists import with_going_numbers
from site_core.text.characters import fit, whole

# Features offered in the editor; the allowed tags below are what these features store.
FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "document-link"]

ALLOWED_TAGS = {"p", "br", "b", "strong", "i", "em", "sup", "sub", "ol", "ul", "li", "a"}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    "p": {"data-block-key"},
    "li": {"data-block-key"},
}

# What stands before the first word of a paragraph or an item.
_BLOCK_BEGINS = re.compile(r"<(?:p|li)(?: [^>]*)?>(?:\s|&nbsp;|<(?:b|strong|i|em|sup|sub)>)+")
_TYPED_BLANK = re.compile(r"(?<=>)(?:\s|&nbsp;)+")


def clean_rich_text(html: str) -> str:
    """`html` as it comes in: safe, of characters that are fit, in the form that is stored.

    What is in this form already comes back as it is.
    """
    return in_stored_form(fit(_safe(fit(html), ALLOWED_TAGS | BLOCKS)))


def kept_rich_text(html: str) -> str:
    """`html` as it goes on being stored: safe, and otherwise as it is.

    A text that was stored before it had the form above, perhaps signed and released, is not brought
    into it behind its signers' backs; `clean_rich_text` does that when an editor next opens it.
    """
    safe = _safe(whole(html), ALLOWED_TAGS)
    return safe.replace("<br>", "<br/>") if "<br/>" in html else safe


def shown_rich_text(html: str) -> str:
    """Stored `html` as readers see it: for what a text of before may still hold.

    Blanks typed to indent a paragraph are left out, since the sheet indents it. A list that another
    interrupts goes on counting.
    """
    return with_going_numbers(_BLOCK_BEGINS.sub(_without_blanks, html))


def _without_blanks(match: re.Match[str]) -> str:
    return _TYPED_BLANK.sub("", match[0])


def _safe(html: str, tags: set[str]) -> str:
    """`html` without any other tag, and any attribute or address scheme that is not allowed."""
    return nh3.clean(
        html,
        tags=tags,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
