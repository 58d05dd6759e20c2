"""An empty site laid out for work: home page, groups, stages, settings.

Every function may be run again and changes only what is missing.
"""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.search import index

from home.models import HomePage
from site_core.models import SiteSettings
from workflow.models import Release, ReviewPolicy, ReviewTask
from workflow.services import lay_out_policy, release_without_review

WORKFLOW_NAME = "三审"
# What Wagtail's own migrations create and nobody here uses.
STOCK_GROUPS = ("Moderators", "Editors")
STOCK_WORKFLOW = "Moderators approval"


@dataclass(frozen=True)
class GroupPlan:
    """A group and what it may do. Nobody may publish: publishing follows the last signature."""

    name: str
    page_permissions: tuple[str, ...]
    model_permissions: tuple[str, ...] = ()


# On Wagtail's own models, whatever model is used for images and documents.
MEDIA_PERMISSIONS = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
AUTHOR_PERMISSIONS = ("articles.add_author", "articles.change_author", "articles.view_author")
CHROME_PERMISSIONS = (
    "articles.delete_author",
    *(f"articles.{verb}_sidebarbox" for verb in ("add", "change", "delete", "view")),
    *(f"search.{verb}_synonymgroup" for verb in ("add", "change", "delete", "view")),
    *(f"site_core.{verb}_friendlinkgroup" for verb in ("add", "change", "delete", "view")),
    "site_core.change_sitesettings",
    *(f"wagtailredirects.{verb}_redirect" for verb in ("add", "change", "delete", "view")),
    *(f"wagtailsearchpromotions.{verb}_searchpromotion" for verb in ("add", "change", "delete")),
)

EMERGENCY_PERMISSIONS = ("workflow.request_emergency",)

ORGANISATION_PERMISSIONS = ("members.change_organisation",)

MODERATION_PERMISSIONS = ("comments.moderate_comment",)
TERM_PERMISSIONS = tuple(
    f"comments.{verb}_sensitiveterm" for verb in ("add", "change", "delete", "view")
)

EDITORS = GroupPlan("编辑", ("add_page",), (*AUTHOR_PERMISSIONS, *MODERATION_PERMISSIONS))
REVIEWERS = {
    ReviewTask.Stage.FIRST: GroupPlan("初审", ("add_page", "change_page"), AUTHOR_PERMISSIONS),
    ReviewTask.Stage.SECOND: GroupPlan("复审", ("add_page", "change_page"), AUTHOR_PERMISSIONS),
    ReviewTask.Stage.FINAL: GroupPlan(
        "终审", ("add_page", "change_page"), (*AUTHOR_PERMISSIONS, *EMERGENCY_PERMISSIONS)
    ),
}
SITE_MANAGERS = GroupPlan(
    "网站管理员",
    ("add_page", "change_page", "lock_page", "unlock_page"),
    (
        *AUTHOR_PERMISSIONS,
        *CHROME_PERMISSIONS,
        *EMERGENCY_PERMISSIONS,
        *MODERATION_PERMISSIONS,
        *ORGANISATION_PERMISSIONS,
        *TERM_PERMISSIONS,
        "comments.change_commentsettings",
    ),
)


@transaction.atomic
def bootstrap(*, site_name=None, hostname=None, port=None, update_groups=False) -> HomePage:
    """Lay out the site; return its home page.

    On the first run Wagtail's stock groups, workflow and welcome page go. What is given as None
    stays as it is. Groups that exist keep the rights an administrator has left them, unless
    `update_groups` asks for those they lack: after an upgrade that brought new ones.
    """
    _name_root()
    home_page = HomePage.objects.first()
    if home_page is None:
        home_page = _lay_out_home_page(site_name or "首页")
        _remove_stock()
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = hostname or site.hostname, port or site.port
    site.save()
    for plan in (EDITORS, *REVIEWERS.values(), SITE_MANAGERS):
        _group(plan, home_page, update=update_groups)
    _workflow(home_page)
    _policy(home_page)
    settings = SiteSettings.for_site(site)
    if site_name and not settings.site_name:
        settings.site_name = site_name
        settings.save()
    return home_page


def _name_root():
    Page.objects.filter(depth=1).update(live=False, title="网站", draft_title="网站")
    index.insert_or_update_object(Page.objects.get(depth=1))


def _lay_out_home_page(title):
    root = Page.objects.get(depth=1)
    home_page = root.add_child(instance=HomePage(title=title, slug="index"))
    release_without_review(
        home_page.save_revision(), kind=Release.Kind.BOOTSTRAP, reason="建站时的首页"
    )
    home_page.refresh_from_db()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True, hostname="localhost"
    )
    welcome_page = site.root_page if site.root_page_id else None
    site.root_page, site.site_name = home_page, title
    site.save()
    if welcome_page and type(welcome_page.specific) is Page:
        # Public without a release, as Wagtail made it, and what is public is not deleted.
        Page.objects.filter(pk=welcome_page.pk).update(live=False)
        welcome_page.delete()
        home_page.refresh_from_db()
    return home_page


def _remove_stock():
    Group.objects.filter(name__in=STOCK_GROUPS).delete()
    Workflow.objects.filter(name=STOCK_WORKFLOW).delete()
    for task in Task.objects.filter(name=STOCK_WORKFLOW):
        task.specific.delete()


def _group(plan: GroupPlan, home_page, *, update: bool) -> Group:
    group, created = Group.objects.get_or_create(name=plan.name)
    if not created and not update:
        return group  # what an administrator has changed since stays changed
    wanted = [_permission("wagtailadmin.access_admin"), *map(_permission, plan.model_permissions)]
    group.permissions.add(*wanted)
    for codename in plan.page_permissions:
        permission = _permission(f"wagtailcore.{codename}")
        GroupPagePermission.objects.get_or_create(
            group=group, page=home_page, permission=permission
        )
    root_collection = Collection.get_first_root_node()
    for label in MEDIA_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root_collection, permission=_permission(label)
        )
    return group


def _permission(label: str) -> Permission:
    app_label, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def _workflow(home_page):
    """The three stages, each signed by its group, for everything under the home page."""
    if WorkflowPage.objects.filter(page=home_page).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    for stage, plan in REVIEWERS.items():
        task, _created = ReviewTask.objects.get_or_create(name=plan.name, stage=stage)
        task.groups.add(Group.objects.get(name=plan.name))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=stage)
    WorkflowPage.objects.create(page=home_page, workflow=workflow)


def _policy(home_page):
    """All three stages for the whole tree, so that no page stands above the policy."""
    root = home_page.get_root()
    older = ReviewPolicy.objects.filter(page=home_page).first()
    if ReviewPolicy.objects.filter(page=root).exists():
        return
    lay_out_policy(root, older.preset if older else ReviewPolicy.Preset.THREE)
    if older:
        older.delete()  # it stood on the home page before the root had one
