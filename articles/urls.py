"""Addresses of articles that are not their page: the short permanent one, and feeds."""

from django.urls import path

from articles import favourite_views, feeds, member_views, views
from articles.reads.views import count_read
from articles.search.views import search
from site_core.views import reading_only

urlpatterns = [
    path("a/<key:page_id>/", reading_only(views.permanent_address), name="permanent_address"),
    path("a/<key:page_id>/full/", member_views.full_text, name="full_text"),
    path("a/<key:page_id>/favourite/", favourite_views.favourite, name="favourite"),
    path("reads/<key:page_id>/", count_read, name="count_read"),
    path("search/", reading_only(search), name="search"),
    path("feed/", reading_only(feeds.SiteFeed()), name="site_feed"),
    path("feed/atom/", reading_only(feeds.SiteAtomFeed()), name="site_atom_feed"),
    path("feed/<key:column_id>/", reading_only(feeds.ColumnFeed()), name="column_feed"),
    path(
        "feed/<key:column_id>/atom/",
        reading_only(feeds.ColumnAtomFeed()),
        name="column_atom_feed",
    ),
]
