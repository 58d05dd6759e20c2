"""Numbered pages of a list."""

import re

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404


def page_of(objects, requested: str | None, per_page: int):
    """The page of `objects` that the address asks for, the first when it asks for none.

    :raises Http404: `requested` is no number of a page.
    """
    # int() reads full-width digits, signs, spaces and leading zeros; an address has one spelling.
    if requested is not None and not re.fullmatch("[1-9][0-9]{0,9}", requested):
        raise Http404
    try:
        return Paginator(objects, per_page).page(requested or 1)
    except InvalidPage as error:
        raise Http404 from error
