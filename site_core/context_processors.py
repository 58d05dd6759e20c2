"""What every public page shows around its content, fetched only when a template asks."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.functional import SimpleLazyObject

from wagtail.models import Page, Site

from site_core.models import FooterLink, FriendLink, SiteSettings

FRIEND_LINK_ORDER = ("group__sort_order", "group_id", "sort_order")


def chrome(request):
    """`chrome`: site, settings, column bar, footer and friend links, each one a lazy value."""
    return {"chrome": SimpleLazyObject(lambda: Chrome(request))}


class Chrome:
    """The parts around a page. Each part is read once a request, in a fixed number of queries."""

    def __init__(self, request):
        self.site = Site.find_for_request(request)
        self.settings = SimpleLazyObject(lambda: SiteSettings.for_request(request))
        self.pages = SimpleLazyObject(self._pages)
        self.contact_lines = SimpleLazyObject(lambda: list(self.settings.contact_lines.all()))
        self.friend_links = SimpleLazyObject(
            lambda: list(FriendLink.objects.select_related("group").order_by(*FRIEND_LINK_ORDER))
        )

    @property
    def menu(self):
        """The pages of the column bar, each with its own ones as `sub_columns`."""
        home, bar = self.site.root_page, []
        for page in self.pages:
            if not (page.show_in_menus and page.path.startswith(home.path)):
                continue
            if page.depth == home.depth + 1:
                page.sub_columns = []
                bar.append(page)
            elif page.depth == home.depth + 2 and bar and page.path.startswith(bar[-1].path):
                bar[-1].sub_columns.append(page)
        return bar

    @property
    def footer_pages(self):
        """The pages named in the footer, in the site manager's order."""
        named = (page for page in self.pages if page.in_footer)
        return sorted(named, key=lambda page: (page.footer_order or 0, page.pk))

    def _pages(self):
        """Public pages of column bar and footer, in the order of the tree, in one query."""
        home = self.site.root_page
        links = FooterLink.objects.filter(settings__site=self.site, page=OuterRef("pk"))
        depths = (home.depth + 1, home.depth + 2)
        in_bar = Q(path__startswith=home.path, depth__in=depths, show_in_menus=True)
        return list(
            Page.objects.live()
            .annotate(
                in_footer=Exists(links), footer_order=Subquery(links.values("sort_order")[:1])
            )
            .filter(in_bar | Q(in_footer=True))
            .order_by("path")
        )
