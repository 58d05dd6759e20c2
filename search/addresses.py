"""Addresses of the reader's search."""

from urllib.parse import urlencode

from django.urls import reverse


def search_address(**asked: object) -> str:
    """The address at which the site is searched for what is asked: `q`, and filters by name."""
    return f"{reverse('search')}?{urlencode(asked)}"
