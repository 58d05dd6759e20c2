"""Seats of an organisation: given out by its administrator, taken by those they are kept for.

A seat is kept for an e-mail address. Giving one out is the same whether or not somebody has an account
with that address, so nobody learns who has one.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from members.accounts.addresses import confirmed_addresses
from members.models import Organisation, Seat, User
from members.notices import notify
from members.organisations.membership import locked
from site_core.operation.mail import absolute, mail_later
from site_core.reasons import ActionRefused


def seats_of(user: User) -> QuerySet[Seat]:
    """The seats that `user` has taken."""
    return Seat.objects.filter(member=user).select_related("organisation")


def seats_kept_for(user: User) -> QuerySet[Seat]:
    """The seats that `user` may take: kept for a confirmed address, in organisations that are members."""
    return Seat.objects.filter(
        member=None,
        email__in=confirmed_addresses(user),
        organisation__status=Organisation.Status.APPROVED,
    ).select_related("organisation")


@transaction.atomic
def keep_seat(organisation: Organisation, email: str) -> None:
    """Keep a seat for whoever reads mail at `email`, and write to them.

    :raises ValidationError: the membership does not run, no seat is left, or one is kept already.
    """
    organisation, email = locked(organisation.pk), email.lower()
    if not organisation.is_current:
        raise ValidationError(_("Your organisation is no member at the moment."))
    if organisation.seats.filter(email=email).exists():
        raise ValidationError(_("A seat is kept for this address already."))
    if organisation.seats.count() >= organisation.seat_limit:
        raise ValidationError(_("All seats are given out. Take one back first."))
    Seat.objects.create(organisation=organisation, email=email)
    values = {"organisation": organisation, "site": settings.WAGTAIL_SITE_NAME}
    subject = _("%(organisation)s keeps a seat at %(site)s for you") % values
    body = render_to_string(
        "members/mail/seat.txt", values | {"address": absolute(reverse("member_centre"))}
    )
    mail_later([email], subject, body)


@transaction.atomic
def take_back(organisation: Organisation, seat_id: int) -> None:
    """End a seat of `organisation`; whoever has taken it is notified. Does nothing if there is none.

    :raises PermissionDenied: it is the administrator's own.
    """
    organisation = locked(organisation.pk)
    seat = organisation.seats.filter(pk=seat_id).select_related("member").first()
    if seat is None:
        return
    _demand_not_administrators(seat, organisation)
    seat.delete()
    if seat.member:
        words = _("%(organisation)s has taken your seat back.")
        notify([seat.member], words % {"organisation": organisation}, reverse("member_centre"))


@transaction.atomic
def take(user: User, seat_id: int) -> None:
    """Take a seat that is kept for an address of `user`.

    :raises PermissionDenied: it is not, or it has been taken back.
    :raises ValidationError: `user` has a seat in that organisation.
    """
    seat = seats_kept_for(user).filter(pk=seat_id).first()
    if seat is None:
        raise ActionRefused("no-seat", _("This seat is not kept for you, or no longer."))
    organisation = locked(seat.organisation_id)
    if organisation.seats.filter(member=user).exists():
        raise ValidationError(_("You have a seat in this organisation already."))
    if not organisation.seats.filter(pk=seat_id, member=None).update(member=user):
        raise ActionRefused("no-seat", _("This seat is not kept for you, or no longer."))


@transaction.atomic
def give_up(user: User, seat_id: int) -> None:
    """Leave a seat that `user` has taken, or decline one that is kept for them.

    :raises PermissionDenied: it is somebody else's, or `user` administers the organisation.
    """
    found = seats_of(user).filter(pk=seat_id) | seats_kept_for(user).filter(pk=seat_id)
    seat = found.first()
    if seat is None:
        raise ActionRefused("no-seat", _("This seat is not kept for you, or no longer."))
    _demand_not_administrators(seat, locked(seat.organisation_id))
    seat.delete()


def _demand_not_administrators(seat: Seat, organisation: Organisation) -> None:
    if seat.member_id and seat.member_id == organisation.administrator_id:
        raise ActionRefused("last-seat", _("The administrator keeps a seat."))
