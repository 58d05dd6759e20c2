"""What an account is entitled to read."""

from members.access import Decision, may_read


def reading_decision(user, audience: str) -> Decision:
    """Whether `user`, who may be anonymous, may read a text for `audience`. At most two queries."""
    return may_read(
        audience,
        is_member=user.is_authenticated and user.is_active,
        is_staff=user.has_perm("wagtailadmin.access_admin"),
    )
