import pytest

from django.core.exceptions import ValidationError
from django.template.loader import get_template

from site_core.blocks.groups import MORE, TEXT
from site_core.blocks.streams import BodyStreamBlock
from tests.factories import ArticleFactory, DocumentFactory, ImageFactory

BLOCKS = BodyStreamBlock().child_blocks
LISTED = [
    "paragraph",
    "heading",
    "image",
    "table",
    "quote",
    "gallery",
    "attachment",
    "video",
    "callout",
    "footnotes",
    "references",
]


def test_body_offers_the_blocks_in_the_editors_order():
    assert list(BLOCKS) == LISTED


def test_paragraph_heading_image_table_and_quotation_come_first():
    assert [name for name, block in BLOCKS.items() if block.meta.group == TEXT] == LISTED[:5]


@pytest.mark.parametrize("name", LISTED)
def test_block_has_icon_group_label_description_template_and_preview(name):
    block = BLOCKS[name]
    assert block.meta.icon not in ("placeholder", None)
    assert block.meta.group in (TEXT, MORE)
    assert block.label
    assert block.get_description()
    assert block.is_previewable
    get_template(block.meta.template)


@pytest.mark.parametrize("name", LISTED)
def test_block_preview_renders(client, author, name):
    client.force_login(author)
    prefix = BLOCKS[name].definition_prefix
    response = client.get("/admin/block-preview/", {"id": prefix})
    assert response.status_code == 200
    assert "site.css" in response.content.decode()


def test_there_is_no_raw_html_block():
    assert not [block for block in BLOCKS.values() if type(block).__name__ == "RawHTMLBlock"]


@pytest.mark.django_db
def test_picture_without_alternative_text_is_refused():
    block = BLOCKS["image"]
    value = {"image": ImageFactory(description=""), "alt": "", "caption": ""}
    with pytest.raises(ValidationError):
        block.clean(block.normalize(value | {"decorative": False}))
    block.clean(block.normalize(value | {"decorative": True}))
    block.clean(block.normalize(value | {"decorative": False, "alt": "编辑案头"}))


@pytest.mark.django_db
def test_video_has_to_be_a_video_file():
    block = BLOCKS["video"]
    with pytest.raises(ValidationError):
        block.clean(block.normalize({"document": DocumentFactory()}))


@pytest.mark.django_db
def test_every_block_is_rendered(client, column):
    image, document = ImageFactory(credit="某某 摄"), DocumentFactory()
    picture = {"image": image, "alt": "图的内容", "decorative": False, "caption": "图注"}
    article = ArticleFactory(
        parent=column,
        released=True,
        body=[
            ("paragraph", "<p>正文一段</p>"),
            ("heading", {"text": "一、小标题", "level": "2"}),
            ("image", picture),
            ("quote", {"text": "引用的话", "attribution": "某人"}),
            ("gallery", {"title": "组图", "pictures": [picture, picture]}),
            ("attachment", {"document": document, "description": "投稿说明"}),
            ("video", {"document": document, "poster": image, "caption": "录像", "transcript": ""}),
            ("callout", {"kind": "tip", "title": "提示标题", "text": "<p>提示内容</p>"}),
            ("footnotes", {"notes": ["注释一条"]}),
            ("references", {"works": ["某某. 某书[M]"]}),
        ],
    )
    html = client.get(article.url).content.decode()
    for text in (
        "正文一段",
        "一、小标题",
        "图的内容",
        "图注",
        "某某 摄",
        "引用的话",
        "组图",
        "投稿说明",
        "录像",
        "提示内容",
        "注释一条",
        "某书[M]",
    ):
        assert text in html
