"""Ways down: quick, by one authorised person with a reason; a second person confirms it."""

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionRefused, demand_reason
from workflow.models import Release
from workflow.refusals import refusal_text
from workflow.row_locks import locked_page
from workflow.rules.who_may_sign import may_confirm
from workflow.selectors.confirmations import unconfirmed_ways_down
from workflow.selectors.reviewers import is_second_person
from workflow.services.release import record_release
from workflow.services.schedule import end_schedule

EXPIRED = "已到期"


@transaction.atomic
def take_down(page, user, reason):
    """Take a public page off the site at once. The reason stays in the evidence.

    :raises PermissionDenied: `user` may not, the page is not public, or the reason is empty.
    """
    _bring_down(page, user, reason, Release.Kind.TAKEDOWN)


@transaction.atomic
def retract(page, user, reason):
    """Retract a public page (撤稿): its address shows a notice with the date and the reason.

    :raises PermissionDenied: as `take_down`.
    """
    _bring_down(page, user, reason, Release.Kind.RETRACTION)


@transaction.atomic
def confirm_take_down(page, user):
    """Confirm, as the second person, that `page` was rightly taken down or retracted.

    :raises PermissionDenied: nothing waits for confirmation, or `user` may not confirm it.
    """
    page = locked_page(page.pk)
    waiting = unconfirmed_ways_down(page.pk)
    if not waiting:
        raise ActionConflict("nothing-waits", _("Nothing on this page waits for confirmation."))
    decision = may_confirm(
        user.pk, is_second_person=is_second_person(user), first_person=waiting[0].user_id
    )
    if not decision.allowed:
        raise ActionRefused(decision.refusal, refusal_text(decision))
    release = waiting[0].release
    record(
        Evidence.Action.CONFIRM,
        page=page,
        user=user,
        opinion=release.reason,
        details={"release": release.pk, "kind": release.kind},
    )


def _bring_down(page, user, reason, kind):
    page = locked_page(page.pk)
    if not page.permissions_for_user(user).can_unpublish():
        raise ActionRefused("may-not", _("You cannot take this page down."))
    reason = demand_reason(reason, _("Say why the page is taken down."))
    _record_way_down(page, kind=kind, user=user, reason=reason)
    page.unpublish(user=user)


def take_down_expired(page):
    """Take down a page whose time is over; its row is locked. Nobody decides, so no user is named."""
    _record_way_down(page, kind=Release.Kind.TAKEDOWN, user=None, reason=EXPIRED)
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _record_way_down(page, *, kind, user, reason):
    stop_review(page, user, reason)
    record_release(page, kind=kind, revision_id=None, digest="", user=user, reason=reason)


def stop_review(page, user, reason=""):
    """End the review of `page` and its schedule, with evidence: the text goes another way."""
    if state := page.current_workflow_state:
        state.cancel(user=user)
    end_schedule(page, user=user, reason=reason)
