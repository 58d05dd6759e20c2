"""Redirects that can never work: onto themselves, in a ring, or from an address that is in use."""

from urllib.parse import urlsplit

from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from wagtail.contrib.redirects.forms import RedirectForm as WagtailRedirectForm
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

MOST_STEPS = 20  # of a chain that are followed; no browser follows more


class RedirectForm(WagtailRedirectForm):
    """Wagtail's form, which refuses a redirect that would never lead anywhere. Imports use it too."""

    def clean(self):
        super().clean()
        given = self.cleaned_data
        if given.get("old_path") and not self.errors:
            wanted = Redirect(
                pk=self.instance.pk,
                old_path=Redirect.normalise_path(given["old_path"]),
                site=given.get("site"),
                redirect_page=given.get("redirect_page"),
                redirect_link=given.get("redirect_link") or "",
            )
            for field, problem in problems_of(wanted).items():
                self.add_error(field, problem)
        return given


def use_in_views(views) -> None:
    """Let Wagtail's screens and its import check what is entered by our form."""
    views.RedirectForm = RedirectForm
    views.CreateView.form_class = views.EditView.form_class = RedirectForm


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's, which sends nobody round in a ring: there the address is not found."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer is response:
            return answer
        site = Site.find_for_request(request)
        start = Redirect.normalise_path(request.get_full_path())
        goal = _path_here(answer.url, {request.get_host(), *_hosts(site)})
        return response if _ring(site, start, goal) else answer


def problems_of(redirect: Redirect) -> dict[str, str]:
    """Why this redirect cannot work, in words for who enters it, by the field to look at."""
    if not redirect.link:
        return {"redirect_link": _("Say where the redirect leads.")}
    problems = {}
    sites = [redirect.site] if redirect.site else list(Site.objects.select_related("root_page"))
    users = [_user_of(site, redirect.old_path) for site in sites]
    if users and all(users):
        problems["old_path"] = _(
            "“%(user)s” answers at this address, so a redirect from it would never work."
        ) % {"user": users[0]}
    for site in sites:
        goal = _path_here(redirect.link, _hosts(site))
        if ring := _ring(site, redirect.old_path, goal, without=redirect.pk):
            problems["redirect_page" if redirect.redirect_page else "redirect_link"] = _(
                "The way leads back to where it begins: %(ring)s."
            ) % {"ring": " → ".join(ring)}
    return problems


def _hosts(site) -> set[str]:
    return {site.hostname, f"{site.hostname}:{site.port}"}


def _path_here(address: str, hosts) -> str | None:
    """The normalised path of an address on this site, None when it leads elsewhere."""
    parts = urlsplit(address)
    if parts.netloc and parts.netloc.lower() not in hosts:
        return None
    return Redirect.normalise_path(parts._replace(scheme="", netloc="").geturl())


def _ring(site, start: str, goal: str | None, *, without=None) -> list[str]:
    """The addresses on the way from `start` by `goal` and on, when it comes back to one; else none."""
    way = [start]
    while goal is not None and len(way) <= MOST_STEPS:
        if goal.partition("?")[0] == start:
            goal = start  # the redirect from a path takes whatever query it comes with
        way.append(goal)
        if goal in way[:-1]:
            return way
        if _user_of(site, goal):
            return []
        goal = _next(site, goal, without)
    return []


def _next(site, path: str, without) -> str | None:
    """Where the redirect at a path leads on this site, as the middleware looks for it."""
    rows = Redirect.objects.filter(Q(site=site) | Q(site=None)).exclude(pk=without)
    for wanted in dict.fromkeys([path, path.partition("?")[0]]):
        # One for this site goes before one for all.
        for redirect in rows.filter(old_path=wanted).order_by("site__pk").reverse():
            return _path_here(redirect.link, _hosts(site)) if redirect.link else None
    return None


def _user_of(site, path: str) -> str:
    """The name of what answers at a path of the site, so that no redirect is asked; empty if nothing.

    A page that was public once answers 410.
    """
    path = path.partition("?")[0].rstrip("/")
    pages = Page.objects.filter(url_path=f"{site.root_page.url_path.rstrip('/')}{path}/")
    if found := pages.filter(Q(live=True) | Q(first_published_at__isnull=False)).first():
        return found.title
    for spelling in (path, f"{path}/"):
        try:
            match = resolve(spelling or "/")
        except Resolver404:
            continue
        if match.url_name != "wagtail_serve" and not match.kwargs:
            return path
    return ""
