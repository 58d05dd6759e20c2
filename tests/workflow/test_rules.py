import pytest

from workflow.refusals import REFUSAL_TEXTS
from workflow.rules import Refusal, may_sign

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
