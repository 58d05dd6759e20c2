"""The HTML that rich text may hold, as Wagtail stores it.

Draftail filters what is typed; this filters what is stored, so that text written by an importer,
a script or a hand-made request is as clean as typed text.
"""

import nh3

# Features offered in the editor; the allowed tags below are what these features store.
FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "document-link"]

ALLOWED_TAGS = {"p", "br", "b", "strong", "i", "em", "sup", "sub", "ol", "ul", "li", "a"}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    "p": {"data-block-key"},
    "li": {"data-block-key"},
}
ALLOWED_URL_SCHEMES = {"http", "https", "mailto", "tel"}


def clean_rich_text(html: str) -> str:
    """`html` without any tag, attribute or address scheme that is not allowed in stored text."""
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_URL_SCHEMES,
        link_rel=None,
    )
