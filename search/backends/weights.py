"""What a hit is worth: the same reckoning in both engines."""

WEIGHED = 150  # of the newest hits in titles, and of the newest others
WEIGHED_PHRASES = 3  # of a query
# Characters of the stored text. A longer one holds a phrase more often without being more about it.
USUAL_LENGTH = 1500


def score_sql(needles: list[str], *, title: str, body: str) -> tuple[str, list[str]]:
    """SQL for the worth of one entry, with its parameters.

    For each needle: how often it stands in the body, damped as BM25 damps it and without its
    rarity, which is the same for all; and how much of the title it makes up.

    :param title: the column that holds the title as it is searched, and `body` the same of the text.
    """
    terms, params = [], []
    for needle in needles:
        # h / (h + d) is 1 - d / (h + d): so the text is gone through once.
        damping = f"(0.3 + 0.9 * length({body}) / {USUAL_LENGTH})"
        held = f"(length({body}) - length(replace({body}, %s, ''))) * 1.0 / {len(needle)}"
        share = (
            f"3.0 * (length({title}) - length(replace({title}, %s, ''))) / (length({title}) + 1)"
        )
        terms.append(f"2.2 - 2.2 * {damping} / ({held} + {damping}) + {share}")
        params += [needle] * 2
    return (" + ".join(terms), params) if terms else ("0.0", [])
