"""Organisations for tests."""

import datetime

from allauth.account.models import EmailAddress

from django.utils import timezone

from members.models import Organisation
from members.organisations.admissions import approve
from members.organisations.membership import apply_for

CODE = "91350100M000100Y43"
OTHER_CODE = "91330100799655058B"
YEAR = datetime.timedelta(days=365)


def confirm(user):
    """Count the address of `user` as confirmed."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def applied(user, *, code=CODE, name="云溪文理学院"):
    """An application by `user`."""
    organisation = Organisation(
        name=name, credit_code=code, contact=user.name, phone="0000-5550101"
    )
    apply_for(user, organisation)
    return organisation


def admitted(user, reviewer, *, seats=3, last_day=None, **fields):
    """An organisation that `user` administers."""
    organisation = applied(user, **fields)
    last_day = last_day or timezone.localdate() + YEAR
    approve(organisation, reviewer, seat_limit=seats, expires_on=last_day)
    organisation.refresh_from_db()
    return organisation
