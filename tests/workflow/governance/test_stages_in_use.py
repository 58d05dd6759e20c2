"""Stages and workflows keep their shape while they are needed."""

import pytest

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from wagtail.models import Page, Task, TaskState, Workflow, WorkflowPage, WorkflowTask

from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.models import ReviewTask
from workflow.services import return_to_author, set_policy, sign_off, submit


@standing
def in_final(column, author, reviewers):
    """An article that waits for its last signature."""
    article = ArticleFactory(parent=column, owner=author)
    state = submit(article, author)
    for reviewer in reviewers[:2]:
        state.refresh_from_db()
        sign_off(state.current_task_state, reviewer)
    return article


def task(stage):
    return ReviewTask.objects.get(stage=stage)


def refused(change):
    try:
        with transaction.atomic():
            change()
    except PermissionDenied as refusal:
        return str(refusal)
    return ""


def open_states():
    return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count()


@pytest.mark.parametrize("bare", [True, False])
def test_disabling_the_last_stage_publishes_nothing(in_final, superuser, bare):
    stage = Task.objects.get(pk=task(3).pk) if bare else task(3)
    assert refused(lambda: stage.deactivate(user=superuser))
    assert not Page.objects.get(pk=in_final.pk).live
    assert open_states() == 1
    assert task(3).active


def test_stage_that_a_policy_asks_for_is_not_disabled(home_page, superuser):
    assert "复审" in refused(task(2).deactivate)
    assert "复审" in refused(task(2).delete)
    set_policy(home_page.get_root(), "two", superuser, "理由")
    assert not refused(task(2).deactivate)


def test_stage_where_a_text_waits_is_not_disabled_whatever_the_policy(
    column, author, superuser, home_page
):
    submit(ArticleFactory(parent=column, owner=author), author)
    set_policy(home_page.get_root(), "one", superuser, "理由")
    assert refused(task(1).deactivate)


def test_stage_in_use_does_not_become_another(home_page):
    stage = task(1)
    stage.stage = 3
    assert refused(stage.save)
    stage.refresh_from_db()
    stage.name = "第一审"
    assert not refused(stage.save)


def test_stage_in_use_is_not_deleted(in_final):
    assert refused(task(3).delete)
    assert refused(Task.objects.get(pk=task(3).pk).delete)
    assert open_states() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.delete(),
        lambda row: WorkflowTask.objects.filter(pk=row.pk).delete(),
        lambda row: (setattr(row, "sort_order", 0), row.save()),
        lambda row: (setattr(row, "workflow", Workflow.objects.create(name="另")), row.save()),
        lambda row: row.workflow.delete(),
        lambda row: WorkflowTask.objects.create(
            workflow=row.workflow,
            task=ReviewTask.objects.create(name="四审", stage=3),
            sort_order=9,
        ),
    ],
    ids=["delete", "delete many", "reorder", "elsewhere", "workflow", "add"],
)
def test_stages_of_a_workflow_stay_while_texts_are_in_review(column, author, change):
    last = WorkflowTask.objects.get(task=task(3))
    submit(ArticleFactory(parent=column, owner=author), author)
    assert "1" in refused(lambda: change(last))
    order = WorkflowTask.objects.order_by("sort_order").values_list("task__name", flat=True)
    assert list(order) == ["初审", "复审", "终审"]


def test_stages_of_a_workflow_change_when_no_text_is_in_review(home_page):
    last = WorkflowTask.objects.get(task=task(3))
    last.sort_order = 0
    assert not refused(last.save)
    assert not refused(last.delete)


def test_unchanged_workflow_is_saved_while_texts_are_in_review(column, author):
    submit(ArticleFactory(parent=column, owner=author), author)
    for number, row in enumerate(WorkflowTask.objects.order_by("sort_order")):
        row.sort_order = number
        assert not refused(row.save)


def test_returned_text_keeps_its_workflow(column, author, first_reviewer):
    state = submit(ArticleFactory(parent=column, owner=author), author)
    return_to_author(state.current_task_state, first_reviewer, "请补充")
    workflow = Workflow.objects.get()
    assert refused(workflow.deactivate)
    workflow = Workflow.objects.get()
    workflow.active = False
    assert refused(workflow.save)


def test_place_without_a_workflow_takes_no_submission_and_publishes_nothing(column, author):
    article = ArticleFactory(parent=column, owner=author)
    WorkflowPage.objects.all().delete()
    assert refused(lambda: submit(article, author))
    assert not Page.objects.get(pk=article.pk).live


def test_review_under_way_goes_on_without_the_workflow_page(in_final, final_reviewer):
    WorkflowPage.objects.all().delete()
    sign_off(in_final.current_workflow_task_state, final_reviewer)
    assert Page.objects.get(pk=in_final.pk).live


def test_screens_say_why_nothing_is_disabled(client, superuser, in_final):
    client.force_login(superuser)
    workflow = Workflow.objects.get()
    for name, key, words in [
        ("disable_task", task(3).pk, "“终审”"),
        ("disable", workflow.pk, "不能停用"),
    ]:
        address = reverse(f"wagtailadmin_workflows:{name}", args=[key])
        assert client.get(address).status_code == 200
        html = client.post(address, follow=True).content.decode()
        assert words in html
    assert open_states() == 1
    assert Workflow.objects.get().active
    assert not Page.objects.get(pk=in_final.pk).live


def test_screen_says_why_a_stage_is_not_taken_out(client, superuser, in_final):
    client.force_login(superuser)
    workflow = Workflow.objects.get()
    address = reverse("wagtailadmin_workflows:edit", args=[workflow.pk])
    assert client.get(address).status_code == 200
    rows = list(WorkflowTask.objects.order_by("sort_order"))
    form = {"name": "三审制"}
    form |= management("workflow_tasks", len(rows), len(rows)) | management("pages", 0, 0)
    for number, row in enumerate(rows):
        prefix = f"workflow_tasks-{number}"
        form |= {f"{prefix}-id": row.pk, f"{prefix}-task": row.task_id}
        form |= {f"{prefix}-ORDER": number + 1}
    client.post(address, form)
    assert Workflow.objects.get().name == "三审制"
    html = client.post(address, form | {"workflow_tasks-0-DELETE": "on"}, follow=True)
    assert "送审" in html.content.decode()
    assert WorkflowTask.objects.count() == 3


def management(prefix, total, initial):
    return {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": initial} | {
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }


@pytest.mark.parametrize("who", ["site_manager", "final_reviewer"])
def test_screens_of_workflows_stay_closed_to_others(client, who, home_page, request):
    client.force_login(request.getfixturevalue(who))
    for name, key in [
        ("disable_task", task(3).pk),
        ("edit_task", task(3).pk),
        ("disable", Workflow.objects.get().pk),
        ("edit", Workflow.objects.get().pk),
    ]:
        address = reverse(f"wagtailadmin_workflows:{name}", args=[key])
        assert client.get(address).status_code == 302
        assert client.post(address).status_code == 302
    assert task(3).active


def test_stranger_is_sent_to_the_login(client, home_page):
    address = reverse("wagtailadmin_workflows:disable_task", args=[task(3).pk])
    response = client.post(address)
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_groups_of_a_stage_need_a_superuser_on_the_screen_too(client, site_manager, home_page):
    site_manager.user_permissions.add(Permission.objects.get(codename="change_task"))
    client.force_login(site_manager)
    address = reverse("wagtailadmin_workflows:edit_task", args=[task(1).pk])
    others = site_manager.groups.get()
    form = {"name": "初审", "stage": 1, "groups": [others.pk]}
    html = client.post(address, form, follow=True).content.decode()
    assert "系统管理员" in html
    assert others not in task(1).groups.all()
