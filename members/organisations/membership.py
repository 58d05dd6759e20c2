"""Organisations that are members or want to be. Whoever changes one locks its row first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from members.accounts.addresses import confirmed_addresses
from members.models import Organisation, User
from members.notices import notify_holders

REVIEW = "members.change_organisation"


def may_admit(user) -> bool:
    """Whether `user` decides about organisations."""
    return user.is_active and user.has_perm(REVIEW)


def organisation_of(user) -> Organisation | None:
    """The organisation that `user` administers or has applied for."""
    return Organisation.objects.filter(administrator=user).first()


def locked(organisation_id: int) -> Organisation:
    """The organisation as it is now, its row locked until the transaction ends."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)


@transaction.atomic
def apply_for(user: User, organisation: Organisation) -> None:
    """Hand in, or hand in again, the application that a form has filled in.

    Site managers are told as soon as the applicant's address is confirmed.

    :raises ValidationError: the organisation is a member.
    """
    if organisation.pk and locked(organisation.pk).status == Organisation.Status.APPROVED:
        raise ValidationError(_("This organisation is a member."))
    organisation.administrator = user
    organisation.status, organisation.reason = Organisation.Status.APPLIED, ""
    organisation.applied_at = timezone.now()
    organisation.save()
    if confirmed_addresses(user):
        tell_reviewers()


def address_confirmed(user: User) -> None:
    """Tell the site managers of an application that waited for the applicant's address."""
    organisation = organisation_of(user)
    if organisation and organisation.status == Organisation.Status.APPLIED:
        tell_reviewers()


def tell_reviewers() -> None:
    """One notice until it is read, however many apply."""
    notify_holders(REVIEW, _("Organisations ask to become members."), reverse("organisations"))
