"""What a member is shown of the comments they wrote."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from comments.models import Comment
from comments.services import address_of
from members.centre import Section
from site_core.pages.public_titles import public_titles


@dataclass(frozen=True)
class OwnComment:
    """`address` is where readers see it, `removal_address` where its author takes it away; each is
    empty where that cannot be."""

    text: str
    written_at: datetime
    page_title: str
    status: str
    status_label: str
    reason: str
    address: str
    removal_address: str


def comments_section(user) -> Section | None:
    """The comments a member has written, on their own page."""
    comments = my_comments(user)
    if not comments:
        return None
    return Section(_("My comments"), "comments/_centre.html", {"comments": comments})


def my_comments(user) -> list[OwnComment]:
    """All comments of `user`, the newest first; one query while their pages are public, else three."""
    comments = list(Comment.objects.filter(author=user).select_related("page").newest())
    titles = public_titles(comment.page for comment in comments)
    return [_own(comment, titles[comment.page_id]) for comment in comments]


def _own(comment, page_title) -> OwnComment:
    removable = comment.status in (Comment.Status.PENDING, Comment.Status.APPROVED)
    return OwnComment(
        text=comment.body,
        written_at=comment.created_at,
        page_title=page_title,
        status=comment.status,
        status_label=comment.get_status_display(),
        reason=comment.reason,
        address=address_of(comment) if comment.is_public else "",
        removal_address=reverse("comment", args=[comment.pk]) if removable else "",
    )
