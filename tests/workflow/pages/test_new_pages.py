import pytest

from articles.models import ArticlePage, CategoryIndexPage
from home.models import HomePage, StandardPage


@pytest.mark.django_db
@pytest.mark.parametrize("model", [ArticlePage, CategoryIndexPage, HomePage, StandardPage])
def test_new_page_is_not_live(model):
    assert not model(title="新页面").live
