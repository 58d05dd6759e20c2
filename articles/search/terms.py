"""Which words the site knows, so that the search can suggest one of them."""

from collections import Counter

from taggit.models import Tag

from articles.models import ArticleByline, CategoryIndexPage
from articles.search.searching import public_articles
from search.analysis import iter_words
from search.suggestions import replace_terms

LONGEST_WORD = 6  # characters of a word taken from titles
LEAST_TITLES = 2  # that have a word, before it counts as one
CHOSEN_BY_EDITORS = 3  # what a keyword, a column or a name weighs against a string from titles


def collect_search_terms() -> int:
    """Take in keywords, columns, authors and words of titles of what is public; how many there are."""
    uses: Counter[str] = Counter()
    titles = public_articles().order_by().values_list("title", flat=True)
    for title in titles:
        uses.update(set(iter_words(title, LONGEST_WORD)))
    uses = _whole_words(uses)
    public = public_articles().order_by().values("pk")
    keywords = Tag.objects.filter(articles_articlekeyword_items__content_object__in=public)
    authors = ArticleByline.objects.filter(article__in=public)
    columns = CategoryIndexPage.objects.live()
    for words in (
        keywords.values_list("name", flat=True),
        authors.values_list("name", flat=True),
        columns.values_list("title", flat=True),
    ):
        for word in words:
            uses[word] += CHOSEN_BY_EDITORS
    return replace_terms(uses)


def _whole_words(uses: Counter[str]) -> Counter[str]:
    """Strings of several titles, without those that only ever stand inside a longer one."""
    frequent = {word: count for word, count in uses.items() if count >= LEAST_TITLES}
    inside = {
        part
        for word, count in frequent.items()
        for part in (word[1:], word[:-1])
        if frequent.get(part) == count
    }
    return Counter({word: count for word, count in frequent.items() if word not in inside})
