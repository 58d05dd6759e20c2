"""What an account is entitled to read."""

from members.access import may_read


def may_read_texts_for(user, audience: str) -> bool:
    """Whether `user`, who may be anonymous, may read a text for `audience`. At most two queries."""
    return may_read(
        audience,
        is_member=user.is_authenticated and user.is_active,
        is_staff=user.has_perm("wagtailadmin.access_admin"),
    )
