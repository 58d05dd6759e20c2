"""Emergency release: public at once on the word of two people, reviewed afterwards."""

from dataclasses import replace

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionInvalid, ActionRefused, demand_reason
from workflow.models import Release
from workflow.refusals import refusal_text
from workflow.row_locks import locked_page
from workflow.rules.who_may_sign import Decision, may_confirm
from workflow.selectors.contributors import facts_of_hands, hands_in_page
from workflow.selectors.emergencies import (
    ASKED,
    DECLINED,
    REVIEW_WITHIN,
    SHORTEST_REASON,
    standing_request,
)
from workflow.selectors.reviewers import is_second_person
from workflow.services.mail import mail_second_people
from workflow.services.release import publish
from workflow.services.takedown import stop_review
from workflow.text.content import has_digest
from workflow.text.kept import facts_of, keep_content
from workflow.text.submission import refuse_incomplete


@transaction.atomic
def request_emergency(page, user, reason):
    """Ask that the newest draft of `page` goes public before its review.

    The text is frozen while the request stands; a review under way goes on.

    :raises SubmissionRefused: the draft is not complete; it says everything that is missing.
    :raises PermissionDenied: `user` may not ask, the reason is too short, a request stands already,
        or nothing has changed since the last release.
    """
    page = locked_page(page.pk)
    if not page.permissions_for_user(user).can_request_emergency():
        raise ActionRefused("may-not", _("You cannot ask for an emergency release of this page."))
    if not page.has_workflow:
        raise ActionRefused("no-review", _("No review is set up for this page that could follow."))
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        words = _("Give the reason in at least %(limit_value)d characters.")
        words %= {"limit_value": SHORTEST_REASON}
        raise ActionInvalid("short-reason", words, field="reason")
    if standing_request(page.pk):
        raise ActionConflict(
            "asked", _("An emergency release of this page has been asked for already.")
        )
    revision = page.get_latest_revision()
    text = revision.as_object()
    refuse_incomplete(text)
    kept = keep_content(text)
    newest = Release.objects.newest_of(page.pk) if page.live else None
    if newest and has_digest(text, newest.digest):
        raise ActionInvalid(
            "unchanged", _("Nothing has changed since the last release of this page.")
        )
    request = record(
        Evidence.Action.EMERGENCY,
        page=text,
        user=user,
        digest=kept.digest,
        revision_id=revision.pk,
        opinion=reason,
        details={"step": ASKED} | facts_of_hands(text),
    )
    mail_second_people(request)


@transaction.atomic
def confirm_emergency(page, user):
    """Release the text that the request named, at once, and start its review.

    :raises PermissionDenied: no request stands, `user` may not confirm it, or the text is another.
    """
    page = locked_page(page.pk)
    request = _standing_request(page)
    decision = may_answer(page, request, user)
    if not decision.allowed:
        raise ActionRefused(decision.refusal, refusal_text(decision))
    revision = page.get_latest_revision()
    text = revision.as_object()
    kept = keep_content(text)
    if not has_digest(text, request.digest):
        raise ActionConflict(
            "other-text",
            _("The text is no longer the one that the emergency release was asked for."),
        )
    if not page.has_workflow:
        raise ActionRefused("no-review", _("No review is set up for this page that could follow."))
    ended = page.current_workflow_state
    stop_review(page, user)
    publish(
        page,
        revision,
        text,
        kept=kept,
        kind=Release.Kind.EMERGENCY,
        user=user,
        reason=request.opinion,
        details=facts_of(text, kept, page.get_parent())
        | {
            "request": request.pk,
            "asked_by": request.user_id,
            "asked_by_name": request.user_name,
            "confirmed_by": user.pk,
            "confirmed_by_name": user.name,
            "submitted_by": ended.requested_by_id if ended else None,
            "review_by": (timezone.now() + REVIEW_WITHIN).isoformat(),
        },
    )
    page = Page.objects.get(pk=page.pk).specific
    asker = get_user_model().objects.filter(pk=request.user_id).first()
    page.get_workflow().start(page, asker)


@transaction.atomic
def decline_emergency(page, user, reason):
    """Turn the request down, or take back one's own. The text can be changed again.

    :raises PermissionDenied: no request stands, `user` may not answer it, or the reason is empty.
    """
    page = locked_page(page.pk)
    request = _standing_request(page)
    if not (is_second_person(user) or user.pk == request.user_id):
        raise ActionRefused("may-not", _("You cannot answer this request."))
    reason = demand_reason(reason, _("Say why the emergency release is declined."))
    record(
        Evidence.Action.EMERGENCY,
        page=page,
        user=user,
        digest=request.digest,
        revision_id=request.revision_id,
        opinion=reason,
        details={"step": DECLINED, "request": request.pk},
    )


def may_answer(page, request, user) -> Decision:
    """Whether `user` may confirm the request."""
    hands = hands_in_page(page.pk)
    decision = may_confirm(
        user.pk,
        is_second_person=is_second_person(user),
        first_person=request.user_id,
        hands=hands.keys(),
    )
    return replace(decision, hand=hands.get(user.pk))


def _standing_request(page):
    request = standing_request(page.pk)
    if request is None:
        raise ActionConflict(
            "no-request",
            _("No emergency release of this page waits for an answer. A request stands two hours."),
        )
    return request
