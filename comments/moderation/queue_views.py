"""The moderators' screen: what waits, what was decided, and the decisions."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages

from comments.moderation.forms import DecisionForm, QueueFilterForm
from comments.moderation.queue import queue, with_marks
from comments.services import decide, may_moderate
from members.kept_forms.keeping import forget, keeps_form, kept_form

PAGE_SIZE = 30


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def comments_queue(request):
    """Comments by status, page, author and words, 30 a page; ticked ones are decided on together.

    :raises PermissionDenied: the person may not moderate.
    """
    if not may_moderate(request.user):
        raise PermissionDenied(_("You may not moderate comments."))
    filters = QueueFilterForm(request.GET)
    rows = Paginator(queue(filters.chosen()), PAGE_SIZE).get_page(request.GET.get("p"))
    rows.object_list = with_marks(rows.object_list)
    kept = kept_form(request)
    posted = request.POST if request.method == "POST" else None
    decision = DecisionForm(posted, keys=[row.pk for row in rows], kept=kept)
    if decision.is_bound and decision.is_valid():
        return _decided(request, decision.cleaned_data, filters)
    ticked = (posted or kept or QueryDict()).getlist("comments")
    context = {
        "form": filters,
        "filters": filters.as_query(),
        "rows": rows,
        "decision": decision,
        "ticked": {int(key) for key in ticked if key.isascii() and key.isdigit()},
        "chosen": filters.chosen(),
    }
    return TemplateResponse(request, "comments/admin/queue.html", context)


def _decided(request, data, filters):
    forget(request)
    number = decide(data["comments"], request.user, data["decision"], data["reason"].strip())
    words = ngettext("%(number)d comment was changed.", "%(number)d comments were changed.", number)
    messages.success(request, words % {"number": number})
    return redirect(f"{reverse('comments_queue')}?{filters.as_query()}")
