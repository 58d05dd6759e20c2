"""The texts of the quality set as articles in the index."""

from wagtail.search.backends import get_search_backend

from articles.models import ArticlePage
from tests.search.quality.texts import all_texts

AT_ONCE = 100


def shelve(column, backend_name: str = "default") -> dict[int, str]:
    """Make an article of every text and index it; by its primary key, the key of each text.

    The words go to the index as they stand, past the body's blocks and their cleaning.
    """
    articles = []
    for text in all_texts():
        # PostgreSQL stores no NUL; a form would have taken it out.
        title, body = (part.replace("\0", "") for part in (text.title, text.body))
        article = ArticlePage(title=title, slug=text.key.replace("_", "-"), owner=None)
        column.add_child(instance=article)
        article.get_searchable_body = body.split("\n")
        articles.append((article, text.key))
    index = get_search_backend(backend_name).get_index_for_model(ArticlePage)
    for at in range(0, len(articles), AT_ONCE):
        index.add_items(ArticlePage, [article for article, _key in articles[at : at + AT_ONCE]])
    return {article.pk: key for article, key in articles}
