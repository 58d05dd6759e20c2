"""What an editor typed comes back into the editor, and goes back into the store, as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from site_core.rich_text.area import RichTextConverter
from site_core.rich_text.html import FEATURES, clean_rich_text, kept_rich_text

CONVERTERS = [ContentstateConverter(FEATURES), RichTextConverter(FEATURES)]
STYLES = ["BOLD", "ITALIC", "SUPERSCRIPT", "SUBSCRIPT"]
BLOCK_TYPES = ["unstyled", "ordered-list-item", "unordered-list-item"]
LINKS = [
    ("LINK", {"url": "https://example.org/?a=1&b=\"<br>'"}),
    ("LINK", {"url": "mailto:a@example.org"}),
    ("LINK", {"url": "#note-1"}),
    ("LINK", {"url": "javascript:alert(1)"}),
    ("LINK", {"url": "localhost:8000/x"}),
    ("LINK", {"id": 3}),
    ("DOCUMENT", {"id": 4}),
]
# What has a meaning in HTML, what blanks there are, what counts as two in a browser, and words.
TEXTS = st.text("甲乙a1 \n\t\xa0\u3000\u2003<>&;\"'\\\u200b\ufffe\x07𠮷😀½", max_size=14)


@st.composite
def blocks(draw):
    text = draw(TEXTS)
    units = len(text.encode("utf-16-le")) // 2
    places = st.integers(0, units)
    ranges = []
    for style in draw(st.lists(st.sampled_from(STYLES), max_size=4)):
        begin, end = sorted((draw(places), draw(places)))
        if begin < end:
            ranges.append({"offset": begin, "length": end - begin, "style": style})
    links, behind = [], 0
    for key in draw(st.lists(st.integers(0, len(LINKS) - 1), max_size=2)):
        begin, end = sorted((draw(places), draw(places)))
        if behind <= begin < end:  # links do not overlap in the editor
            links.append({"offset": begin, "length": end - begin, "key": key})
            behind = end
    return {
        "key": draw(st.text("abcdefgh0123456789", min_size=5, max_size=5)),
        "text": text,
        "type": draw(st.sampled_from(BLOCK_TYPES)),
        "depth": draw(st.integers(0, 4)),
        "inlineStyleRanges": ranges,
        "entityRanges": links,
    }


def content_state(blocks):
    entities = {
        str(key): {"type": kind, "mutability": "MUTABLE", "data": data}
        for key, (kind, data) in enumerate(LINKS)
    }
    return json.dumps({"blocks": blocks, "entityMap": entities})


@pytest.mark.django_db
@pytest.mark.parametrize("converter", CONVERTERS, ids=["Wagtail's", "ours"])
@settings(max_examples=40)
@given(st.lists(blocks(), min_size=1, max_size=6))
def test_store_editor_store_is_the_identity(converter, typed):
    stored = clean_rich_text(converter.to_database_format(content_state(typed)))
    opened = converter.from_database_format(stored)
    assert clean_rich_text(converter.to_database_format(opened)) == stored
    assert kept_rich_text(stored) == stored
    assert clean_rich_text(stored) == stored


@pytest.mark.django_db
@settings(max_examples=40)
@given(st.lists(blocks(), min_size=1, max_size=6))
def test_editor_store_editor_keeps_words_and_styles(typed):
    converter = CONVERTERS[1]
    opened = json.loads(
        converter.from_database_format(
            clean_rich_text(converter.to_database_format(content_state(typed)))
        )
    )
    assert [block["key"] for block in opened["blocks"]] == [block["key"] for block in typed]
    for before, after in zip(typed, opened["blocks"], strict=True):
        assert _marks_of(before) == _marks_of(after)


def _marks_of(block):
    """(character, styles) of all that is seen; a browser's way of counting."""
    marks, place = [], 0
    for character in block["text"]:
        if not character.isspace() and character not in "\ufffe\x07":
            styles = {
                found["style"]
                for found in block["inlineStyleRanges"]
                if found["offset"] <= place < found["offset"] + found["length"]
            }
            marks.append((character, styles))
        place += 2 if character > "\uffff" else 1
    return block["type"].replace("unstyled", "") and block["type"], marks


TAGS = [
    *("p", "li", "ul", "ol", "b", "strong", "i", "em", "sup", "sub", "a", "div", "section"),
    *("h2", "table", "td", "blockquote", "span", "pre", 'p data-block-key="k"'),
    *('a href="/x"', 'a href=""', 'a href="javascript:x"', 'a linktype="nothing" id="1"'),
    *('a linktype="page" id="3"', 'a linktype="page"', 'a linktype="document" id="x"'),
]
MARKUP = st.recursive(
    st.sampled_from(["甲", " ", "　", "\n", "<br>", "<br/>", "&nbsp;", "&amp;", "\x00", "\ud83d"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@pytest.mark.django_db
@settings(max_examples=60)
@given(st.lists(MARKUP, max_size=4).map("".join))
def test_any_markup_opens_in_the_editor_with_its_words(html):
    stored = clean_rich_text(html)
    opened = json.loads(CONVERTERS[0].from_database_format(stored))
    words = "".join(block["text"] for block in opened["blocks"])
    assert words.count("甲") == html.count("甲")
    assert clean_rich_text(stored) == stored
