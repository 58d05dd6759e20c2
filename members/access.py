"""Who may read what is not for everybody. Plain Python: what it needs to know is handed in."""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why somebody may not read a text."""

    FOR_MEMBERS = "for_members"
    FOR_ORGANISATIONS = "for_organisations"


@dataclass(frozen=True)
class Decision:
    """The answer to “may this person read it?”; `refusal` says why not."""

    refusal: Refusal | None = None

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def may_read(audience: str, *, is_member: bool, is_staff: bool) -> Decision:
    """Whether somebody may read a text for `audience`: "public", "members" or "organisations".

    Staff read what they edit. There are no organisation members yet, so a text for them is for
    staff alone; an audience that is not known is for nobody else either.
    """
    if audience == "public" or is_staff:
        return Decision()
    if audience == "members":
        return Decision() if is_member else Decision(Refusal.FOR_MEMBERS)
    return Decision(Refusal.FOR_ORGANISATIONS)
