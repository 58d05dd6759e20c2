"""Which stages are needed as they are, and what a workflow's order is. Questions for guards."""

from wagtail.models import TaskState, WorkflowState, WorkflowTask

from workflow.models import ReviewPolicy


def is_in_use(task) -> bool:
    """Whether a text waits at this stage, or a policy asks for it where a workflow offers it."""
    if TaskState.objects.filter(task_id=task.pk, status=TaskState.STATUS_IN_PROGRESS).exists():
        return True
    asked = set()
    presets = ReviewPolicy.objects.order_by().values_list("preset", flat=True).distinct()
    for preset in set(presets) or {ReviewPolicy.Preset.THREE}:
        asked.update(ReviewPolicy.STAGES[preset])
    if task.stage not in asked:
        return False
    return WorkflowTask.objects.filter(task_id=task.pk, workflow__active=True).exists()


def texts_in_review(workflow_id):
    """The reviews under way in a workflow; returned texts count, they come back to it."""
    return WorkflowState.objects.active().filter(workflow_id=workflow_id)


def order_with(row, *, kept=True) -> tuple[list[int], list[int]]:
    """The tasks of the workflow of `row` in their order: as stored, and with `row` saved or gone."""
    stored = list(
        WorkflowTask.objects.filter(workflow_id=row.workflow_id).values_list(
            "sort_order", "pk", "task_id"
        )
    )
    changed = [entry for entry in stored if entry[1] != row.pk]
    if kept:
        changed.append((row.sort_order, row.pk, row.task_id))
    return _in_order(stored), _in_order(changed)


def _in_order(entries):
    ranked = sorted(entries, key=lambda entry: (entry[0] or 0, entry[1] or float("inf")))
    return [task_id for _sort_order, _key, task_id in ranked]
