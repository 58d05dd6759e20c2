"""What articles add to a member's own page."""

from django.utils.translation import gettext as _

from articles.favourites import favourites_of
from members.centre import Section


def favourites_section(user) -> Section | None:
    """The articles a member has marked."""
    articles = list(favourites_of(user))
    if not articles:
        return None
    return Section(_("My favourites"), "articles/_centre_favourites.html", {"articles": articles})
