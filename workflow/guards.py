"""May this page be saved as it is? The friendly form of the database's trigger, and more."""

from wagtail.models import Page

from workflow.models.releases import Release


def agrees_with_release(page) -> bool:
    """Whether saving `page` as it is agrees with its newest release.

    Going public, or staying so with another revision, needs a release that names this revision;
    going down needs one of the ways down. A save that changes neither needs nothing.
    """
    stored = Page.objects.filter(pk=page.pk).values_list("live", "live_revision_id").first()
    was_live, revision_id = stored or (False, None)
    if page.live == was_live and (not page.live or page.live_revision_id in (None, revision_id)):
        return True
    newest = Release.objects.filter(page_id=page.pk).last()
    if not page.live:
        return newest is not None and newest.kind in Release.DOWN
    return (
        newest is not None
        and newest.kind not in Release.DOWN
        and newest.revision_id == page.live_revision_id
    )
