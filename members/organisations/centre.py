"""What organisations add to a member's own page."""

from django.utils.translation import gettext as _

from members.centre import Section
from members.organisations.membership import organisation_of
from members.organisations.seats import seats_kept_for, seats_of


def organisations_section(user) -> Section:
    """The organisation that somebody administers, their seats, and seats that are kept for them."""
    own = organisation_of(user)
    content = {
        "own": own,
        "seats": [seat for seat in seats_of(user) if seat.organisation != own],
        "kept": list(seats_kept_for(user)),
    }
    return Section(_("My organisation"), "members/_centre_organisation.html", content)
