"""Receivers that keep who reviews: only superusers change it on a screen, and it is evidence.

Code without a screen (laying out a site, a script) may change it too, and is recorded as nobody.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evidence.ledger import record
from evidence.models import Evidence
from site_core.pages.locking import take_turn
from workflow.models import ReviewTask
from workflow.selectors.reviewers import acting_superuser, reviewer_groups

BEFORE = ("pre_add", "pre_remove", "pre_clear")
SUPERUSER = "系统管理员"


def guard_membership(sender, instance, action, reverse, pk_set, **kwargs):
    """Before somebody enters or leaves a group that reviews."""
    if action not in BEFORE:
        return
    names = dict(reviewer_groups().values_list("pk", "name"))
    if reverse:
        if instance.pk not in names:
            return
        users = instance.user_set.all()
        if pk_set is not None:
            users = get_user_model().objects.filter(pk__in=pk_set)
        touched = {instance.pk}
    else:
        users = [instance]
        touched = set(names if pk_set is None else pk_set)
    for user in users:
        held = set(user.groups.values_list("pk", flat=True)) & set(names)
        _record_change(_name(user), held, touched & set(names), action, names, user=user.pk)


def guard_stage_groups(sender, instance, action, reverse, pk_set, **kwargs):
    """Before a stage gets or loses a group."""
    if action not in BEFORE:
        return
    if reverse:
        tasks = instance.reviewtask_set.all()
        if pk_set is not None:
            tasks = ReviewTask.objects.filter(pk__in=pk_set)
        touched = {instance.pk}
    else:
        tasks, touched = [instance], pk_set
    names = dict(Group.objects.values_list("pk", "name"))
    for task in tasks:
        held = set(task.groups.values_list("pk", flat=True))
        _record_change(
            task.name, held, held if touched is None else touched, action, names, task=task.pk
        )


def _record_change(subject, held, touched, action, names, **details):
    """One row for one person or stage, unless nothing changes."""
    after = held | touched if action == "pre_add" else held - touched
    if after == held:
        return
    record(
        Evidence.Action.GROUP,
        subject=subject,
        user=acting_superuser(),
        details=details
        | {
            "before": sorted(names[key] for key in held),
            "after": sorted(names[key] for key in after),
        },
    )


def _name(user):
    return f"{user}（{user.get_username()}）"


def guard_group_name(sender, instance, raw=False, **kwargs):
    """Before a group is saved: the name of one that reviews stands on evidence."""
    stored = reviewer_groups().filter(pk=instance.pk).first()
    if raw or stored is None or stored.name == instance.name:
        return
    record(
        Evidence.Action.GROUP,
        subject=instance.name,
        user=acting_superuser(),
        details={"group": stored.pk, "before": [stored.name], "after": [instance.name]},
    )


def keep_reviewer_group(sender, instance, **kwargs):
    """Before a group is deleted: a stage without a group could be signed by nobody."""
    stages = ReviewTask.objects.filter(groups=instance.pk).values_list("name", flat=True)
    if stages:
        raise PermissionDenied(
            _("The group “%(group)s” signs %(stages)s and cannot be deleted.")
            % {"group": instance.name, "stages": "、".join(stages)}
        )


def guard_reviewer_deletion(sender, instance, **kwargs):
    """Before a person is deleted: that is leaving the groups that review."""
    held = sorted(reviewer_groups().filter(user=instance.pk).values_list("name", flat=True))
    if held:
        record(
            Evidence.Action.GROUP,
            subject=_name(instance),
            user=acting_superuser(),
            details={"user": instance.pk, "before": held, "after": []},
        )


def guard_superusers(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a person is saved: superusers decide on the stages, so only they make others."""
    names = {"is_superuser", sender.USERNAME_FIELD}
    if raw or (update_fields is not None and not names.intersection(update_fields)):
        return
    stored = sender.objects.filter(pk=instance.pk).values(*names).first()
    if stored and stored[sender.USERNAME_FIELD] != instance.get_username():
        # A form may change groups too, in evidence: the turn at the chain comes before the row, to
        # which whoever signs refers.
        take_turn()
    was_superuser = bool(stored and stored["is_superuser"])
    if was_superuser == instance.is_superuser:
        return
    record(
        Evidence.Action.GROUP,
        subject=_name(instance),
        user=acting_superuser(),
        details={
            "user": instance.pk,
            "before": [SUPERUSER] if was_superuser else [],
            "after": [SUPERUSER] if instance.is_superuser else [],
        },
    )
