"""What is done to comments. One transaction each."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, Report, SensitiveTerm
from comments.rules import Terms, has_links
from members.notices import notify, notify_holders
from site_core.page_store.generation import raise_generation
from site_core.reasons import ActionRefused

MODERATE = "comments.moderate_comment"
QUOTED = 30  # characters of a comment in a notice


class AlreadyPosted(Exception):
    """The form was sent before."""


def may_moderate(user) -> bool:
    return user.is_active and user.has_perm(MODERATE)


@transaction.atomic
def post(
    page, body, *, form_key, moderate_first, author=None, name="", parent=None, address_hash=""
) -> Comment:
    """Keep a comment that the rules let pass: for moderation, or public at once.

    :param body: tidied text, without control characters.
    :param form_key: names the form it was written in; good for one comment.
    :param author: a user; without one it is a guest's, called `name`.
    :param parent: the comment it replies to.
    :raises AlreadyPosted: `form_key` was used.
    """
    by_editor = author is not None and may_moderate(author)
    shown_name = str(author) if author else name
    waits = not by_editor and (moderate_first or _wants_a_look(f"{shown_name}\n{body}"))
    comment = Comment(
        page=page,
        parent=parent,
        author=author,
        is_by_guest=author is None,
        name=shown_name,
        body=body,
        status=Comment.Status.PENDING if waits else Comment.Status.APPROVED,
        is_editor_reply=by_editor and parent is not None,
        address_hash=address_hash,
        form_key=form_key,
    )
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyPosted from error
    if waits:
        _tell_moderators()
    else:
        _tell_answered(comment)
    return comment


def _wants_a_look(text: str) -> bool:
    """Whether a moderator looks at it first: an address or a sensitive term, in the name too."""
    return has_links(text) or current_terms().found_in(text)


def current_terms() -> Terms:
    """The term list as it is now."""
    return Terms(SensitiveTerm.objects.values_list("term", flat=True))


@transaction.atomic
def decide(comments, moderator, status, reason="") -> int:
    """Approve, reject or take away `comments` (keys); how many that changed.

    Authors are told, with the reason. Reports of the comments are settled.

    :raises PermissionDenied: `moderator` may not.
    :raises ValueError: `status` is no decision.
    """
    if not may_moderate(moderator):
        raise ActionRefused("may-not", _("You may not moderate comments."))
    if status not in (Comment.Status.APPROVED, Comment.Status.REJECTED, Comment.Status.REMOVED):
        raise ValueError(status)
    raise_generation()  # the turn comes before the rows: a page goes with its comments in this order
    now = timezone.now()
    Report.objects.filter(comment__in=comments, settled_at=None).update(settled_at=now)
    chosen = Comment.objects.select_for_update(no_key=True).filter(pk__in=comments)
    changed = list(chosen.exclude(status=status).order_by("pk"))
    Comment.objects.filter(pk__in=[comment.pk for comment in changed]).update(
        status=status, reason=reason, decided_by=moderator, decided_at=now
    )
    decided = Comment.objects.select_related("author", "page", "parent__author")
    for comment in decided.filter(pk__in=[comment.pk for comment in changed]):
        _tell_author(comment, moderator)
        if comment.is_public:
            _tell_answered(comment)
    return len(changed)


@transaction.atomic
def remove_own(comment, user):
    """Take one's own comment away; what answers it goes with it.

    :raises PermissionDenied: it is somebody else's.
    """
    if comment.author_id is None or comment.author_id != user.pk:
        raise ActionRefused("may-not", _("You can only take away your own comments."))
    raise_generation()
    Comment.objects.filter(pk=comment.pk).exclude(status=Comment.Status.REMOVED).update(
        status=Comment.Status.REMOVED,
        reason=_("Taken away by the author."),
        decided_by=user,
        decided_at=timezone.now(),
    )


@transaction.atomic
def report(comment, user, reason) -> bool:
    """Point the moderators at `comment`; False when this user had done so before."""
    _row, is_new = Report.objects.get_or_create(
        comment=comment, user=user, defaults={"reason": reason}
    )
    if is_new:
        _tell_moderators()
    return is_new


def _tell_moderators():
    """One notice until it is read, however many comments come."""
    notify_holders(MODERATE, _("Comments wait for moderation."), reverse("comments_queue"))


def _tell_author(comment, moderator):
    if comment.author is None or comment.author == moderator:
        return
    words = {
        Comment.Status.APPROVED: _("Your comment “%(comment)s” is public now."),
        Comment.Status.REJECTED: _("Your comment “%(comment)s” was not published. %(reason)s"),
        Comment.Status.REMOVED: _("Your comment “%(comment)s” was taken away. %(reason)s"),
    }[comment.status]
    text = words % {"comment": _quoted(comment), "reason": comment.reason}
    notify([comment.author], text.strip(), address_of(comment))


def _tell_answered(comment):
    answered = comment.parent and comment.parent.author
    if answered and answered != comment.author:
        text = _("%(name)s has replied to your comment “%(comment)s”.") % {
            "name": comment.display_name,
            "comment": _quoted(comment.parent),
        }
        notify([answered], text, address_of(comment))


def address_of(comment) -> str:
    """The path where a comment is read; empty while its page is not public.

    The address of such a page is its draft's, as its title is.
    """
    return f"{comment.page.url or '/'}#comment-{comment.pk}" if comment.page.live else ""


def _quoted(comment) -> str:
    text = " ".join(comment.body.split())
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
