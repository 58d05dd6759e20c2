"""Taking down: quick, by one authorised person with a reason."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from workflow.models import Release
from workflow.services.release import record_release
from workflow.services.rows import locked_page


@transaction.atomic
def take_down(page, user, reason):
    """Take a public page off the site at once. One authorised person and a reason are enough.

    :raises PermissionDenied: `user` may not, the page is not public, or the reason is empty.
    """
    page = locked_page(page.pk)
    if not page.permissions_for_user(user).can_unpublish():
        raise PermissionDenied(_("You cannot take this page down."))
    if not reason.strip():
        raise PermissionDenied(_("Say why the page is taken down."))
    record_release(
        page, kind=Release.Kind.TAKEDOWN, revision_id=None, digest="", user=user, reason=reason
    )
    page.unpublish(user=user)
