"""One sending of the form: what was typed, and what is wrong with it."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments import throttling, tokens
from comments.challenges import Challenge, ask, is_answered
from comments.models import Comment
from comments.rules import LONGEST, MOST_LINKS, Refusal, refusal_of, tidied, tidied_name
from comments.services import AlreadyPosted, may_moderate, post
from members.names import is_reserved_name

COMPARED = timedelta(days=1)
MOST_COMPARED = 30
HONEYPOT = "website"
LARGEST_BODY = 512 * 1024  # bytes of a whole form; what is far too long is still shown again

REFUSALS = {
    Refusal.EMPTY: gettext_lazy("Write something before you send it."),
    Refusal.TOO_LONG: gettext_lazy(
        "A comment has at most %(longest)d characters; this one has %(length)d."
    ),
    Refusal.NO_WORDS: gettext_lazy(
        "Marks and emoji alone are not published. Say it in words as well."
    ),
    Refusal.ONLY_LINKS: gettext_lazy("Say something in words besides the link."),
    Refusal.TOO_MANY_LINKS: gettext_lazy("A comment has at most %(links)d links."),
    Refusal.DUPLICATE: gettext_lazy("You have sent these words already."),
}


class Problem(Exception):
    """Why nothing was stored: a sentence for the reader, and the status of the answer."""

    def __init__(self, message, status=422, *, challenge: Challenge | None = None):
        super().__init__(message)
        self.message, self.status, self.challenge = message, status, challenge


@dataclass(frozen=True)
class Typed:
    """What somebody typed, as it came: it is shown again whatever is wrong."""

    body: str = ""
    name: str = ""
    token: str = ""

    @classmethod
    def of(cls, request):
        return cls(*(request.POST.get(name, "") for name in ("body", "name", "token")))


class _CsrfCheck(CsrfViewMiddleware):
    """Django's check, whose answer would throw away what was typed."""

    def _reject(self, request, reason):
        return reason


def check_csrf(request):
    """:raises Problem: the form does not come from a page that this browser got from us."""
    check = _CsrfCheck(lambda request: None)
    check.process_request(request)
    if check.process_view(request, None, (), {}):
        raise Problem(_("The form has expired. Please send it once more."), 403)


def take(request, page, typed: Typed, parent, comment_settings) -> Comment:
    """Store what was sent as a comment on `page`.

    :raises Problem: with what the reader is told; nothing was stored.
    """
    check_csrf(request)
    user = request.user
    if not (user.is_authenticated or comment_settings.guests_may_comment):
        raise Problem(_("You are not logged in any more. Log in to send your comment."), 401)
    if not throttling.may_send(request):
        raise Problem(_("Too many comments in a short time. Wait some minutes, then send it."), 429)
    form = _checked_form(request, page, typed)
    body, address = tidied(typed.body), throttling.address_hash(request)
    _check_rules(request, body, address)
    if not user.is_authenticated and is_reserved_name(typed.name):
        raise Problem(_("This name could be taken for the site's own. Choose another."))
    _check_challenge(request)
    try:
        return post(
            page,
            body,
            author=user if user.is_authenticated else None,
            name=tidied_name(typed.name),
            parent=parent,
            form_key=form.key,
            address_hash=address,
            moderate_first=comment_settings.moderate_first,
        )
    except AlreadyPosted as error:
        throttling.note_failure(request)
        raise Problem(_("This comment has been sent already."), 409) from error


def _checked_form(request, page, typed) -> tokens.FormToken:
    youngest, oldest = settings.COMMENT_FORM_AGE
    try:
        form = tokens.read(typed.token, page.pk)
    except tokens.Forged as error:
        throttling.note_failure(request)
        raise Problem(_("The form has expired. Please send it once more."), 400) from error
    if request.POST.get(HONEYPOT):
        throttling.note_failure(request)
        raise Problem(_("Leave the field for programs empty, then send it once more."), 400)
    if form.age > oldest:
        raise Problem(_("The form has expired. Please send it once more."), 400)
    if form.age < youngest:
        raise Problem(_("That was very quick. Wait a moment, then send it once more."), 422)
    # Before the other rules, so that a form sent twice is told what it is.
    if Comment.objects.filter(form_key=form.key).exists():
        throttling.note_failure(request)
        raise Problem(_("This comment has been sent already."), 409)
    return form


def _check_rules(request, body, address):
    refusal = refusal_of(body, _recent_words(request, address))
    if refusal is None:
        return
    if refusal not in (Refusal.EMPTY, Refusal.NO_WORDS, Refusal.TOO_LONG):
        throttling.note_failure(request)
    numbers = {"longest": LONGEST, "length": len(body), "links": MOST_LINKS}
    raise Problem(REFUSALS[refusal] % numbers)


def _recent_words(request, address):
    recent = Comment.objects.filter(created_at__gt=timezone.now() - COMPARED)
    if request.user.is_authenticated:
        recent = recent.filter(author=request.user)
    else:
        recent = recent.filter(author=None, address_hash=address)
    return recent.newest().values_list("body", flat=True)[:MOST_COMPARED]


def _check_challenge(request):
    if may_moderate(request.user) or not throttling.needs_challenge(request):
        return
    in_words = "in_words" in request.POST
    key, answer = request.POST.get("captcha_key", ""), request.POST.get("captcha_answer", "")
    if not key or in_words:
        raise Problem(_("One more step: answer the question."), challenge=ask(in_words=in_words))
    if not is_answered(key, answer):
        throttling.note_failure(request)
        was_in_words = request.POST.get("captcha_kind") == "words"
        raise Problem(
            _("The answer was not right. Here is another question."),
            challenge=ask(in_words=was_in_words),
        )
