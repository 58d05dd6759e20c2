"""Groups and accounts that only superusers change: who signs is decided by nobody else."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _


def reserved_groups():
    """The groups that RESERVED_GROUPS finds: a dotted path, for a room above knows which they are."""
    return import_string(settings.RESERVED_GROUPS)()


def is_reserved(account) -> bool:
    """Whether the account is a superuser's, or of somebody in a reserved group."""
    return account.is_superuser or reserved_groups().filter(user=account.pk).exists()


def demand_account_right(user, account):
    """Whoever may set somebody's password may act in their name.

    :raises PermissionDenied: the account is reserved, not the person's own, and `user` no superuser.
    """
    if not user.is_superuser and user != account and is_reserved(account):
        raise PermissionDenied(
            _("Only a system administrator changes the accounts of reviewers and administrators.")
        )


def demand_group_right(user, group: Group):
    """:raises PermissionDenied: the group is reserved and `user` no superuser."""
    if not user.is_superuser and reserved_groups().filter(pk=group.pk).exists():
        raise PermissionDenied(_("Only a system administrator changes a group that reviews."))
