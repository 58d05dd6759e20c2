"""The organisations of the demo: one that is a member and gives seats, one that waits."""

import datetime

from allauth.account.models import EmailAddress

from django.utils import timezone

from members.credit_code import check_character
from members.models import Organisation
from members.organisations.admissions import approve
from members.organisations.membership import apply_for
from members.organisations.seats import keep_seat, seats_kept_for, take

MEMBERSHIP = datetime.timedelta(days=365)


class OrganisationLoader:
    """Lets organisations join as they would, through the services.

    :param people: users by user name, who have their e-mail addresses.
    """

    def __init__(self, people):
        self.people = people

    def load(self, entries):
        for entry in entries:
            organisation = self._apply(entry)
            if entry["state"] == "member":
                self._admit(organisation, entry)

    def _apply(self, entry):
        number = entry["organisation_number"]
        organisation = Organisation(
            name=entry["name"],
            credit_code=number + check_character(number),
            contact=entry["contact"],
            phone=entry["phone"],
        )
        apply_for(self.people[entry["administrator"]], organisation)
        return organisation

    def _admit(self, organisation, entry):
        approve(
            organisation,
            self.people["manager"],
            seat_limit=entry["seats"],
            expires_on=timezone.localdate() + MEMBERSHIP,
        )
        for username in entry["kept_for"]:
            keep_seat(organisation, self.people[username].email)
        for username in entry["taken_by"]:
            person = self.people[username]
            EmailAddress.objects.create(
                user=person, email=person.email, verified=True, primary=True
            )
            take(person, seats_kept_for(person).get().pk)
