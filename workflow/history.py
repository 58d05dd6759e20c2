"""Who did what to a text since its last release."""

from wagtail.models import AbstractPage

from workflow.models.evidence import Evidence
from workflow.models.policies import stages_for
from workflow.models.releases import Release, settled_revision_id

SIGN, RETURN = Evidence.Action.SIGN, Evidence.Action.RETURN
RELEASE, WITHDRAW = Evidence.Action.RELEASE, Evidence.Action.WITHDRAW


def contributor_ids(workflow_state) -> set[int]:
    """Ids of everybody who had a hand in the text since its last release.

    The authors of its revisions after the live one, its owner, whoever submitted it, and whoever
    took it over as an editor.
    """
    page = workflow_state.content_object
    if isinstance(page, AbstractPage):
        page = page.specific
    later = page.revisions.filter(pk__gt=settled_revision_id(page.pk))
    people = set(later.values_list("user_id", flat=True))
    people.update([page.owner_id, workflow_state.requested_by_id])
    people |= takers(_evidence_of(page.pk).filter(action__in=(RETURN, RELEASE)))
    return people - {None}


def takers(rows) -> set[int]:
    """Ids of those who returned the text to themselves since it last became public.

    :param rows: evidence of one page, in order.
    """
    people = set()
    for row in rows:
        if row.action == RELEASE and row.details.get("kind") not in Release.DOWN:
            people.clear()
        elif row.action == RETURN and row.details.get("taken_over"):
            people.add(row.user_id)
    return people


def signatures(page_id: int, digest: str) -> dict[int, Evidence]:
    """By stage, the signatures that hold for the text with this digest."""
    return held_signatures(_evidence_of(page_id), digest)


def held_signatures(rows, digest: str) -> dict[int, Evidence]:
    """By stage, the signatures among `rows` that hold for the text with this digest.

    A signature ends with the next release of the page and with a withdrawal; it does not hold for
    another text. A return to the author leaves it: an unchanged text need not be signed again. A
    return to an earlier stage ends the signatures of that stage and of those after it.

    :param rows: evidence of one page, in order.
    """
    held = {}
    for row in rows:
        if row.action in (RELEASE, WITHDRAW):
            held.clear()
        elif row.digest != digest:
            continue
        elif row.action == SIGN:
            held[row.stage] = row
        elif row.action == RETURN and row.details.get("to_stage"):
            held = {stage: sign for stage, sign in held.items() if stage < row.details["to_stage"]}
    return held


def _evidence_of(page_id: int):
    return Evidence.objects.filter(page_id=page_id).order_by("pk").defer("opinion")


def unsigned_stages(page, digest: str) -> list[int]:
    """The stages that the text with this digest has still to pass, in order."""
    held = signatures(page.pk, digest)
    return [stage for stage in stages_for(page) if stage not in held]
