"""The titles under which readers know pages.

The row of a page that is not public holds what its newest draft says, which nobody has released.
Whatever leaves the admin names such a page as it was last public.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from wagtail import hooks
from wagtail.models import Page

HOOK = "name_last_public_titles"


def public_titles(pages: Iterable[Page]) -> dict[int, str]:
    """By key, the title under which readers know each of `pages`; no query while all are public.

    Receivers of the hook are called with the keys of those that are not, and answer with what they
    know of them, by key.
    """
    titles, hidden = {}, set()
    for page in pages:
        if page.live:
            titles[page.pk] = page.title
        else:
            titles[page.pk] = _("(a page that is not public)")
            hidden.add(page.pk)
    if hidden:
        for last_titles in hooks.get_hooks(HOOK):
            titles |= last_titles(hidden)
    return titles
