"""Who did what to a text since its last release."""

from collections import defaultdict

from evidence.chain import HeldSignOffs
from evidence.models import Evidence
from workflow.models.releases import Release

RETURN = Evidence.Action.RETURN
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
    """By stage, the sign-offs among `rows` that hold for the text with this digest.

    None of a contributor holds, whenever the person became one.

    When one ends, `evidence.chain` says: what verifies a release and what allows it is one rule.

    :param rows: evidence of one page, in order.
    """
    followed, by_key = HeldSignOffs(), {}
    for row in rows:
        followed.follow(vars(row))
        by_key[row.pk] = row
    return {
        stage: by_key[held.row_id]
        for stage, held in followed.of(digest).items()
        if held.user_id not in contributors
    }


def evidence_of(page_ids) -> dict[int, list[Evidence]]:
    """By page, its evidence in order, without the opinions."""
    rows = defaultdict(list)
    for row in Evidence.objects.filter(page_id__in=page_ids).order_by("pk").defer("opinion"):
        rows[row.page_id].append(row)
    return rows


def submitted_in(rows, workflow_state_id) -> str:
    """The digest of the text as it was last submitted to this review.

    :param rows: evidence of one page, in order.
    """
    digests = [
        row.digest
        for row in rows
        if row.action == Evidence.Action.SUBMIT and row.workflow_state_id == workflow_state_id
    ]
    return digests[-1] if digests else ""
