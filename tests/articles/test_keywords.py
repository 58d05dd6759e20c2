import pytest

from articles.keywords import parse_keywords
from tests.factories import ArticleFactory, release


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("公文，请示、函", ["公文", "请示", "函"]),
        ("公文, 请示", ["公文", "请示"]),
        ("公文；公文；请示", ["公文", "请示"]),
        ('"office work", 公文', ["office work", "公文"]),
        ("标准，標準，ＧＢ，gb", ["标准", "ＧＢ"]),
        ("公文　写作", ["公文", "写作"]),
        ("公文 写作 AI", ["公文", "写作", "AI"]),
        ('"公文 写作"', ["公文", "写作"]),
        ("【关键词】公文；写作。", ["公文", "写作"]),
        ("关键词：公文　写作　请示。", ["公文", "写作", "请示"]),
        ("关 键 词: 公文, 写作", ["公文", "写作"]),
        ("［关键字］公文", ["公文"]),
        ("关键词提取；公文", ["关键词提取", "公文"]),
        ("machine learning；写作", ["machine learning", "写作"]),
        ("machine learning　写作", ["machine learning", "写作"]),
        ("machine learning", ["machine learning"]),
        ("办公室 管理，公文", ["办公室 管理", "公文"]),
        ("公文，\u200b，\u3164", ["公文"]),
        ("，，", []),
        ("", []),
    ],
)
def test_keywords_are_separated_as_editors_type_them(text, keywords):
    assert parse_keywords(text) == keywords


@pytest.mark.django_db
def test_keywords_are_shown(client, column):
    article = ArticleFactory(parent=column)
    article.keywords.add("公文", "请示")
    release(article.save_revision())
    assert "公文、请示" in client.get(article.url).content.decode()
