"""What moderators see. A fixed number of queries, however many comments there are."""

from django.db.models import Q

from comments.models import Comment
from comments.services import current_terms


def queue(chosen: dict):
    """The comments that the filters choose, for the queue: waiting ones the oldest first."""
    comments = Comment.objects.for_moderation()
    if (status := chosen.get("status")) and status != "all":
        comments = comments.filter(status=status)
    if chosen.get("reported"):
        comments = comments.filter(pk__in=Comment.objects.reported().order_by().values("pk"))
    if words := chosen.get("q"):
        comments = comments.filter(Q(body__icontains=words) | Q(name__icontains=words))
    if page := chosen.get("page"):
        comments = comments.filter(page=page)
    if author := chosen.get("author"):
        comments = comments.filter(author=author)
    if status == Comment.Status.PENDING:
        return comments.order_by("created_at", "pk")
    return comments.newest()


def with_marks(comments) -> list[Comment]:
    """The comments, each with `marked` text (terms found in it) and `open_reports`."""
    terms = current_terms()
    comments = list(comments)
    for comment in comments:
        comment.marked = terms.marked(comment.body)
        comment.open_reports = [row for row in comment.all_reports if row.settled_at is None]
    return comments


def number_waiting(request) -> int:
    """How many comments wait, counted once a request."""
    if not hasattr(request, "_waiting_comments"):
        request._waiting_comments = Comment.objects.pending().count()
    return request._waiting_comments
