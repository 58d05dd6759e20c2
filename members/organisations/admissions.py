"""What site managers decide about organisations: admission, seats and last day, refusal, end."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from members.models import Organisation, Seat, User
from members.notices import notify
from members.organisations.membership import locked

NOTICE_BEFORE_END = datetime.timedelta(days=30)


@transaction.atomic
def approve(
    organisation: Organisation,
    reviewer: User,
    *,
    seat_limit: int,
    expires_on: datetime.date,
    administrator: User | None = None,
) -> None:
    """Admit an organisation, or change seats, last day and administrator of one that is a member.

    The administrator takes one of the seats.

    :param administrator: somebody with a seat, who takes over; None leaves it as it is.
    :raises ValidationError: more seats are given out than that, the code belongs to another member,
        or there is nobody to administer it.
    """
    organisation = locked(organisation.pk)
    others = Organisation.objects.filter(
        credit_code=organisation.credit_code, status=Organisation.Status.APPROVED
    )
    if others.exclude(pk=organisation.pk).exists():
        raise ValidationError(_("Another member has this credit code."))
    organisation.administrator = administrator or organisation.administrator
    if organisation.administrator is None:
        raise ValidationError(_("Nobody administers it. Choose somebody who has a seat."))
    _seat_for_administrator(organisation)
    given = organisation.seats.count()
    if seat_limit < given:
        words = _("%(number)d seats are given out already.") % {"number": given}
        raise ValidationError({"seat_limit": words})
    organisation.status, organisation.reason = Organisation.Status.APPROVED, ""
    organisation.seat_limit, organisation.expires_on = seat_limit, expires_on
    organisation.save()
    details = {"seats": seat_limit, "until": expires_on.isoformat()}
    log(organisation, "members.admit_organisation", user=reviewer, data=details)
    _tell_administrator(
        organisation,
        _("%(organisation)s is a member until %(day)s, with %(number)d seats.")
        % {"organisation": organisation, "day": expires_on, "number": seat_limit},
    )


@transaction.atomic
def refuse(organisation: Organisation, reviewer: User, reason: str) -> None:
    """Turn an application down, or end a membership at once. The applicant may apply again.

    :raises ValidationError: no reason is given.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the applicant is told.")})
    organisation = locked(organisation.pk)
    was_member = organisation.status == Organisation.Status.APPROVED
    statuses = Organisation.Status
    organisation.status = statuses.ENDED if was_member else statuses.REJECTED
    organisation.reason = reason.strip()
    organisation.save()
    log(organisation, "members.refuse_organisation", user=reviewer, data={"reason": reason})
    words = (
        _("The membership of %(organisation)s has ended. %(reason)s")
        if was_member
        else _("%(organisation)s was not admitted. %(reason)s")
    )
    _tell_administrator(
        organisation, words % {"organisation": organisation, "reason": organisation.reason}
    )


@transaction.atomic
def remind_of_end(today: datetime.date) -> int:
    """Tell administrators, once for each last day, that it comes within 30 days; return how many."""
    ending = Organisation.objects.select_for_update(no_key=True).filter(
        status=Organisation.Status.APPROVED,
        expires_on__range=(today, today + NOTICE_BEFORE_END),
    )
    ending = list(ending.exclude(reminded_of=F("expires_on")))
    for organisation in ending:
        words = _("The membership of %(organisation)s ends on %(day)s.")
        _tell_administrator(
            organisation, words % {"organisation": organisation, "day": organisation.expires_on}
        )
        organisation.reminded_of = organisation.expires_on
        organisation.save(update_fields=["reminded_of"])
    return len(ending)


def _seat_for_administrator(organisation: Organisation) -> None:
    administrator = organisation.administrator
    if organisation.seats.filter(member=administrator).exists():
        return
    Seat.objects.update_or_create(
        organisation=organisation,
        email=administrator.email.lower(),
        defaults={"member": administrator},
    )


def _tell_administrator(organisation: Organisation, text: str) -> None:
    if organisation.administrator:
        notify([organisation.administrator], text, reverse("organisation"))
