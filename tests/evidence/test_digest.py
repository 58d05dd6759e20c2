import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evidence.digest import (
    VERSION,
    RichHtml,
    UnknownVersion,
    canonical_form,
    digest_of,
    digest_of_form,
    without_keys,
    words_left_out,
)

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=20,
)


def block(value, block_id="a"):
    return {"type": "paragraph", "value": value, "id": block_id}


KEY = ' data-block-key="x1"'
HIDDEN = ' data-block-key="任意未审文字"'
# What a text that wants to look like something else is made of.
PIECES = [
    *(
        "<p>",
        "</p>",
        "<br>",
        "<br/>",
        "<br />",
        "<hr/>",
        "<b>",
        "</b>",
        "<p",
        "</p",
        "<",
        ">",
        "/>",
    ),
    *(f"<p{KEY}>", f"<li{HIDDEN}>", f'<a href="/"{KEY}>', f"<p{KEY}{HIDDEN}>", f"< p{KEY}>"),
    *(
        KEY,
        HIDDEN,
        ' data-block-key="',
        ' title="',
        " a==",
        "=",
        '"',
        "'",
        "/",
        " ",
        "\n",
        "&quot;",
    ),
    *("<textarea>", "</textarea>", "<!--", "-->", "<title>", "字", "&lt;p", "<P", "<svg>", "]]>"),
]
html = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


def shown(html):
    """What a browser makes of it, besides the editor's keys: by the parser of one, in one form."""
    tags = {"p", "br", "hr", "b", "li", "a", "textarea", "title", "svg", "sup"}
    return nh3.clean(
        html,
        tags=tags,
        attributes={tag: {"title", "href", "a", "class"} for tag in tags},
        link_rel=None,
        clean_content_tags=set(),
    )


def test_digest_names_its_version():
    assert digest_of("办公室").startswith(f"{VERSION}:")


CONTENT = {
    "fields": {
        "title": "办公室",
        "body": [{"type": "paragraph", "value": RichHtml(f"<p{KEY}>正文<br/></p>")}],
    },
    "files": [],
}


def test_known_digest_does_not_change():
    """Signatures are bound to it: a change of the rules needs a new version."""
    assert (
        digest_of(CONTENT) == "2:84e6cdd05207913c7500425e90300617ccca48d949110f99c3a79af7244b0781"
    )
    old = {"fields": {"title": "办公室", "body": [block("<p>正文</p>")]}, "files": []}
    assert digest_of(old, "1") == (
        "1:d5c17db38be96d2ad4bffe6a7857b33cbfafc7ce991fc3c8df9c228b360c876e"
    )


def test_digest_of_unknown_rules_is_never_made():
    with pytest.raises(UnknownVersion):
        digest_of(CONTENT, "3")


@given(plain)
def test_same_content_has_the_same_digest(content):
    assert digest_of(content) == digest_of_form(canonical_form(content))


@given(plain, plain)
def test_texts_of_plain_words_share_a_digest_only_when_they_are_the_same(one, other):
    same_form = canonical_form(one) == canonical_form(other)
    assert same_form == (repr_of(one) == repr_of(other))


def repr_of(content):
    """Tells True from 1 and 1 from 1.0, and not the order of keys."""
    if isinstance(content, dict):
        return "dict", sorted((key, repr_of(value)) for key, value in content.items())
    return [repr_of(item) for item in content] if isinstance(content, list) else repr(content)


@given(html)
@example(f'<p a==">"{HIDDEN}>')
@example(f"<textarea><p{HIDDEN}></textarea>")
@example(f"<p>{HIDDEN}</p>")
@example("<a title='" + HIDDEN + "'>")
@settings(max_examples=200)
def test_what_is_digested_of_rich_text_shows_the_same_as_the_text(html):
    assert shown(without_keys(html)) == shown(html)


@given(html, st.sampled_from(PIECES), st.integers(0, 60))
@settings(max_examples=200)
def test_texts_that_show_differently_never_share_a_digest(text, piece, place):
    changed = text[:place] + piece + text[place:]
    if shown(changed) != shown(text):
        assert digest_of(RichHtml(changed)) != digest_of(RichHtml(text))
    assert digest_of(changed) != digest_of(text)  # as plain words they always differ


@given(
    st.lists(st.text(alphabet="公文 &<>\"'\n", max_size=6), max_size=4), st.text("abc1", max_size=5)
)
def test_other_keys_and_ways_to_write_a_break_are_the_same_text(lines, key):
    words = [line.replace("&", "&amp;").replace("<", "&lt;") for line in lines]
    one = "".join(f'<p data-block-key="k">{line}<br/></p>' for line in words)
    other = "".join(f'<p data-block-key="{key}">{line}<br></p>' for line in words)
    bare = "".join(f"<p>{line}<br /></p>" for line in words)
    assert digest_of(RichHtml(one)) == digest_of(RichHtml(other)) == digest_of(RichHtml(bare))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RichHtml(f"<p{KEY}>正文</p>"), RichHtml("<p>正文</p>")),
        (RichHtml(f'<h2 class="a"{KEY}>题</h2>'), RichHtml('<h2 class="a">题</h2>')),
        (RichHtml('<embed id="1" alt="图"/>'), RichHtml('<embed id="1" alt="图">')),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_what_a_save_may_change_does_not_count(one, other):
    assert digest_of(one) == digest_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("办公室。", "办公室"),
        ("登陆", "登录"),
        ("甲 乙", "甲  乙"),
        ("甲\n", "甲\r\n"),
        ("é", "e\u0301"),
        ("，", ","),
        (["甲", "乙"], ["乙", "甲"]),
        ({"id": 1}, {"id": 2}),
        ("1", 1),
        (1, True),
        (None, ""),
        ("\ud800", "\ud801"),
        (block("<p>甲</p>"), block("<p>乙</p>")),
        (block("<p>甲</p>", "a"), block("<p>甲</p>", "b")),
        (f"办公室{HIDDEN}", "办公室"),
        (f"<p{KEY}>", "<p>"),
        ("<br/>", "<br>"),
        (RichHtml(f"<p>办公室{HIDDEN}</p>"), RichHtml("<p>办公室</p>")),
        (RichHtml('<a href="/a">甲</a>'), RichHtml('<a href="/b">甲</a>')),
        (RichHtml('<embed alt="图" id="1"/>'), RichHtml('<embed alt="画" id="1"/>')),
        (RichHtml("<p>甲&amp;lt;</p>"), RichHtml("<p>甲&lt;</p>")),
    ],
)
def test_any_other_difference_counts(one, other):
    assert digest_of(one) != digest_of(other)


def test_words_that_version_1_left_out_are_named():
    content = [
        f"题{HIDDEN}",
        {"a": RichHtml(f"<p{KEY}>文{HIDDEN}</p>")},
        RichHtml(f"<p{KEY}>文</p>"),
    ]
    assert words_left_out(content, "1") == [HIDDEN, HIDDEN]
    assert words_left_out(content) == []
