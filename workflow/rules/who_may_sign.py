"""Who may sign. Plain Python: no Django, no database; everything asked is handed in."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from workflow.rules.writers import Hand

# A signed text may wait so long for its release, frozen. A time further ahead is a mistyped year.
LONGEST_WAIT = timedelta(days=366)


class Refusal(StrEnum):
    """Why a person may not sign; `workflow.refusals` has the words for it."""

    NOT_A_REVIEWER = "not_a_reviewer"
    CONTRIBUTED = "contributed"
    SIGNED_EARLIER_STAGE = "signed_earlier_stage"
    CLAIMED = "claimed"
    NOT_A_SECOND_PERSON = "not_a_second_person"
    FIRST_PERSON = "first_person"


@dataclass(frozen=True)
class Decision:
    """The answer to "may this person …?"; `refusal` says why not, `hand` what of the text is theirs."""

    refusal: Refusal | None = None
    hand: Hand | None = None

    @property
    def allowed(self) -> bool:
        return self.refusal is None


def may_sign(
    actor: int,
    *,
    is_reviewer: bool,
    contributors: AbstractSet[int],
    earlier_signers: AbstractSet[int],
    claimed_by: int | None,
) -> Decision:
    """Whether the person with id `actor` may sign a stage of the review.

    Every stage is signed by a different person, none of whom contributed to the text; superusers are no exception (三审制: 初审, 复审 and 终审 are three people's work,
    《出版管理条例》 and 《图书质量保障体系》). `contributors` are the ids of everybody who wrote
    what stands in it and did not in its last release, owns or submitted it, `earlier_signers` of those who signed another stage in this review,
    `claimed_by` of the person who has taken the stage, if somebody has: two people do not read and
    decide at once.
    """
    if not is_reviewer:
        return Decision(Refusal.NOT_A_REVIEWER)
    if actor in contributors:
        return Decision(Refusal.CONTRIBUTED)
    if actor in earlier_signers:
        return Decision(Refusal.SIGNED_EARLIER_STAGE)
    if claimed_by not in (None, actor):
        return Decision(Refusal.CLAIMED)
    return Decision()


def may_confirm(
    actor: int,
    *,
    is_second_person: bool,
    first_person: int | None,
    hands: AbstractSet[int] = frozenset(),
) -> Decision:
    """Whether the person with id `actor` may confirm what `first_person` did or asked for.

    Taking down and emergency release are the word of two different people. The second one is a
    final reviewer or superuser (`is_second_person`) with no hand in the text (`hands`: ids of those who had one).
    """
    if not is_second_person:
        return Decision(Refusal.NOT_A_SECOND_PERSON)
    if actor == first_person:
        return Decision(Refusal.FIRST_PERSON)
    if actor in hands:
        return Decision(Refusal.CONTRIBUTED)
    return Decision()
