"""All addresses. First-level ones named here are reserved in `site_core.pages.slugs`."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path, re_path, reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from django.views.generic import RedirectView

from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns

from articles import urls as articles_urls
from comments import urls as comments_urls
from home import urls as home_urls
from members import urls as members_urls
from members.accounts.views import admin_door
from members.views import AccountView
from site_core import views
from site_core.http.transactions import all_or_nothing
from site_core.operation import health_views

handler500 = "site_core.views.server_error"

# Before Wagtail's own, which they replace, and behind the same login.
replaced = [
    path("admin/account/", AccountView.as_view(), name="wagtailadmin_account"),
    # Wagtail's breaks on purpose, for whoever edits here and as often as they like.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}),
]
decorate_urlpatterns(replaced, all_or_nothing)
decorate_urlpatterns(replaced, require_admin_access)
decorate_urlpatterns(replaced, never_cache)

urlpatterns = [
    *replaced,
    path("admin/login/", admin_door, name="wagtailadmin_login"),
    path("admin/", include("workflow.admin.views.stages")),
    # Wagtail's way to cancel a schedule asks for no reason and leaves no evidence; its buttons lead here.
    path(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        RedirectView.as_view(url="/admin/review/schedule/%(page_id)s/"),
    ),
    path("admin/", include(wagtailadmin_urls)),
    re_path(
        r"^documents/(\d{1,18})/(.*)$",
        views.serve_document,
        name="wagtaildocs_serve",
    ),
    path("sitemap.xml", views.reading_only(sitemap), name="sitemap"),
    path("healthz", health_views.healthz, name="healthz"),
    path("readyz", health_views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("accounts/", include(members_urls)),
    path("", include(articles_urls)),
    path("", include(home_urls)),
    path("comments/", include(comments_urls)),
    # Wagtail sends people here who may not see a restricted collection; staff have one login.
    path(
        "_util/login/",
        views.reading_only(
            RedirectView.as_view(url=reverse_lazy("wagtailadmin_login"), query_string=True)
        ),
        name="wagtailcore_login",
    ),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(re_path(r"^media/(?P<path>.{1,255})$", views.serve_media, name="media"))
if settings.DEBUG:
    urlpatterns.append(path("__debug__/", include("debug_toolbar.urls")))

urlpatterns.append(re_path(serve_pattern, views.serve_page, name="wagtail_serve"))
