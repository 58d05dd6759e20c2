"""The conversation under a page, as the stored page shows it: the same to everyone."""

import re
from dataclasses import dataclass

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404

from comments.models import Comment, CommentSettings

PER_PAGE = 20  # comments, each with all its replies
PARAMETER = "comments"


@dataclass(frozen=True)
class Discussion:
    """`comments` is one page of them, the oldest first; `is_open` says whether one can be added."""

    comments: Page
    is_open: bool

    @property
    def is_shown(self) -> bool:
        return self.is_open or bool(self.comments.object_list)


def discussion_of(page, request) -> Discussion:
    """The public comments on `page`. A fixed number of queries.

    :raises Http404: the address asks for a page of comments that is not there.
    """
    asked = request.GET.get(PARAMETER)
    # An address has one spelling: no signs, no leading zeros, no full-width digits.
    if asked is not None and not re.fullmatch("[1-9][0-9]{0,6}", asked):
        raise Http404
    try:
        comments = Paginator(Comment.objects.under(page), PER_PAGE).page(asked or 1)
        if not comments.paginator.count:
            comments.object_list = []
    except InvalidPage as error:
        raise Http404 from error
    settings = CommentSettings.for_reading(request)
    return Discussion(comments, page.takes_comments(settings))
