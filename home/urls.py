"""Addresses of the whole site."""

from django.urls import path

from home import views
from site_core.views import reading_only

urlpatterns = [path("sitemap/", reading_only(views.show_site_map), name="site_map")]
