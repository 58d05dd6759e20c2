"""审核档案: the review record of a page, on the screen and as a file. Works without the page."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.admin import messages
from wagtail.models import Page

from evidence import exports
from evidence.models import Evidence
from workflow.admin.act_words import act_words, kind_words
from workflow.admin.forms import RecordSearchForm
from workflow.models import Release, ReviewTask
from workflow.selectors.review_record import exported_record, registration, review_record
from workflow.selectors.reviewers import is_second_person, reviews_any_stage
from workflow.verification import page_problems, record_problems

PER_PAGE = 30
# The longest number that a database takes as a key.
LONGEST_KEY = 18


@require_safe
def records(request):
    """Find the review record of any page, the latest act first."""
    if not is_second_person(request.user):
        raise PermissionDenied
    form = RecordSearchForm(request.GET)
    rows = Evidence.objects.exclude(page_id=None)
    if form.is_valid() and form.cleaned_data["q"]:
        rows = rows.filter(page_id__in=_pages_found(form.cleaned_data["q"]))
    of_pages = rows.order_by().values("page_id").annotate(newest=Max("pk"), acts=Count("pk"))
    items = Paginator(of_pages.order_by("-newest"), PER_PAGE).get_page(request.GET.get("p"))
    newest = Evidence.objects.defer("opinion").in_bulk([row["newest"] for row in items])
    pages = Page.objects.filter(pk__in=[row["page_id"] for row in items])
    live = dict(pages.values_list("pk", "live"))
    return TemplateResponse(
        request,
        "workflow/admin/review_records.html",
        {
            "form": form,
            "items": items,
            "records": [
                row
                | {
                    "last": newest[row["newest"]],
                    "act": act_words(newest[row["newest"]].action, newest[row["newest"]].details),
                    "exists": row["page_id"] in live,
                    "live": live.get(row["page_id"], False),
                }
                for row in items
            ],
        },
        status=200 if form.is_valid() else 422,
    )


def _pages_found(words):
    """Ids of the pages that were ever called so, or have this number."""
    found = Evidence.objects.filter(page_title__icontains=words)
    if words.isascii() and words.isdigit() and len(words) <= LONGEST_KEY:
        found = found | Evidence.objects.filter(page_id=int(words))
    return found.values("page_id")


@require_safe
def page_record(request, page_id):
    """Everything that was ever done to a page, and whether the evidence of it holds now."""
    page = _readable_page(request, page_id)
    try:
        record = review_record(page_id)
    except Evidence.DoesNotExist:
        if page is None:
            raise Http404 from None
        record = None
    problems = []
    if record:
        problems += record_problems(record)
        problems += page_problems(pages=Page.objects.live().filter(pk=page_id))
    return TemplateResponse(
        request,
        "workflow/admin/review_record.html",
        {
            "page_id": page_id,
            "page": page,
            "title": record["page"]["title"] if record else page.title,
            "acts": [_shown(row) for row in record["evidence"]] if record else [],
            "problems": problems,
            "releases": _releases(record, page),
            "may_search": is_second_person(request.user),
        },
    )


@require_safe
def export_json(request, page_id):
    """The review record as a signed file, for `manage.py verify_evidence --file`."""
    return _file(request, page_id, "json", exports.file_of)


@require_safe
def export_html(request, page_id):
    """The review record as a form to print: 信息发布审核登记表."""
    return _file(request, page_id, "html", registration_form)


def registration_form(exported) -> bytes:
    """The form of an export as one HTML file that fetches nothing."""
    form = registration(exported)
    context = form | {
        "stages": [{"name": name, "act": act and _shown(act)} for name, act in form["stages"]],
        "submission": form["submission"] and _shown(form["submission"]),
        "release": form["release"] and _shown(form["release"]),
        "afterwards": form["afterwards"] and _shown(form["afterwards"]),
        "exported": exported,
        "exported_at": _time(exported["exported_at"]),
        "acts": [_shown(row) for row in exported["evidence"]],
    }
    return render_to_string("workflow/registration_form.html", context).encode()


def _file(request, page_id, kind, write):
    _readable_page(request, page_id)
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    try:
        exported = exported_record(page_id, at=now.replace(microsecond=0))
    except Evidence.DoesNotExist:
        raise Http404 from None
    except FileNotFoundError:
        messages.error(request, _("The site's signing key is missing: nothing can be exported."))
        return redirect("workflow_record", page_id)
    name = f"审核档案-{page_id}-{now:%Y%m%d-%H%M%S}.{kind}"
    response = HttpResponse(
        write(exported),
        content_type="application/json" if kind == "json" else "text/html; charset=utf-8",
    )
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _readable_page(request, page_id):
    """The page, or None when it is gone, for somebody who may read its review record.

    :raises PermissionDenied: the person may not.
    """
    page = Page.objects.filter(pk=page_id).first()
    page = page and page.specific
    may_edit = page is not None and page.permissions_for_user(request.user).can_edit()
    if not (request.user.is_superuser or may_edit or reviews_any_stage(request.user)):
        raise PermissionDenied
    return page


def _shown(row):
    """A row of evidence in the words of the screen."""
    details = row["details"]
    return row | {
        "time": _time(row["at"]),
        "act": act_words(row["action"], details),
        "stage_name": _label(ReviewTask.Stage, row["stage"]) if row["stage"] else "",
        "kind": kind_words(row["action"], details),
        "files": details.get("files", []),
        "to_stage": _label(ReviewTask.Stage, details["to_stage"]) if "to_stage" in details else "",
    }


def _releases(record, page):
    """What can be said of the releases in a record: which there are, and what readers see now."""
    kinds = [release["kind"] for release in record["releases"]] if record else []
    return {
        "any_reviewed": any(kind in Release.REVIEWED for kind in kinds),
        "is_public": bool(page and page.live),
        "unreviewed": bool(page and page.live and kinds and kinds[-1] == Release.Kind.EMERGENCY),
        "went_down": kinds[-1] if kinds and kinds[-1] in Release.DOWN else "",
    }


def _label(choices, value):
    """Its words; the value itself when a later version of the program wrote it."""
    return choices(value).label if value in choices.values else str(value)


def _time(text):
    """A time of the evidence as people write it: that of the site, whatever zone the reader set."""
    return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M:%S}"
