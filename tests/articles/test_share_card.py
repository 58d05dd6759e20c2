"""Description and picture that messengers and search engines show."""

import re

import pytest

from site_core.files.renditions import SHARE_SPEC
from tests.factories import ArticleFactory, ImageFactory, picture_file


def large_picture():
    return ImageFactory(file=picture_file(size=(320, 200)))


def block(image):
    return ("image", {"image": image, "alt": "图", "decorative": False, "caption": ""})


@pytest.fixture
def card(client, column):
    def card(**fields):
        article = ArticleFactory(parent=column, released=True, **fields)
        html = client.get(article.url).content.decode()
        return dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', html))

    return card


def test_picture_is_the_lead_image(card):
    assert "og:image" in card(lead_image=ImageFactory())


def test_without_a_lead_image_it_is_the_first_large_picture_of_the_text(card):
    small, large = ImageFactory(), large_picture()
    found = card(body=[block(small), block(large)])
    assert large.renditions.filter(filter_spec=SHARE_SPEC).exists()
    assert not small.renditions.filter(filter_spec=SHARE_SPEC).exists()
    assert found["og:image"].endswith(".jpg")


def test_members_only_text_lends_neither_picture_nor_words(card):
    found = card(
        audience="members", body=[("paragraph", "<p>仅供会员。</p>"), block(large_picture())]
    )
    assert "og:image" not in found
    assert "仅供会员" not in str(found)


def test_description_is_the_summary_or_else_how_the_text_begins(card):
    assert card(summary="提要。")["description"] == "提要。"
    assert card(body=[("paragraph", f"<p>{'办公室' * 100}</p>")])["description"].startswith(
        "办公室办"
    )
    assert len(card(body=[("paragraph", f"<p>{'办公室' * 100}</p>")])["description"]) == 120
