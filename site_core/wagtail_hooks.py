from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taggit.models import Tag
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.snippets.models import register_snippet
from wagtail.utils.urlpatterns import decorate_urlpatterns

from site_core.admin.viewsets import FriendLinkViewSet
from site_core.files import upload_views
from site_core.files.document_access import is_open_to, may_work_with
from site_core.http import policy_report_views
from site_core.http.transactions import all_or_nothing
from site_core.models import (
    ContactLine,
    FooterLink,
    FriendLink,
    FriendLinkGroup,
    SiteDocument,
    SiteImage,
    SiteRendition,
    SiteSettings,
)
from site_core.operation.health import cron_problems, database_problems
from site_core.page_store import shown

register_snippet(FriendLinkViewSet)


@hooks.register("register_admin_urls", order=1000)
def make_admin_views_all_or_nothing():
    """The last of these hooks: every address is known and none is behind the admin's login yet."""
    from wagtail.admin import urls  # noqa: PLC0415 - the module that is calling us

    decorate_urlpatterns(urls.urlpatterns, all_or_nothing)
    return []


@hooks.register("insert_editor_js")
def read_what_is_pasted():
    return format_html(
        '<script src="{}" data-left-out="{}"></script>',
        static("admin/editor-paste.js"),
        gettext("Words that were struck out in the original were left out. Please check the text."),
    )


@hooks.register("register_admin_urls")
def register_policy_reports():
    return [
        path("policy-reports/", policy_report_views.receive, name="policy_report"),
        path("reports/policy/", policy_report_views.violations, name="policy_violations"),
    ]


@hooks.register("register_admin_urls")
def register_uploads():
    """As in wagtail.images.admin_urls and wagtail.documents.admin_urls, whose names lead here."""
    of_image = "images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/"
    of_document = "documents/multiple/create_from_uploaded_document/<int:uploaded_file_id>/"
    return [
        path("images/multiple/add/", upload_views.AddImages.as_view()),
        path(of_image, upload_views.CreateImageFromUpload.as_view()),
        path("documents/multiple/add/", upload_views.AddDocuments.as_view()),
        path(of_document, upload_views.CreateDocumentFromUpload.as_view()),
    ]


@hooks.register("register_reports_menu_item")
def register_policy_reports_menu_item():
    return AdminOnlyMenuItem(
        _("Content security reports"),
        reverse("policy_violations"),
        name="policy-violations",
        icon_name="warning",
        order=900,
    )


@hooks.register("insert_global_admin_css")
def ask_for_words_of_pictures_that_were_taken():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/upload.css"))


@hooks.register("before_serve_document", order=-1)
def withhold_documents_of_drafts(document, request):
    """404, as if there were no such document: its title and its address tell something too.

    Before Wagtail's own hook, which asks for the privacy of the document's collection.
    """
    if not (is_open_to(request.user, document) or may_work_with(request.user, document)):
        raise Http404


@hooks.register(shown.HOOK)
def models_of_pages_and_their_surroundings():
    return {
        Page: shown.when_public,
        PageViewRestriction: shown.always,
        Site: shown.always,
        Tag: shown.unless_new,
        SiteImage: shown.unless_new,
        SiteRendition: shown.unless_new,
        SiteDocument: shown.unless_new,
        SiteSettings: shown.always,
        ContactLine: shown.always,
        FooterLink: shown.always,
        FriendLinkGroup: shown.always,
        FriendLink: shown.always,
    }


# A silent database is the first line; jobs that do not run are often only its consequence.
hooks.register("register_health_check", database_problems, order=-1)
hooks.register("register_health_check", cron_problems, order=100)
