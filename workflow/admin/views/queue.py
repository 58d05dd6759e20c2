"""The page of the queue: every text that waits for the person at the screen."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from workflow.admin.forms import QueueFilterForm
from workflow.selectors.queue import request_queue

PAGE_SIZE = 50


@require_safe
def queue(request):
    """What waits for a sign-off, by stage and by who has claimed it, 50 a page."""
    waiting = request_queue(request)
    stages = sorted({(row.task.stage, row.task.get_stage_display()) for row in waiting})
    form = QueueFilterForm(request.GET, stages=stages)
    form.is_valid()  # what is no choice filters nothing
    chosen = [row for row in waiting if form.chooses(row, request.user)]
    context = {
        "form": form,
        "rows": Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("p")),
        "filters": form.as_query(),
    }
    return TemplateResponse(request, "workflow/admin/review_queue.html", context)
