"""Who may sign: the groups of the stages. And who is at the screen."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail.log_actions import get_active_log_context


def reviewer_groups():
    """The groups that sign a stage, read from the stages themselves."""
    return Group.objects.filter(reviewtask__isnull=False).distinct()


def acting_user():
    """The person at the admin's screen; None in code that no screen started."""
    return get_active_log_context().user


def acting_superuser():
    """As `acting_user`, for what only superusers do.

    :raises PermissionDenied: somebody else is at the screen.
    """
    user = acting_user()
    if user is not None and not user.is_superuser:
        raise PermissionDenied(_("Only a system administrator changes who reviews."))
    return user
