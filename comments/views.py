"""The form, and one comment by itself. Both know the reader, so neither is ever stored."""

from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from wagtail.models import Page

from comments import throttling, tokens
from comments.mixins import CommentablePageMixin
from comments.models import Comment, CommentSettings
from comments.models.comment import LONGEST_REASON
from comments.rules import tidied
from comments.services import address_of, remove_own, report
from comments.submission import LARGEST_BODY, Problem, Typed, check_csrf, take
from site_core.views import method_not_allowed

METHODS = ("GET", "HEAD", "POST")


def personal(view):
    """For pages about the reader: kept by nobody, found by no search engine.

    The CSRF check is the view's own, which shows again what was typed.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request, **kwargs):
        if request.method not in METHODS:
            response = method_not_allowed(request, METHODS)
        elif _is_too_large(request):
            response = render(request, "comments/too_large.html", status=413)
        else:
            response = view(request, **kwargs)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


def _is_too_large(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdigit() or int(length) > LARGEST_BODY


@personal
def write(request, page_id):
    """/comments/<page>/new/: the form for a comment, or with `reply` for a reply to one."""
    page = _commentable_page(page_id)
    comment_settings = CommentSettings.for_reading(request)
    typed = Typed.of(request) if request.method == "POST" else Typed()
    parent, problem = None, None
    try:
        if not page.takes_comments(comment_settings):
            raise Problem(_("Comments on this page are closed."), 403)
        parent = _answered(request, page)
        if request.method == "POST":
            comment = take(request, page, typed, parent, comment_settings)
            return _sent(request, page, comment)
        if not (request.user.is_authenticated or comment_settings.guests_may_comment):
            raise Problem(_("Log in to write a comment."), 401)
    except Problem as raised:
        problem = raised
    context = {
        "page": page,
        "parent": parent,
        "typed": typed,
        "problem": problem,
        "challenge": problem and problem.challenge,
        "is_closed": problem is not None and problem.status == 403 and not typed.token,
        "must_log_in": problem is not None and problem.status == 401,
        "login_address": login_address(f"{page.url}#comments"),
        # A form that was merely sent too early, or has something to mend, stays the same one.
        "token": typed.token if _is_still_good(problem) else tokens.issue(page.pk),
    }
    status = problem.status if problem else 200
    if context["must_log_in"] and request.method != "POST":
        status = (
            200  # an invitation, nothing that went wrong: every link of the site leads somewhere
        )
    template = "comments/_form.html" if _is_in_place(request) else "comments/form.html"
    return render(request, template, context, status=status)


def _commentable_page(page_id):
    page = get_object_or_404(Page.objects.live().public(), pk=page_id).specific
    if not isinstance(page, CommentablePageMixin) or not page.is_open_to_everybody:
        raise Http404
    return page


def _answered(request, page):
    """The comment that is replied to, None when there is none.

    :raises Problem: it cannot be replied to any more.
    """
    key = (request.POST if request.method == "POST" else request.GET).get("reply", "")
    if not key:
        return None
    if key.isascii() and key.isdigit() and len(key) < 19:
        comments = Comment.objects.public().filter(page=page, parent=None)
        if comment := comments.select_related("author").filter(pk=key).first():
            return comment
    raise Problem(_("The comment that you reply to is not there any more."), 404)


def _is_still_good(problem):
    return problem is not None and problem.status in (422, 429)


def _is_in_place(request):
    """Whether a script asks for the form alone, to put it into the page."""
    return request.headers.get("X-Requested-With") == "fetch"


def _sent(request, page, comment):
    if _is_in_place(request):
        return render(request, "comments/_sent.html", {"comment": comment}, status=201)
    place = f"comment-{comment.pk}" if comment.is_public else "comment-sent"
    response = HttpResponseRedirect(f"{page.url}#{place}")
    response.status_code = 303
    return response


def login_address(following: str) -> str:
    """Where somebody logs in who then comes back to `following`."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': following})}"


@personal
def one_comment(request, comment_id):
    """/comments/<comment>/: report it, or take away one's own."""
    comment = _visible_comment(comment_id, request.user)
    is_own = request.user.is_authenticated and comment.author_id == request.user.pk
    problem, done, reason = None, "", tidied(request.POST.get("reason", ""))
    if request.method == "POST":
        try:
            done = _report_or_remove(request, comment, reason, is_own=is_own)
        except Problem as raised:
            problem = raised
    status = problem.status if problem else 200
    context = {
        "comment": comment,
        "is_own": is_own,
        "problem": problem,
        "done": done,
        "reason": reason,
        "longest": LONGEST_REASON,
        "back": address_of(comment) or "/",
        "login_address": login_address(reverse("comment", args=[comment.pk])),
    }
    return render(request, "comments/one_comment.html", context, status=status)


def _visible_comment(comment_id, user):
    """One that everybody may read, or one's own."""
    public = Comment.objects.public().on_public_pages()
    own = Comment.objects.of_author_and_not_settled(user)
    comments = Comment.objects.filter(Q(pk__in=public.values("pk")) | Q(pk__in=own.values("pk")))
    comment = get_object_or_404(comments.select_related("page", "author"), pk=comment_id)
    is_own = user.is_authenticated and comment.author_id == user.pk
    # An article may have become one for members since.
    if not (is_own or comment.page.specific.is_open_to_everybody):
        raise Http404
    return comment


def _report_or_remove(request, comment, reason, *, is_own) -> str:
    check_csrf(request)
    if not request.user.is_authenticated:
        raise Problem(_("Log in to report a comment."), 401)
    if not throttling.may_send(request, "comment-report"):
        raise Problem(_("Too many reports in a short time. Wait some minutes."), 429)
    if is_own:
        remove_own(comment, request.user)
        return _("Your comment has been taken away.")
    if not reason or len(reason) > LONGEST_REASON:
        raise Problem(
            _("Say in at most %(longest)d characters what is wrong.") % {"longest": LONGEST_REASON}
        )
    report(comment, request.user, reason)
    return _("Thank you. The editors will look at this comment.")
