"""What comes in is stored in one form; what was stored before stays as it was. No Django."""

import pytest

from site_core.rich_text.html import clean_rich_text, kept_rich_text


@pytest.mark.parametrize(
    ("came_in", "stored"),
    [
        ("<p>一<br>二</p>", "<p>一<br/>二</p>"),
        ("一<br>二", "<p>一<br/>二</p>"),
        ("<ul><li><p>一</p><p>二</p></li></ul>", "<ul><li>一<br/>二</li></ul>"),
        (
            "<ol><li>一<ul><li>点</li></ul></li></ol><ol><li>二</li></ol>",
            "<ol><li>一<ul><li>点</li></ul></li><li>二</li></ol>",
        ),
        ("<h2>题</h2><div>甲</div><section>乙</section>", "<p>题</p><p>甲</p><p>乙</p>"),
        ("<p>　　首行缩进</p>", "<p>首行缩进</p>"),
        ("<p>&emsp;&emsp;<b>&nbsp;首行</b></p>", "<p><b>首行</b></p>"),
        ("<p>床前明月光<br>　　疑是地上霜</p>", "<p>床前明月光<br/>　　疑是地上霜</p>"),
        ("<p>甲　　乙</p>", "<p>甲　　乙</p>"),
        ('<p>“甲”"乙"&nbsp;&lt;丙&gt;</p>', '<p>“甲”"乙"&nbsp;&lt;丙&gt;</p>'),
        ("<p>甲\x00乙\ud83d丙\ufffe</p>", "<p>甲 乙\ufffd丙</p>"),
        ("<p>\ud83d\ude00</p>", "<p>😀</p>"),
        ("<b><p>甲</p></b>", "<p><b>甲</b></p>"),
        ('<p><a linktype="page" id="x">甲</a><a>乙</a></p>', "<p>甲乙</p>"),
        ("", ""),
    ],
)
def test_what_comes_in_is_stored_in_one_form(came_in, stored):
    assert clean_rich_text(came_in) == stored


@pytest.mark.parametrize(
    "before",
    [
        "<p>甲<br>乙</p>",
        "<p>　　甲  乙</p>",
        "甲<br>乙",
        "<li>甲</li>",
        "<p>甲\ufffe</p>",
        "<ol><li>甲</li></ol><ol><li>乙</li></ol>",
    ],
)
def test_what_was_stored_before_goes_on_being_stored_as_it_was(before):
    assert kept_rich_text(before) == before
