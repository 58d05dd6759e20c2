"""Receivers that keep the number of stages: the root's policy stays, nobody is given publish."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from workflow.selectors.policies import PUBLISH


def keep_root_policy(sender, instance, **kwargs):
    """Before a policy is deleted, by whatever code: the root's is never taken away."""
    if instance.page.is_root():
        raise PermissionDenied(_("The policy of the whole site cannot be removed, only changed."))


def refuse_publish_grant(sender, instance, raw=False, **kwargs):
    """Before a group is given a right: nobody gets the one to publish."""
    if not raw and instance.permission.codename.startswith(PUBLISH):
        raise PermissionDenied(
            _("Nobody is given the right to publish: publishing follows the last signature.")
        )
