"""The screen 审核规定."""

import pytest

from django.urls import reverse

from evidence.models import Evidence
from workflow.models import ReviewPolicy, stages_for
from workflow.services import set_policy

ADDRESS = "/admin/review/policies/"


def test_superuser_finds_the_screen_in_the_menu(client, superuser):
    client.force_login(superuser)
    assert ADDRESS in client.get("/admin/").content.decode()


def test_screen_says_which_stages_since_when_by_whom_and_why(client, superuser, column):
    set_policy(column, "two", superuser, "栏目只发短讯")
    client.force_login(superuser)
    html = client.get(ADDRESS).content.decode()
    for words in ("审核规定", column.title, "两审", superuser.name, "栏目只发短讯", "三审", "建站"):
        assert words in html


def test_superuser_sets_a_policy(client, superuser, column):
    client.force_login(superuser)
    answer = {"page": column.pk, "preset": "two", "reason": "栏目只发短讯"}
    response = client.post(ADDRESS, answer, follow=True)
    assert response.status_code == 200
    assert stages_for(column) == (1, 3)
    row = Evidence.objects.filter(action=Evidence.Action.POLICY).last()
    assert (row.user_id, row.opinion) == (superuser.pk, "栏目只发短讯")


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"page": "x", "preset": "two", "reason": "理由"},
        {"page": "9" * 40, "preset": "two", "reason": "理由"},
        {"page": "999999", "preset": "two", "reason": "理由"},
        {"page": "1", "preset": "zero", "reason": "理由"},
        {"page": "1", "preset": "two", "reason": "  "},
    ],
)
def test_incomplete_answer_is_explained_and_changes_nothing(client, superuser, answer):
    client.force_login(superuser)
    response = client.post(ADDRESS, answer)
    assert response.status_code == 422
    assert "请" in response.content.decode()
    assert ReviewPolicy.objects.get().preset == "three"


def test_superuser_removes_a_policy(client, superuser, column):
    policy = set_policy(column, "one", superuser, "理由")
    client.force_login(superuser)
    address = reverse("workflow_remove_policy", args=[policy.pk])
    assert "一审" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "恢复三审"})
    assert stages_for(column) == (1, 2, 3)


def test_policy_of_the_whole_site_is_not_offered_for_removal(client, superuser, home_page):
    client.force_login(superuser)
    address = reverse("workflow_remove_policy", args=[ReviewPolicy.objects.get().pk])
    assert address not in client.get(ADDRESS).content.decode()
    response = client.post(address, {"reason": "理由"}, follow=True)
    assert "不能删除" in response.content.decode()
    assert ReviewPolicy.objects.exists()


@pytest.mark.parametrize("who", ["site_manager", "final_reviewer", "author"])
def test_nobody_else_sees_or_uses_the_screen(client, column, superuser, who, request):
    policy = set_policy(column, "two", superuser, "理由")
    client.force_login(request.getfixturevalue(who))
    assert ADDRESS not in client.get("/admin/").content.decode()
    for address in (ADDRESS, reverse("workflow_remove_policy", args=[policy.pk])):
        assert client.get(address).status_code == 302
        answer = {"page": column.pk, "preset": "one", "reason": "理由"}
        assert client.post(address, answer).status_code == 302
    assert stages_for(column) == (1, 3)
