"""`bootstrap_site` lays out an empty site and may be run again at any time."""

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from wagtail.models import Page, Site, Task, Workflow, WorkflowPage

from evidence.models import Evidence
from home.bootstrap import SITE_MANAGERS, bootstrap
from home.models import HomePage
from site_core.models import SiteSettings
from workflow.models import ReviewPolicy, ReviewTask
from workflow.services import set_policy


def test_wagtails_stock_parts_are_gone(home_page):
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()
    assert not Task.objects.filter(name="Moderators approval").exists()
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_home_page_is_public_and_the_root_is_not(client, home_page):
    assert home_page.live
    assert home_page.released_at
    assert not Page.objects.get(depth=1).live
    assert Site.objects.get().root_page_id == home_page.pk
    assert client.get("/").status_code == 200


def test_three_stages_stand_at_the_site_root(home_page):
    workflow = WorkflowPage.objects.get(page=home_page).workflow
    tasks = [task.specific for task in workflow.tasks]
    assert [task.name for task in tasks] == ["初审", "复审", "终审"]
    assert [task.stage for task in tasks] == [1, 2, 3]
    assert {type(task) for task in tasks} == {ReviewTask}
    assert [task.groups.get().name for task in tasks] == ["初审", "复审", "终审"]


def test_every_new_page_inherits_the_three_stages(column):
    assert column.get_workflow().name == "三审"


def test_second_run_changes_nothing(home_page):
    def counts():
        models = (Page, Group, Workflow, Task, Site, SiteSettings)
        return [model.objects.count() for model in models] + [
            Group.objects.filter(permissions__isnull=False).count()
        ]

    before = counts()
    call_command("bootstrap_site", verbosity=0)
    assert counts() == before


def test_second_run_mends_what_is_missing_and_keeps_what_was_changed(home_page):
    Group.objects.get(name="编辑").delete()
    Group.objects.create(name="Editors")
    HomePage.objects.update(title="改过的名字")
    bootstrap(site_name="另一个名字")
    assert Group.objects.filter(name="编辑").exists()
    assert Group.objects.filter(name="Editors").exists()
    assert HomePage.objects.get().title == "改过的名字"
    assert SiteSettings.objects.get().site_name == "测试网"


def test_groups_of_an_older_site_get_new_rights_when_asked_for(home_page):
    managers = Group.objects.get(name=SITE_MANAGERS.name)
    moderation = managers.permissions.get(codename="moderate_comment")
    extra = Permission.objects.get(codename="add_redirect")
    managers.permissions.remove(moderation)
    managers.permissions.add(extra)
    bootstrap()
    assert moderation not in managers.permissions.all()
    call_command("bootstrap_site", update_groups=True, verbosity=0)
    assert {moderation, extra} <= set(managers.permissions.all())


def test_public_address_can_be_set(home_page):
    bootstrap(hostname="www.example.org", port=443)
    assert Site.objects.get().root_url == "https://www.example.org"


def test_whole_tree_stands_under_a_policy_with_evidence(home_page):
    policy = ReviewPolicy.objects.get()
    assert policy.page.is_root()
    assert policy.preset == ReviewPolicy.Preset.THREE
    row = Evidence.objects.get(action=Evidence.Action.POLICY)
    assert row.page_id == policy.page_id
    assert row.details == {"preset": "three", "before": ""}


def test_second_run_leaves_the_policy_that_was_set_since(home_page, superuser):
    root = home_page.get_root()
    set_policy(root, ReviewPolicy.Preset.TWO, superuser, "人手不足")
    bootstrap()
    assert ReviewPolicy.objects.get().preset == ReviewPolicy.Preset.TWO
    assert Evidence.objects.filter(action=Evidence.Action.POLICY).count() == 2


def test_policy_of_an_older_home_page_moves_to_the_root(home_page):
    policies = ReviewPolicy.objects.all()
    policies._raw_delete(policies.db)
    ReviewPolicy.objects.create(page=home_page, preset=ReviewPolicy.Preset.TWO)
    bootstrap()
    policy = ReviewPolicy.objects.get()
    assert (policy.page.depth, policy.preset) == (1, ReviewPolicy.Preset.TWO)
