from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.promotion_views import PromotionEditView
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


@hooks.register("register_admin_urls")
def register_promotion_address():
    """Before Wagtail's own of the same address: `search` is installed before it."""
    return [path("searchpicks/<int:query_id>/", PromotionEditView.as_view())]


@hooks.register("construct_reports_menu")
def leave_out_search_terms(request, menu_items):
    """Wagtail's report of popular queries: they are not noted here, so it would stay empty."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
