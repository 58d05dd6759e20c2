"""A page and everything below it: is any of it public, under review or scheduled, and where?"""

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from workflow.selectors.schedules import standing_schedules


def branch_of(page):
    """The page and all below it. By its path: the number of children may be wrong in memory."""
    return Page.objects.filter(path__startswith=page.path)


def has_public(page) -> bool:
    """Whether readers see the page or one below it."""
    return branch_of(page).filter(live=True).exists()


def has_frozen(page) -> bool:
    """Whether the page or one below it is under review or scheduled."""
    # Reviews and revisions name their page by a string.
    key = Cast(OuterRef("pk"), CharField())
    in_review = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id=key,
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    scheduled = Revision.page_revisions.filter(object_id=key, approved_go_live_at__isnull=False)
    signed = standing_schedules().order_by().filter(page_id=OuterRef("pk"))
    frozen = Exists(in_review) | Exists(scheduled) | Exists(signed)
    return branch_of(page).filter(frozen).exists()


def public_address(url_path: str) -> str:
    """Where readers find the page with this path in the tree: without the home page's own slug."""
    _root, _home, *slugs = url_path.split("/")
    return "/" + "/".join(slugs)
