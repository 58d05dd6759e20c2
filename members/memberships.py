"""What an account is entitled to read."""

from django.utils import timezone

from members.access import may_read
from members.models import Organisation, Seat


def may_read_texts_for(user, audience: str) -> bool:
    """Whether `user`, who may be anonymous, may read a text for `audience`. At most three queries."""
    is_member = user.is_authenticated and user.is_active
    return may_read(
        audience,
        is_member=is_member,
        is_in_organisation=is_member and has_current_seat(user),
        is_staff=user.has_perm("wagtailadmin.access_admin"),
    )


def has_current_seat(user) -> bool:
    """Whether `user` has taken a seat in an organisation whose membership has not run out."""
    return Seat.objects.filter(
        member=user,
        organisation__status=Organisation.Status.APPROVED,
        organisation__expires_on__gte=timezone.localdate(),
    ).exists()
