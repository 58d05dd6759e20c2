"""What comments hold about a person: handed out on request, and let go with the account."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, Report
from site_core.page_store.generation import raise_generation
from site_core.pages.public_titles import public_titles


def export(user) -> dict:
    """All that is kept of `user` here, as data that can be written as JSON; times in ISO 8601."""
    comments = list(Comment.objects.filter(author=user).select_related("page"))
    titles = public_titles(comment.page for comment in comments)
    reports = Report.objects.filter(user=user).select_related("comment")
    return {
        "comments": [
            {
                "page": titles[comment.page_id],
                "text": comment.body,
                "name": comment.name,
                "written_at": comment.created_at.isoformat(),
                "status": comment.status,
                "reason": comment.reason,
            }
            for comment in comments
        ],
        "reports": [
            {
                "comment": report.comment.body,
                "reason": report.reason,
                "written_at": report.created_at.isoformat(),
            }
            for report in reports
        ],
    }


@transaction.atomic
def close_account(user):
    """Let go of the person before the account is deleted.

    What was public stays, without name and address; what still waits is not published.
    """
    raise_generation()  # the turn comes before the rows
    comments = Comment.objects.filter(author=user)
    comments.filter(status=Comment.Status.PENDING).update(
        status=Comment.Status.REMOVED,
        reason=_("The account was closed."),
        decided_at=timezone.now(),
    )
    comments.update(author=None, name="", address_hash="")
    Report.objects.filter(user=user).delete()
