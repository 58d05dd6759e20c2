"""What organisations hold about a person: handed out on request, and let go with the account."""

from members.accounts.addresses import confirmed_addresses
from members.models import Organisation, Seat
from members.organisations.membership import organisation_of
from members.organisations.seats import seats_of


def export(user) -> dict:
    """The organisation and the seats of `user`, as data that can be written as JSON."""
    own = organisation_of(user)
    return {
        "organisation": own
        and {
            "name": own.name,
            "credit_code": own.credit_code,
            "contact": own.contact,
            "phone": own.phone,
            "status": own.status,
        },
        "seats": [
            {"organisation": seat.organisation.name, "email": seat.email} for seat in seats_of(user)
        ],
    }


def forget(user) -> None:
    """Let go of the person. A member organisation stays, and waits for another administrator."""
    own = Organisation.objects.filter(administrator=user)
    own.exclude(status=Organisation.Status.APPROVED).delete()
    own.update(administrator=None, contact="", phone="")
    Seat.objects.filter(member=user).delete()
    Seat.objects.filter(member=None, email__in=confirmed_addresses(user)).delete()
