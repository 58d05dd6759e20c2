"""Who did what to a text since its last release."""

from wagtail.models import AbstractPage

from workflow.models.evidence import Evidence
from workflow.models.policies import stages_for


def contributor_ids(workflow_state) -> set[int]:
    """Ids of everybody who had a hand in the text since its last release.

    The authors of its revisions after the live one, its owner, and whoever submitted it.
    """
    page = workflow_state.content_object
    if isinstance(page, AbstractPage):
        page = page.specific
    revisions = page.revisions.all()
    if page.live_revision_id:
        revisions = revisions.filter(pk__gt=page.live_revision_id)
    people = set(revisions.values_list("user_id", flat=True))
    people.update([page.owner_id, workflow_state.requested_by_id])
    return people - {None}


def signatures(page_id: int, digest: str) -> dict[int, Evidence]:
    """By stage, the signatures that hold for the text with this digest.

    A signature ends with the next release of the page and with a withdrawal; it does not hold for
    another text. A return leaves it: an unchanged text need not be signed again.
    """
    held = {}
    rows = Evidence.objects.filter(page_id=page_id).order_by("pk")
    for row in rows.defer("details", "opinion"):
        if row.action in (Evidence.Action.RELEASE, Evidence.Action.WITHDRAW):
            held.clear()
        elif row.action == Evidence.Action.SIGN and row.digest == digest:
            held[row.stage] = row
    return held


def unsigned_stages(page, digest: str) -> list[int]:
    """The stages that the text with this digest has still to pass, in order."""
    held = signatures(page.pk, digest)
    return [stage for stage in stages_for(page) if stage not in held]
