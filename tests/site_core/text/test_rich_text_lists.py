"""A numbered list that only another list interrupts counts on."""

import pytest

from site_core.rich_text.lists import with_going_numbers


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        (
            "<ol><li>一<ul><li>点</li></ul></li></ol><ol><li>二</li></ol>",
            "<ol><li>一<ul><li>点</li></ul></li><li>二</li></ol>",
        ),
        (
            "<ol><li>一</li><li>二</li></ol><ul><li>点</li></ul><ol><li>三</li></ol>"
            "<ul><li>点</li></ul><ol><li>四</li></ol>",
            '<ol><li>一</li><li>二</li></ol><ul><li>点</li></ul><ol start="3"><li>三</li></ol>'
            '<ul><li>点</li></ul><ol start="4"><li>四</li></ol>',
        ),
        (
            "<ol><li>一</li></ol><p>另起</p><ol><li>一</li></ol>",
            "<ol><li>一</li></ol><p>另起</p><ol><li>一</li></ol>",
        ),
        (
            "<ol><li>一<ol><li>（一）</li></ol></li><li>二<ol><li>（一）</li></ol></li></ol>",
            "<ol><li>一<ol><li>（一）</li></ol></li><li>二<ol><li>（一）</li></ol></li></ol>",
        ),
    ],
    ids=["within", "beside", "a paragraph between", "of its own"],
)
def test_numbered_list_goes_on_after_a_bulleted_one(stored, shown):
    assert with_going_numbers(stored) == shown
