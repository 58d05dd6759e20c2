"""Which stages a text passes."""

import pytest

from wagtail.models import Page

from tests.factories import ArticleFactory, ColumnFactory
from workflow.models import ReviewPolicy, stages_for
from workflow.services import sign_off, submit


def test_nearest_policy_counts(home_page, column):
    inner = ColumnFactory(parent=column)
    ReviewPolicy.objects.create(page=column, preset=ReviewPolicy.Preset.TWO)
    assert stages_for(home_page) == (1, 2, 3)
    assert stages_for(inner) == (1, 3)
    ReviewPolicy.objects.create(page=inner, preset=ReviewPolicy.Preset.ONE)
    assert stages_for(inner) == (3,)


def test_without_any_policy_all_three_stages_stand(column):
    policies = ReviewPolicy.objects.all()
    policies._raw_delete(policies.db)
    assert stages_for(column) == (1, 2, 3)


@pytest.mark.parametrize("preset", ReviewPolicy.Preset)
def test_no_preset_is_empty_or_lacks_the_final_stage(preset):
    assert ReviewPolicy.STAGES[preset][-1] == 3


@pytest.mark.parametrize(("preset", "signers"), [("two", [0, 2]), ("one", [2])])
def test_shorter_policy_skips_stages_and_still_publishes(
    column, author, reviewers, preset, signers
):
    ReviewPolicy.objects.create(page=column, preset=preset)
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    for number in signers:
        assert not Page.objects.get(pk=article.pk).live
        sign_off(article.current_workflow_task_state, reviewers[number])
    assert Page.objects.get(pk=article.pk).live
