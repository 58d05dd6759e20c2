"""Who may have a document: readers of a public page that offers it, and those who work with it."""

from wagtail.models import Page
from wagtail.permissions import policy_registry

from site_core.files.usage import pages_referring_to


def is_open_to(user, document) -> bool:
    """Whether a public page that `user`, who may be anonymous, may read refers to `document`.

    A fixed number of queries, however many pages do. The user is looked at only where no page is
    open to everybody, so that an answer for everybody depends on nobody.
    """
    pages = list(pages_referring_to(document).live().public().specific())
    return any(page.is_open_to_everybody for page in pages) or any(
        page.may_be_read_by(user) for page in pages
    )


def may_work_with(user, document) -> bool:
    """Whether `user` may edit or choose `document` in the admin, or edit a page that refers to it."""
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    documents = policy_registry.get_by_type(type(document))
    if documents.user_has_any_permission_for_instance(user, ["change", "choose"], document):
        return True
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return editable.filter(pk__in=pages_referring_to(document).values("pk")).exists()
