import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.digest import VERSION, canonical_form, digest_of, digest_of_form

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=20,
)


def block(value, block_id="a"):
    return {"type": "paragraph", "value": value, "id": block_id}


def test_digest_names_its_version():
    assert digest_of("办公室").startswith(f"{VERSION}:")


def test_known_digest_does_not_change():
    """Signatures are bound to it: a change of the rules needs a new version."""
    content = {"fields": {"title": "办公室", "body": [block("<p>正文</p>")]}, "files": []}
    assert digest_of(content) == (
        "1:d5c17db38be96d2ad4bffe6a7857b33cbfafc7ce991fc3c8df9c228b360c876e"
    )


@given(plain)
def test_same_content_has_the_same_digest(content):
    assert digest_of(content) == digest_of_form(canonical_form(content))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (block("<p>正文</p>", "a"), block("<p>正文</p>", "b")),
        ('<p data-block-key="k1">正文</p>', '<p data-block-key="k2">正文</p>'),
        ('<p data-block-key="k1">正文</p>', "<p>正文</p>"),
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
        ("，", ","),
        (["甲", "乙"], ["乙", "甲"]),
        ({"id": 1}, {"id": 2}),
        ("1", 1),
        (None, ""),
        ("\ud800", "\ud801"),
        (block("<p>甲</p>"), block("<p>乙</p>")),
    ],
)
def test_any_other_difference_counts(one, other):
    assert digest_of(one) != digest_of(other)
