"""A reader's query, widened by the words that mean the same."""

from wagtail.search.query import And, Or, PlainText, SearchQuery

from search.analysis import phrases
from search.models.synonyms import SynonymGroup, folded

MOST_PARTS = 10  # parts of a query that are looked up
LONGEST_PART = 200  # characters; far beyond any phrase of a group


def expanded(query_string: str) -> SearchQuery:
    """The query, in which each part that has synonyms may also be one of them.

    A part is what stands between two blanks; the whole query counts as one too. Asks the database
    once, for whatever length of query.
    """
    pieces = query_string.split(None, MOST_PARTS)
    parts, rest = pieces[:MOST_PARTS], pieces[MOST_PARTS:]
    whole = [] if rest else [" ".join(parts)]
    keys = {part: folded(part) for part in {*parts, *whole} if len(part) <= LONGEST_PART}
    synonyms = _synonyms({key for key in keys.values() if key})
    if not synonyms:
        return PlainText(query_string)
    if whole and keys.get(whole[0]) in synonyms:
        return _any_of(whole[0], synonyms[keys[whole[0]]])
    queries = []
    for part in parts:
        if keys.get(part) in synonyms:
            queries.append(_any_of(part, synonyms[keys[part]]))
        elif phrases(part):  # marks alone would find nothing
            queries.append(PlainText(part))
    queries += [PlainText(text) for text in rest if phrases(text)]
    return queries[0] if len(queries) == 1 else And(queries)


def texts_of(query: SearchQuery) -> list[str]:
    """Everything that a query asks for, each text once, in order: what is marked in the results."""
    if isinstance(query, PlainText):
        return [query.query_string]
    parts = (text for part in query.subqueries for text in texts_of(part))
    return list(dict.fromkeys(parts))


def added_by(query: SearchQuery, query_string: str) -> list[str]:
    """The synonyms that `expanded` has added to what was typed."""
    typed = {folded(part) for part in query_string.split()} | {folded(query_string)}
    return [text for text in texts_of(query) if folded(text) not in typed]


def _any_of(part, others) -> SearchQuery:
    return Or([PlainText(part), *map(PlainText, others)])


def _synonyms(keys: set[str]) -> dict[str, list[str]]:
    """For each of the folded phrases that stands in a group: the other phrases of the group."""
    if not keys:
        return {}
    found = {}
    for group in SynonymGroup.objects.all():
        of_group = {folded(phrase): phrase for phrase in group.phrase_list()}
        for key in keys & of_group.keys():
            found[key] = [phrase for other, phrase in of_group.items() if other != key]
    return found
