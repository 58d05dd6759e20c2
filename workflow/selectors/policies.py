"""Who decides about the review, as the database has it: read-only questions for checks and screens."""

from collections.abc import Iterator

from wagtail.models import GroupPagePermission, Page

from evidence.models import Evidence
from workflow.models import ReviewPolicy

PUBLISH = "publish_"


def newest_policy_evidence() -> dict[int, Evidence]:
    """By page, the newest evidence about its own policy."""
    rows = Evidence.objects.filter(action=Evidence.Action.POLICY).order_by("pk")
    return {row.page_id: row for row in rows}


def policy_problems() -> Iterator[str]:
    """A line for each policy that is not what its newest evidence says."""
    said = newest_policy_evidence()
    policies = ReviewPolicy.objects.select_related("page").order_by("page__path")
    for policy in policies:
        row = said.pop(policy.page_id, None)
        if row is None:
            yield f"页面 {policy.page_id}《{policy.page.title}》的审核规定没有证据。"
        elif row.details.get("preset") != policy.preset:
            yield f"页面 {policy.page_id}《{policy.page.title}》的审核规定与证据 #{row.pk} 不符。"
    gone = {page_id: row for page_id, row in said.items() if row.details.get("preset")}
    for page in Page.objects.filter(pk__in=gone):
        yield f"页面 {page.pk}《{page.title}》的审核规定被删除，证据 #{gone[page.pk].pk} 未提及。"


def publish_grants():
    """Grants of a publish permission. There ought to be none: publishing follows sign-offs."""
    return GroupPagePermission.objects.filter(
        permission__codename__startswith=PUBLISH
    ).select_related("group", "page", "permission")


def publish_grant_problems() -> Iterator[str]:
    """A line for each grant of a publish permission."""
    for grant in publish_grants():
        yield f"用户组“{grant.group}”在页面“{grant.page.title}”有发布权限，应当收回。"
