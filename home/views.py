"""Public views that show the whole site."""

from django.shortcuts import render

from wagtail.models import Site

from home.site_map import site_map


def show_site_map(request):
    """/sitemap/: every column and page of the site."""
    home_page = Site.find_for_request(request).root_page
    columns, pages = site_map(home_page)
    return render(request, "home/site_map.html", {"columns": columns, "pages": pages})
