"""What changed in a text since a version that its reader knows, or that was returned or public."""

import json
from dataclasses import dataclass
from enum import StrEnum

from evidence.models import Evidence, SignedContent
from workflow.models import Release
from workflow.text.comparison import Change, compare
from workflow.text.labels import labels_for

SIGN, RETURN = Evidence.Action.SIGN, Evidence.Action.RETURN
RELEASE = Evidence.Action.RELEASE


class Since(StrEnum):
    """What a text is compared with."""

    OWN_SIGN_OFF = "own_sign_off"
    OWN_RETURN = "own_return"
    RETURN = "return"  # by somebody else
    SIGN_OFF = "sign_off"  # by somebody else, of an older text
    RELEASED = "released"
    WITHDRAWN = "withdrawn"  # submitted before, and not kept: nobody had signed or returned it
    NOTHING = "nothing"


@dataclass(frozen=True)
class Changes:
    """`act` is the evidence that the older text belongs to; None where there is no such text."""

    since: Since
    act: Evidence | None
    changes: list[Change]


def changes_for(user, case) -> Changes:
    """What changed in the text of a case since the version that serves `user` best at this stage.

    What they returned or signed last in this review; else what a colleague returned last at this
    stage; else what they signed earlier; else what was released; else what anybody returned or
    signed in this review.
    """
    for since, row in _older_versions(user, case):
        text = SignedContent.objects.filter(pk=row.digest).first()
        if text:
            old, new = json.loads(text.content), json.loads(case.kept.form)
            labels = labels_for(type(case.text), old, new)
            return Changes(since, row, compare(old, new, labels))
    submissions = [row for row in case.rows if row.action == Evidence.Action.SUBMIT]
    return Changes(Since.WITHDRAWN if len(submissions) > 1 else Since.NOTHING, None, [])


def _older_versions(user, case):
    """Kept versions of a text that it can be compared with, the best first."""
    rows = case.rows
    regular = [place for place, row in enumerate(rows) if _is_regular_release(row)]
    review = rows[regular[-1] + 1 :] if regular else rows
    own = [row for row in review if row.user_id == user.pk and row.action in (SIGN, RETURN)]
    for row in own[-1:]:
        yield (Since.OWN_RETURN if row.action == RETURN else Since.OWN_SIGN_OFF), row
    returns = [row for row in review if row.action == RETURN]
    yield from ((Since.RETURN, row) for row in reversed(returns) if row.stage == case.task.stage)
    # A sign-off stands for a text also after its release; what was returned before that is past.
    signed = [row for row in rows if row.user_id == user.pk and row.action == SIGN]
    yield from ((Since.OWN_SIGN_OFF, row) for row in signed[-1:])
    if regular:
        yield Since.RELEASED, rows[regular[-1]]
    yield from ((Since.RETURN, row) for row in reversed(returns))
    for row in reversed(review):
        if row.action == SIGN and row.digest != case.digest:
            yield Since.SIGN_OFF, row


def _is_regular_release(row):
    """Whether readers got the text by right. One of an emergency has its review still before it."""
    if row.action != RELEASE:
        return False
    kind = row.details.get("kind")
    return kind not in Release.DOWN and kind != Release.Kind.EMERGENCY
