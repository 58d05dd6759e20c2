"""The report of reads in the admin: a chart, its table, the articles, and the same as a file."""

import datetime
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.models import CategoryIndexPage
from articles.reads.report import daily_chart, ranking
from site_core.admin.spreadsheets import csv_response

PAGE_SIZE = 50
USUAL_DAYS = 30
MOST_ROWS = 5000  # of the file


class PeriodForm(forms.Form):
    """Which days and which column. What is no choice falls back to the usual one."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Period"),
        coerce=int,
        choices=[
            (7, gettext_lazy("7 days")),
            (30, gettext_lazy("30 days")),
            (90, gettext_lazy("90 days")),
            (365, gettext_lazy("A year")),
        ],
        required=False,
        empty_value=USUAL_DAYS,
    )
    column = forms.ModelChoiceField(
        CategoryIndexPage.objects.order_by("path"),
        label=gettext_lazy("Column"),
        required=False,
        empty_label=gettext_lazy("All columns"),
    )

    def chosen(self) -> dict:
        """`days` and `column`, whatever was sent."""
        self.is_valid()
        return {"days": USUAL_DAYS, "column": None} | self.cleaned_data


@require_safe
def reads_report(request):
    """Reads by day and by article. With `export=csv` the articles as a file for a spreadsheet."""
    form = PeriodForm(request.GET or {"days": USUAL_DAYS})
    chosen = form.chosen()
    today = timezone.localdate()
    since = today - datetime.timedelta(days=chosen["days"] - 1)
    articles = ranking(since, chosen["column"])
    if request.GET.get("export") == "csv":
        return _as_csv(articles[:MOST_ROWS], since, today)
    column = chosen["column"]
    context = {
        "form": form,
        "filters": urlencode({"days": chosen["days"], "column": column.pk if column else ""}),
        "chart": daily_chart(since, today, column),
        "rows": Paginator(articles, PAGE_SIZE).get_page(request.GET.get("p")),
    }
    return TemplateResponse(request, "articles/admin/reads.html", context)


def _as_csv(articles, since, until):
    headings = [_("Title"), _("Reads in the period"), _("All reads"), _("Address")]
    rows = (
        (article.title, article.recent_reads, article.all_reads, article.full_url or "")
        for article in articles
    )
    return csv_response(f"reads-{since.isoformat()}-{until.isoformat()}", headings, rows)
