"""How many stages a part of the site passes: superusers say it, with a reason, in evidence."""

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionRefused, demand_reason
from workflow.models import ReviewPolicy
from workflow.row_locks import locked_page


@transaction.atomic
def set_policy(page, preset, user, reason):
    """Let `page` and everything below it pass the stages of `preset`.

    :returns: the ReviewPolicy.
    :raises PermissionDenied: `user` is no superuser, or the reason is empty.
    :raises ValueError: there is no such preset; none has no stage.
    """
    reason = _demand(user, reason)
    preset = ReviewPolicy.Preset(preset)
    return _write(locked_page(page.pk), preset, user, reason)


@transaction.atomic
def remove_policy(page, user, reason):
    """Take away the policy that `page` has of its own; the nearest one above it counts then.

    :raises PermissionDenied: `user` is no superuser, the reason is empty, `page` has no policy of
        its own, or it is the root, whose policy nobody removes.
    """
    reason = _demand(user, reason)
    page = locked_page(page.pk)
    policy = ReviewPolicy.objects.filter(page_id=page.pk).first()
    if policy is None:
        raise ActionConflict("no-policy", _("This page has no review policy of its own."))
    before = policy.preset
    policy.delete()  # refused for the root by a guard
    record(
        Evidence.Action.POLICY,
        page=page,
        user=user,
        opinion=reason,
        details={"preset": "", "before": before},
    )


@transaction.atomic
def lay_out_policy(root, preset=ReviewPolicy.Preset.THREE):
    """The policy of the whole tree when a site is laid out. One that is there stays."""
    root = locked_page(root.pk)
    if not ReviewPolicy.objects.filter(page_id=root.pk).exists():
        _write(root, ReviewPolicy.Preset(preset), None, "建站")


def _demand(user, reason) -> str:
    if not (user.is_active and user.is_superuser):
        raise ActionRefused(
            "may-not", _("Only a system administrator decides on the review policy.")
        )
    return demand_reason(reason, _("Say why the review policy is changed."))


def _write(page, preset, user, reason):
    policy = ReviewPolicy.objects.filter(page_id=page.pk).first() or ReviewPolicy(page_id=page.pk)
    before = policy.preset if policy.pk else ""
    policy.preset = preset
    policy.save()
    record(
        Evidence.Action.POLICY,
        page=page,
        user=user,
        opinion=reason,
        details={"preset": str(preset), "before": str(before)},
    )
    return policy
