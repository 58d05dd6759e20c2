from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.reports import MissesMenuItem, MissesReportView
from search.viewsets import SynonymGroupViewSet

register_snippet(SynonymGroupViewSet)


@hooks.register("register_admin_urls")
def register_misses_addresses():
    view, results = MissesReportView.as_view(), MissesReportView.as_view(results_only=True)
    return [
        path("reports/search-misses/", view, name="search_misses"),
        path("reports/search-misses/results/", results, name="search_misses_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_misses_menu_item():
    label, address = _("Searches without a result"), reverse("search_misses")
    return MissesMenuItem(label, address, name="search-misses", icon_name="search", order=1300)
