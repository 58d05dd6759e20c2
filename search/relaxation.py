"""When nothing holds all of a query: what holds most of it. Plain strings in, a query tree out."""

from wagtail.search.query import And, Or, PlainText, SearchQuery

from search.analysis import Phrase, phrases

LEAST_SHARE = 0.7  # of the pieces of a query that a text has to hold
MOST_PIECES = 16  # of a query that count


def relaxed(query: str) -> SearchQuery | None:
    """A query for texts that hold 70 % of the pieces of `query`; None for one too short for that.

    Left out is one stretch anywhere: a slip of the keyboard, a comma that is not there, a word more.
    """
    pieces = [piece for phrase in phrases(query) for piece in _pieces(phrase)][:MOST_PIECES]
    left_out = int(len(pieces) * (1 - LEAST_SHARE) + 1e-9)
    if not left_out:
        return None
    return Or(
        [
            And([PlainText(piece) for piece in pieces[:at] + pieces[at + left_out :]])
            for at in range(len(pieces) - left_out + 1)
        ]
    )


def _pieces(phrase: Phrase) -> list[str]:
    """Pairs of Han characters, words of letters and numbers."""
    single_ends = {run[-1] for run in phrase.needle.split() if len(run) > 1}
    return [token for token in phrase.tokens if not (len(token) == 1 and token in single_ends)]
