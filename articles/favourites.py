"""A member's favourites: marked, unmarked, listed."""

from articles.models import ArticlePage, Favourite
from site_core.pages.public_titles import public_titles

LISTED = 50


def is_favourite(user, article) -> bool:
    """Whether `user` has marked `article`."""
    return Favourite.objects.filter(user=user, article=article).exists()


def mark(user, article) -> None:
    """Add `article` to the favourites of `user`, where it may be already."""
    Favourite.objects.get_or_create(user=user, article=article)


def unmark(user, article) -> None:
    """Take `article` from the favourites of `user`, where it may be no more."""
    Favourite.objects.filter(user=user, article=article).delete()


def favourites_of(user):
    """The public articles among the favourites of `user`, latest mark first, without their bodies."""
    marked = ArticlePage.objects.live().defer("body").filter(favourites__user=user)
    return marked.order_by("-favourites__created_at", "-favourites__pk")[:LISTED]


def export(user) -> dict:
    """The favourites of `user`, as data that can be written as JSON."""
    marked = list(Favourite.objects.filter(user=user).select_related("article"))
    titles = public_titles(favourite.article for favourite in marked)
    return {
        "favourites": [
            {"article": titles[favourite.article_id], "at": favourite.created_at.isoformat()}
            for favourite in marked
        ]
    }


def forget(user) -> None:
    """Let go of all favourites of `user`."""
    Favourite.objects.filter(user=user).delete()
