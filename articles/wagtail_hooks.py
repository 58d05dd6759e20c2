from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from articles import favourites
from articles.centre import favourites_section
from articles.models import Author, SidebarBox
from articles.models.boxes import SidebarBoxArticle
from articles.reads.report_views import reads_report
from articles.viewsets import AuthorViewSet, SidebarBoxViewSet
from site_core.page_store import shown

register_snippet(AuthorViewSet)
register_snippet(SidebarBoxViewSet)


@hooks.register("register_admin_urls")
def register_report_address():
    return [path("reports/reads/", reads_report, name="reads_report")]


@hooks.register("register_reports_menu_item")
def register_report():
    label = _("Reads of articles")
    return MenuItem(label, reverse("reads_report"), name="reads", icon_name="view", order=100)


@hooks.register(shown.HOOK)
def models_of_boxes_and_sections():
    return {
        Author: shown.unless_new,
        SidebarBox: shown.always,
        SidebarBoxArticle: shown.always,
    }


hooks.register("register_member_centre_section", favourites_section, order=200)
hooks.register("export_personal_data", favourites.export)
hooks.register("forget_person", favourites.forget)
