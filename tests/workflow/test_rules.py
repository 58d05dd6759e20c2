import pytest

from workflow.refusals import REFUSAL_TEXTS
from workflow.rules.who_may_sign import Refusal, may_confirm, may_sign

AUTHOR, EARLIER, OTHER, COLLEAGUE = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("actor", "is_reviewer", "claimed_by", "refusal"),
    [
        (OTHER, True, None, None),
        (OTHER, True, OTHER, None),
        (OTHER, True, COLLEAGUE, Refusal.CLAIMED),
        (OTHER, False, None, Refusal.NOT_A_REVIEWER),
        (OTHER, False, COLLEAGUE, Refusal.NOT_A_REVIEWER),
        (AUTHOR, True, None, Refusal.CONTRIBUTED),
        (AUTHOR, True, AUTHOR, Refusal.CONTRIBUTED),
        (EARLIER, True, None, Refusal.SIGNED_EARLIER_STAGE),
        (AUTHOR, False, None, Refusal.NOT_A_REVIEWER),
    ],
)
def test_who_may_sign(actor, is_reviewer, claimed_by, refusal):
    decision = may_sign(
        actor,
        is_reviewer=is_reviewer,
        contributors={AUTHOR},
        earlier_signers={EARLIER},
        claimed_by=claimed_by,
    )
    assert decision.refusal is refusal
    assert decision.allowed is (refusal is None)


def test_every_refusal_has_words():
    assert set(REFUSAL_TEXTS) == set(Refusal)


@pytest.mark.parametrize(
    ("actor", "is_second_person", "refusal"),
    [
        (3, True, None),
        (3, False, Refusal.NOT_A_SECOND_PERSON),
        (1, True, Refusal.FIRST_PERSON),
        (2, True, Refusal.CONTRIBUTED),
    ],
)
def test_second_person_is_another_one_with_the_right_and_no_hand_in_the_text(
    actor, is_second_person, refusal
):
    decision = may_confirm(actor, is_second_person=is_second_person, first_person=1, hands={2})
    assert decision.refusal is refusal
