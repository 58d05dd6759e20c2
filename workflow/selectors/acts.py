"""Who did what to a text since its last release."""

from collections import defaultdict

from evidence.chain import ENDS_SIGN_OFFS
from evidence.models import Evidence
from workflow.models.releases import Release

SIGN, RETURN = Evidence.Action.SIGN, Evidence.Action.RETURN
RELEASE = Evidence.Action.RELEASE


def last_release(rows):
    """The evidence of the release by right whose text readers see; None when they see none.

    An emergency release is none by right.

    :param rows: evidence of one page, in order.
    """
    releases = [row for row in rows if ends_review(row)]
    if not releases or releases[-1].details.get("kind") in Release.DOWN:
        return None
    return releases[-1]


def submitters(rows) -> set[int]:
    """Ids of those who handed in the text of the newest review, unless it was withdrawn.

    :param rows: evidence of one page, in order.
    """
    people, review = set(), None
    for row in rows:
        if row.action == Evidence.Action.SUBMIT:
            earlier = people if row.workflow_state_id == review else set()
            people, review = earlier | {row.user_id}, row.workflow_state_id
        elif row.action == RELEASE or row.action == Evidence.Action.WITHDRAW:
            people = set()
    return people - {None}


def takers(rows) -> set[int]:
    """Ids of those who made the text their own since it last became public by right.

    Who returned it to themselves, asked for its emergency release, or had submitted it then.

    :param rows: evidence of one page, in order.
    """
    people = set()
    for row in rows:
        if row.action == RELEASE and _is_emergency(row):
            people.update([row.details.get("asked_by"), row.details.get("submitted_by")])
        elif row.action == RELEASE and row.details.get("kind") not in Release.DOWN:
            people.clear()
        elif row.action == RETURN and row.details.get("taken_over"):
            people.add(row.user_id)
    return people


def ends_review(row) -> bool:
    """Whether the row is a release or way down after which another text is to come."""
    return row.action == RELEASE and not _is_emergency(row)


def _is_emergency(row):
    return row.details.get("kind") == Release.Kind.EMERGENCY


def held_sign_offs(rows, digest: str, contributors=frozenset()) -> dict[int, Evidence]:
    """By stage, the signatures among `rows` that hold for the text with this digest.

    None of a contributor holds, whenever the person became one.

    A signature ends with the next release of the page, with a withdrawal and with the cancelling of
    a schedule; it does not hold for another text. A return to the author leaves it: an unchanged text need not be signed again. A
    return to an earlier stage ends the signatures of that stage and of those after it.

    :param rows: evidence of one page, in order.
    """
    held = {}
    for row in rows:
        if row.action in ENDS_SIGN_OFFS:
            held.clear()
        elif row.digest != digest:
            continue
        elif row.action == SIGN:
            held[row.stage] = row
        elif row.action == RETURN and row.details.get("to_stage"):
            held = {stage: sign for stage, sign in held.items() if stage < row.details["to_stage"]}
    return {stage: row for stage, row in held.items() if row.user_id not in contributors}


def evidence_of(page_ids) -> dict[int, list[Evidence]]:
    """By page, its evidence in order, without the opinions."""
    rows = defaultdict(list)
    for row in Evidence.objects.filter(page_id__in=page_ids).order_by("pk").defer("opinion"):
        rows[row.page_id].append(row)
    return rows


def submitted_digest(workflow_state) -> str:
    """The digest of the text as it was last submitted to this review."""
    submissions = Evidence.objects.filter(
        page_id=workflow_state.object_id,
        workflow_state_id=workflow_state.pk,
        action=Evidence.Action.SUBMIT,
    )
    return submissions.order_by("pk").values_list("digest", flat=True).last() or ""
