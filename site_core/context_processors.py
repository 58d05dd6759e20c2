"""What every public page shows around its content, fetched only when a template asks."""

from django.utils.functional import SimpleLazyObject

from wagtail.models import Page, Site

from site_core.models import FriendLink, SiteSettings

FRIEND_LINK_ORDER = ("group__sort_order", "group_id", "sort_order")


def chrome(request):
    """`chrome`: site, settings, column bar, footer and friend links, each one a lazy value."""
    return {"chrome": SimpleLazyObject(lambda: Chrome(request))}


class Chrome:
    """The parts around a page. Each part is read once a request, in a fixed number of queries."""

    def __init__(self, request):
        self.site = Site.find_for_request(request)
        self.settings = SimpleLazyObject(lambda: SiteSettings.for_request(request))
        self.menu = SimpleLazyObject(self._menu)
        self.contact_lines = SimpleLazyObject(lambda: list(self.settings.contact_lines.all()))
        self.footer_pages = SimpleLazyObject(self._footer_pages)
        self.friend_links = SimpleLazyObject(
            lambda: list(FriendLink.objects.select_related("group").order_by(*FRIEND_LINK_ORDER))
        )

    def _menu(self):
        return list(Page.objects.child_of(self.site.root_page).live().in_menu().order_by("path"))

    def _footer_pages(self):
        links = self.settings.footer_links.select_related("page")
        return [link.page for link in links if link.page.live]
