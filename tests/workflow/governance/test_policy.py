"""Which stages a text passes."""

import pytest

from django.core.exceptions import PermissionDenied

from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from tests.factories import ArticleFactory, ColumnFactory
from workflow.models import ReviewPolicy, ReviewTask, stages_for
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


@pytest.mark.parametrize("stages", [[], [3], [1, 3]])
def test_workflow_of_a_column_leaves_out_no_stage(column, author, reviewers, stages):
    """A workflow says who is asked; how often is the policy's to say."""
    workflow = Workflow.objects.create(name="简易流程")
    for task in ReviewTask.objects.filter(stage__in=stages):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=task.stage)
    WorkflowPage.objects.create(workflow=workflow, page=column.page_ptr)
    article = ArticleFactory(parent=column, owner=author)
    with pytest.raises(PermissionDenied):
        review(article, author, [reviewers[stage - 1] for stage in stages])
    assert not Page.objects.get(pk=article.pk).live


def review(article, author, signers):
    submit(article, author)
    for reviewer in signers:
        assert not Page.objects.get(pk=article.pk).live
        sign_off(article.current_workflow_task_state, reviewer)


@pytest.mark.parametrize(("preset", "signers"), [("two", [0, 2]), ("one", [2])])
def test_shorter_policy_skips_stages_and_still_publishes(
    column, author, reviewers, preset, signers
):
    ReviewPolicy.objects.create(page=column, preset=preset)
    article = ArticleFactory(parent=column, owner=author)
    review(article, author, [reviewers[number] for number in signers])
    assert Page.objects.get(pk=article.pk).live
