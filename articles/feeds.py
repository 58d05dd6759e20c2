"""RSS and Atom: the newest articles of the site or of a column."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from wagtail.models import Site

from articles.models import ArticlePage, CategoryIndexPage
from site_core.models import SiteSettings
from site_core.text.characters import fit

FEED_LENGTH = 30


class _ArticleFeed(Feed):
    """What both feeds share: summaries, never full text.

    One character that XML does not take would make the whole feed unreadable, and a text of before
    may hold some.
    """

    def item_title(self, item):
        return fit(item.title)

    def item_description(self, item):
        return fit(item.summary)

    def item_guid(self, item):
        """The permanent address: it stays when the article is renamed or moved."""
        return item.permanent_address

    def item_link(self, item):
        return item.feed_address

    def item_pubdate(self, item):
        return item.listed_at

    def item_updateddate(self, item):
        return item.last_corrected_at or item.listed_at

    def item_author_name(self, item):
        return fit("、".join(byline.name for byline in item.bylines.all()))

    def _listed(self, articles, request):
        articles = list(articles.for_listing().prefetch_related("bylines")[:FEED_LENGTH])
        for article in articles:
            article.feed_address = article.get_full_url(request)
            address = reverse("permanent_address", args=[article.pk])
            article.permanent_address = request.build_absolute_uri(address)
        return articles


class SiteFeed(_ArticleFeed):
    """/feed/: everything new."""

    def get_object(self, request):
        site = Site.find_for_request(request)
        if site is None:
            raise Http404
        return request, site

    def title(self, obj):
        request, site = obj
        return fit(SiteSettings.for_request(request).site_name or site.site_name)

    def description(self, obj):
        request, _site = obj
        return fit(SiteSettings.for_request(request).tagline)

    def link(self, obj):
        return obj[1].root_url

    def items(self, obj):
        request, site = obj
        return self._listed(ArticlePage.objects.descendant_of(site.root_page), request)


class SiteAtomFeed(SiteFeed):
    """/feed/atom/"""

    feed_type = Atom1Feed
    subtitle = SiteFeed.description


class ColumnFeed(_ArticleFeed):
    """/feed/<id>/: what is new in one column and its sub-columns."""

    def get_object(self, request, column_id):
        columns = CategoryIndexPage.objects.live().filter(has_feed=True)
        return request, get_object_or_404(columns, pk=column_id)

    def title(self, obj):
        request, column = obj
        site_name = SiteSettings.for_request(request).site_name
        return fit(f"{column.title} · {site_name}" if site_name else column.title)

    def description(self, obj):
        return fit(obj[1].introduction) or _("New articles")

    def link(self, obj):
        request, column = obj
        return column.get_full_url(request)

    def items(self, obj):
        request, column = obj
        return self._listed(ArticlePage.objects.in_column(column), request)


class ColumnAtomFeed(ColumnFeed):
    """/feed/<id>/atom/"""

    feed_type = Atom1Feed
    subtitle = ColumnFeed.description
