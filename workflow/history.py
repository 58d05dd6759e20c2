"""Who did what to a text since its last release."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Page, Revision

from workflow.chain import ENDS_SIGNATURES
from workflow.models.evidence import Evidence
from workflow.models.policies import stages_for
from workflow.models.releases import Release

SIGN, RETURN = Evidence.Action.SIGN, Evidence.Action.RETURN
RELEASE = Evidence.Action.RELEASE


def contributor_ids(workflow_state) -> set[int]:
    """Ids of everybody who had a hand in the text since it was last public by right.

    The authors of its revisions after that one, its owner, whoever submitted it, and whoever took
    it over as an editor. An emergency release is none by right: its authors, and whoever asked for
    it, do not review it afterwards.
    """
    hands = contributors_to_page(int(workflow_state.object_id))
    return (hands | {workflow_state.requested_by_id}) - {None}


def contributors_to_page(page_id: int) -> set[int]:
    """The ids of `contributor_ids` without the submitter."""
    return contributors_to([page_id], evidence_of([page_id]))[page_id]


def contributors_to(page_ids, evidence) -> dict[int, set[int]]:
    """By page, the ids of `contributor_ids` without the submitter; two queries for all of them.

    :param evidence: of these pages, from `evidence_of`.
    """
    settled, people = {}, {page_id: set() for page_id in page_ids}
    for page_id, owner_id in Page.objects.filter(pk__in=page_ids).values_list("pk", "owner_id"):
        rows = evidence.get(page_id, ())
        settled[page_id] = _settled_revision_id(rows)
        people[page_id] = {owner_id} | takers(rows)
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page_id) for page_id in page_ids],
    )
    for object_id, revision_id, user_id in revisions.order_by().values_list(
        "object_id", "pk", "user_id"
    ):
        if revision_id > settled.get(int(object_id), 0):
            people[int(object_id)].add(user_id)
    return {page_id: found - {None} for page_id, found in people.items()}


def _settled_revision_id(rows) -> int:
    """The revision that readers see by right, as evidence tells; 0 when they see none."""
    releases = [row for row in rows if row.action == RELEASE and not _is_emergency(row)]
    if not releases or releases[-1].details.get("kind") in Release.DOWN:
        return 0
    return releases[-1].revision_id


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


def _is_emergency(row):
    return row.details.get("kind") == Release.Kind.EMERGENCY


def signatures(page_id: int, digest: str) -> dict[int, Evidence]:
    """By stage, the signatures that hold for the text with this digest."""
    return held_signatures(evidence_of([page_id]).get(page_id, ()), digest)


def held_signatures(rows, digest: str) -> dict[int, Evidence]:
    """By stage, the signatures among `rows` that hold for the text with this digest.

    A signature ends with the next release of the page, with a withdrawal and with the cancelling of
    a schedule; it does not hold for another text. A return to the author leaves it: an unchanged text need not be signed again. A
    return to an earlier stage ends the signatures of that stage and of those after it.

    :param rows: evidence of one page, in order.
    """
    held = {}
    for row in rows:
        if row.action in ENDS_SIGNATURES:
            held.clear()
        elif row.digest != digest:
            continue
        elif row.action == SIGN:
            held[row.stage] = row
        elif row.action == RETURN and row.details.get("to_stage"):
            held = {stage: sign for stage, sign in held.items() if stage < row.details["to_stage"]}
    return held


def evidence_of(page_ids) -> dict[int, list[Evidence]]:
    """By page, its evidence in order, without the opinions."""
    rows = defaultdict(list)
    for row in Evidence.objects.filter(page_id__in=page_ids).order_by("pk").defer("opinion"):
        rows[row.page_id].append(row)
    return rows


def unsigned_stages(page, digest: str) -> list[int]:
    """The stages that the text with this digest has still to pass, in order."""
    held = signatures(page.pk, digest)
    return [stage for stage in stages_for(page) if stage not in held]


def submitted_digest(workflow_state) -> str:
    """The digest of the text as it was last submitted to this review."""
    submissions = Evidence.objects.filter(
        page_id=workflow_state.object_id,
        workflow_state_id=workflow_state.pk,
        action=Evidence.Action.SUBMIT,
    )
    return submissions.order_by("pk").values_list("digest", flat=True).last() or ""
