"""Groups and accounts that only superusers change: who signs is decided by nobody else."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail import hooks


def reserved_groups():
    """The groups that receivers of the hook `register_reserved_groups`, () -> queryset of groups, name."""
    reserved = Group.objects.none()
    for groups in hooks.get_hooks("register_reserved_groups"):
        reserved = reserved | groups()
    return reserved


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
