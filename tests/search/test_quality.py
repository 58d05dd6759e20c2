"""What the search finds, held against a truth that shares no code with it."""

import pytest

from articles.models import ArticlePage
from search.analysis import canonical, phrases
from tests.search.quality.judgements import JUDGEMENTS
from tests.search.quality.oracle import relevant
from tests.search.quality.queries import all_queries
from tests.search.quality.shelf import shelve
from tests.search.quality.texts import all_texts

RECALL, PRECISION, TITLE_FIRST = 0.999, 0.99, 0.95
TOP = 5


@pytest.fixture
def search(column):
    """Keys of the texts a query finds, best first."""
    keys = shelve(column)
    return lambda query: [keys[page.pk] for page in ArticlePage.objects.search(query)]


def holding(sides, query):
    """Keys of the texts that hold a query by our own analysis, without any engine."""
    needles = [phrase.needle for phrase in phrases(query)]
    return {
        key
        for key, texts in sides.items()
        if needles and all(any(needle in text for text in texts) for needle in needles)
    }


def test_search_finds_what_it_should_and_little_else(search):
    """One test, since making the articles is what takes the time."""
    texts = {text.key: text for text in all_texts()}
    titles = {key: [canonical(text.title)] for key, text in texts.items()}
    sides = {key: [*titles[key], canonical(text.body)] for key, text in texts.items()}
    recalls, precisions, title_first = [], [], []
    for query, *_ in all_queries():
        found, truth = search(query), relevant(query, texts.values())
        # Both engines find exactly what the analysis says, so they find the same.
        assert set(found) == holding(sides, query), query
        if truth:
            recalls.append(len(truth & set(found)) / len(truth))
        if found:
            precisions.append(len(truth & set(found)) / len(found))
        if in_title := holding(titles, query):
            best = found[: min(TOP, len(in_title))]
            title_first.append(sum(key in in_title for key in best) / len(best))
    assert sum(recalls) / len(recalls) >= RECALL
    assert sum(precisions) / len(precisions) >= PRECISION
    assert sum(title_first) / len(title_first) >= TITLE_FIRST

    wrong = [j for j in JUDGEMENTS if (j.key in search(j.query)) is not j.should_be_found]
    assert wrong == []
