"""Receivers that keep the stages while texts pass them: none is disabled, moved or taken out."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail.models import Workflow, WorkflowTask

from workflow.models import ReviewTask
from workflow.selectors.stages_in_use import is_in_use, order_with, texts_in_review


def keep_stage(sender, instance, raw=False, **kwargs):
    """Before a task is saved: Wagtail skips a disabled stage, so one that is needed stays.

    The admin saves the bare task, scripts the specific one.
    """
    stored = ReviewTask.objects.filter(pk=instance.pk).first()
    if raw or stored is None:
        return
    disabled = stored.active and not instance.active
    moved = getattr(instance, "stage", stored.stage) != stored.stage
    if (disabled or moved) and is_in_use(stored):
        raise PermissionDenied(_in_use(stored))


def refuse_stage_deletion(sender, instance, **kwargs):
    """Before a stage is deleted."""
    if is_in_use(instance):
        raise PermissionDenied(_in_use(instance))


def _in_use(task):
    return _(
        "“%(stage)s” is needed: texts wait there, or a review policy asks for it. Take it out of the "
        "workflow first, when no text is in review."
    ) % {"stage": task.name}


def keep_order(sender, instance, raw=False, **kwargs):
    """Before a stage of a workflow is saved: the order stays while texts are in review."""
    if raw:
        return
    moved_here = (
        WorkflowTask.objects.filter(pk=instance.pk)
        .exclude(workflow_id=instance.workflow_id)
        .first()
    )
    before, after = order_with(instance)
    if before != after:
        _demand_no_review(instance.workflow_id)
    if moved_here:
        _demand_no_review(moved_here.workflow_id)


def keep_stage_in_workflow(sender, instance, **kwargs):
    """Before a stage is taken out of a workflow, or the workflow deleted."""
    _demand_no_review(instance.workflow_id)


def keep_workflow(sender, instance, raw=False, **kwargs):
    """Before a workflow is disabled in code; the admin's screen asks before it cancels reviews."""
    if raw or instance.active:
        return
    if Workflow.objects.filter(pk=instance.pk, active=True).exists():
        _demand_no_review(instance.pk)


def _demand_no_review(workflow_id):
    count = texts_in_review(workflow_id).count()
    if count:
        raise PermissionDenied(
            _(
                "%(count)s texts are in this workflow, in review or returned. Its stages stay as "
                "they are until these are released or withdrawn."
            )
            % {"count": count}
        )
