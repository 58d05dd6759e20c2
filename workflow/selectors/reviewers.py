"""Who reviews: the groups of the stages and their members, final reviewers, superusers."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evidence.actors import acting_user
from workflow.models import ReviewTask


def reviewer_groups():
    """The groups that sign a stage, read from the stages themselves."""
    return Group.objects.filter(reviewtask__isnull=False).distinct()


def acting_superuser():
    """As `acting_user`, for what only superusers do.

    :raises PermissionDenied: somebody else is at the screen.
    """
    user = acting_user()
    if user is not None and not user.is_superuser:
        raise PermissionDenied(_("Only a system administrator changes who reviews."))
    return user


def reviews_any_stage(user) -> bool:
    """Whether `user` belongs to a group that signs some stage."""
    return user.is_active and _stages_of(user).exists()


def is_second_person(user) -> bool:
    """Whether `user` may confirm what another person did: a final reviewer or superuser.

    The same people answer for pages that readers see, and look through all review records.
    """
    return user.is_active and (user.is_superuser or _signs_final_stage(user))


def _signs_final_stage(user) -> bool:
    return _stages_of(user).filter(stage=ReviewTask.Stage.FINAL).exists()


def _stages_of(user):
    return ReviewTask.objects.filter(active=True, groups__in=user.groups.all())
