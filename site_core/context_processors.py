"""What every public page shows around its content, fetched only when a template asks."""

from django.db.models import Q
from django.utils.functional import SimpleLazyObject

from wagtail.models import Page, Site

from site_core.models import FriendLink, FriendLinkGroup, SiteSettings


def chrome(request):
    """`chrome`: site, settings, column bar, footer and friend links, each one a lazy value."""
    return {"chrome": SimpleLazyObject(lambda: Chrome(request))}


class Chrome:
    """The parts around a page. Each part is read once a request, in a fixed number of queries.

    A request that previews an unsaved change carries it as `previewed_chrome`.
    """

    def __init__(self, request):
        self.site = Site.find_for_request(request)
        self.previewed = getattr(request, "previewed_chrome", None)
        self.settings = SimpleLazyObject(lambda: self._settings(request))
        self.pages = SimpleLazyObject(self._pages)
        self.contact_lines = SimpleLazyObject(lambda: list(self.settings.contact_lines.all()))
        self.footer_order = SimpleLazyObject(
            lambda: [link.page_id for link in self.settings.footer_links.all()]
        )
        self.friend_links = SimpleLazyObject(self._friend_links)

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
        by_key = {page.pk: page for page in self.pages}
        return [by_key[key] for key in self.footer_order if key in by_key]

    def _settings(self, request):
        if isinstance(self.previewed, SiteSettings):
            return self.previewed
        return SiteSettings.for_request(request)

    def _friend_links(self):
        links = FriendLink.objects.select_related("group").order_by("sort_order", "pk")
        group = self.previewed
        if isinstance(group, FriendLinkGroup):
            links = [*links.exclude(group=group.pk), *group.links.all()]
        return sorted(links, key=lambda link: (link.group.sort_order, link.group_id or 0))

    def _pages(self):
        """Public pages of column bar and footer, in the order of the tree, in one query."""
        home = self.site.root_page
        depths = (home.depth + 1, home.depth + 2)
        in_bar = Q(path__startswith=home.path, depth__in=depths, show_in_menus=True)
        return list(
            Page.objects.live().filter(in_bar | Q(pk__in=list(self.footer_order))).order_by("path")
        )
