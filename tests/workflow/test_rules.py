import pytest

from workflow.refusals import REFUSAL_TEXTS
from workflow.rules import Refusal, may_sign

AUTHOR, EARLIER, OTHER = 1, 2, 3


@pytest.mark.parametrize(
    ("actor", "is_reviewer", "refusal"),
    [
        (OTHER, True, None),
        (OTHER, False, Refusal.NOT_A_REVIEWER),
        (AUTHOR, True, Refusal.CONTRIBUTED),
        (EARLIER, True, Refusal.SIGNED_EARLIER_STAGE),
        (AUTHOR, False, Refusal.NOT_A_REVIEWER),
    ],
)
def test_who_may_sign(actor, is_reviewer, refusal):
    decision = may_sign(
        actor, is_reviewer=is_reviewer, contributors={AUTHOR}, earlier_signers={EARLIER}
    )
    assert decision.refusal is refusal
    assert decision.allowed is (refusal is None)


def test_every_refusal_has_words():
    assert set(REFUSAL_TEXTS) == set(Refusal)
