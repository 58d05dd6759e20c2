import pytest

from site_core.blocks.streams import BodyStreamBlock
from site_core.text.content import count_characters, iter_stream_text, rich_text_as_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("办公室", 3),
        ("办公室工作，贵在准确。", 11),
        ("共36份样稿", 5),
        ("Word 文档", 3),
        ("GB/T 9704—2012", 4),
        ("“请示”与“函”", 8),
        ("　　首行缩进", 4),
        ("", 0),
        ("  \n ", 0),
        ("3.14和1,000", 3),
        ("office@example.org", 1),
        ("𠮷野家", 3),
        ("ＡＢＣ", 3),
    ],
)
def test_characters_are_counted_as_word_processors_do(text, count):
    assert count_characters(text) == count


def test_rich_text_keeps_paragraphs_apart():
    assert rich_text_as_text("<p>甲&amp;乙</p><ul><li>丙</li></ul>") == "甲&乙\n丙"


def test_every_text_of_a_body_is_read_in_order():
    block = BodyStreamBlock()
    body = block.to_python(
        [
            {"type": "heading", "value": {"text": "一、标题", "level": "2"}, "id": "h"},
            {"type": "paragraph", "value": "<p>正文</p>", "id": "p"},
            {"type": "quote", "value": {"text": "引文", "attribution": "某人"}, "id": "q"},
            {
                "type": "callout",
                "value": {"kind": "tip", "title": "提示", "text": "<p>内容</p>"},
                "id": "c",
            },
            {
                "type": "table",
                "value": {
                    "caption": "表题",
                    "columns": [{"type": "text", "heading": "列"}],
                    "rows": [{"values": ["格"]}],
                },
                "id": "t",
            },
            {"type": "footnotes", "value": {"notes": ["注一", "注二"]}, "id": "f"},
        ]
    )
    assert list(iter_stream_text(body)) == [
        ("h.text", "一、标题"),
        ("p", "正文"),
        ("q.text", "引文"),
        ("q.attribution", "某人"),
        ("c.title", "提示"),
        ("c.text", "内容"),
        ("t.caption", "表题"),
        ("t.column0", "列"),
        ("t.0.0", "格"),
        ("f.notes.0", "注一"),
        ("f.notes.1", "注二"),
    ]
