"""Kinds of release and stages stand a second time where no model can be asked: in plain modules, which
an auditor runs without this site, and in SQL. The copies say the same."""

import re

from evidence import chain
from home.bootstrap import REVIEWERS
from workflow.guards import triggers
from workflow.models import Release, ReviewTask


def test_chain_knows_the_kinds_that_stand_on_signatures():
    assert set(chain.REVIEWED_KINDS) == set(Release.REVIEWED)


def test_triggers_know_the_kinds_after_which_a_page_is_not_public():
    for condition in (triggers._WITHOUT_RELEASE, triggers._DISAGREES):
        (kinds,) = re.findall(r"r\.kind (?:NOT )?IN \(([^)]*)\)", condition)
        assert set(re.findall(r"'(\w+)'", kinds)) == set(Release.DOWN)


def test_stages_have_one_number_and_one_name_everywhere():
    assert list(chain.STAGE_NAMES) == list(REVIEWERS) == ReviewTask.Stage.values
    assert [plan.name for plan in REVIEWERS.values()] == list(chain.STAGE_NAMES.values())
