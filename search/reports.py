"""Among the reports: what readers searched for and did not find (未找到的搜索)."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from search.addresses import search_address
from search.misses import misses

ANY_OF = ["add", "change"]  # rights on pages, one of which a reader of the report has


def try_again(row) -> str:
    return search_address(q=row["query"])


class MissesReportView(ReportView):
    page_title = _("Searches without a result")
    verbose_name_plural = _("searches without a result")
    header_icon = "search"
    index_url_name = "search_misses"
    index_results_url_name = "search_misses_results"
    permission_policy = page_permission_policy
    any_permission_required = ANY_OF
    paginate_by = 20
    default_ordering = "-times"
    columns = [
        TitleColumn("query", label=_("Searched for"), get_url=try_again),
        NumberColumn("times", label=_("Times in 90 days"), sort_key="times"),
        Column("last_day", label=_("Last day"), sort_key="last_day"),
    ]
    # Nothing to export: strangers' words might be a formula in a spreadsheet.

    def get_base_queryset(self):
        return misses()

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering, "-last_day", "-times", "query")


class MissesMenuItem(MenuItem):
    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ANY_OF)
