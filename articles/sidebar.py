"""The boxes beside a page, filled."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from articles.models.boxes import SidebarBox
from comments.models import Comment

LONGEST_BOX = 10
RANKED = timedelta(days=30)


@dataclass(frozen=True)
class FilledBox:
    """A box with something in it. `column` is where "more" leads, or None."""

    title: str
    column: object
    articles: list
    comments: list = field(default_factory=list)


def sidebar_boxes(articles, *, not_showing: AbstractSet[int] = frozenset()) -> list[FilledBox]:
    """The sidebar boxes in order, without empty ones.

    No article stands in two boxes, and none of `not_showing` (keys) in any.
    Costs the same number of queries for any number of boxes and articles.

    :param articles: the manager of articles, handed in by the page that asks.
    """
    boxes = list(SidebarBox.objects.select_related("column").prefetch_related("picks"))
    if not boxes:
        return []
    newest = _newest_comments(articles, boxes)
    most_read = _most_read(articles, boxes)
    candidates = _candidates(articles, boxes)
    used, filled = set(not_showing), []
    for box in boxes:
        if box.kind == SidebarBox.Kind.COMMENTS:
            if comments := newest[: box.count]:
                filled.append(FilledBox(box.title, None, [], comments))
            continue
        offered = most_read if box.kind == SidebarBox.Kind.MOST_READ else candidates[box.pk]
        chosen = [a for a in offered if a.pk not in used][: box.count]
        used.update(article.pk for article in chosen)
        if chosen:
            column = box.column if box.column_id and box.column.live else None
            filled.append(FilledBox(box.title, column, chosen))
    return filled


def _newest_comments(articles, boxes) -> list:
    """Comments for the boxes that show them; none where no box does."""
    if all(box.kind != SidebarBox.Kind.COMMENTS for box in boxes):
        return []
    readable = articles.open_to_everybody()
    comments = Comment.objects.public().filter(page__in=readable.values("pk"))
    return list(comments.select_related("page", "author").newest()[:LONGEST_BOX])


def _most_read(articles, boxes) -> list:
    """Articles for the boxes that show the most read; none where no box does."""
    if all(box.kind != SidebarBox.Kind.MOST_READ for box in boxes):
        return []
    return list(articles.most_read(timezone.localdate() - RANKED)[: _enough(boxes)])


def _candidates(articles, boxes) -> dict[int, list]:
    """Articles that may stand in each box, best first."""
    picked = {pick.article_id for box in boxes for pick in box.picks.all()}
    columns = {box.column for box in boxes if box.kind == SidebarBox.Kind.COLUMN}
    by_column, by_key = articles.for_boxes(columns, _enough(boxes), picked)
    return {
        box.pk: by_column[box.column_id]
        if box.kind == SidebarBox.Kind.COLUMN
        else [by_key[pick.article_id] for pick in box.picks.all() if pick.article_id in by_key]
        for box in boxes
    }


def _enough(boxes) -> int:
    """Articles to fetch for a column so that its box fills even after others took theirs."""
    return LONGEST_BOX + sum(box.count for box in boxes)
