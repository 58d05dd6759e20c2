"""Who may read what is not for everybody. Plain Python: what it needs to know is handed in."""


def may_read(audience: str, *, is_member: bool, is_staff: bool) -> bool:
    """Whether somebody may read a text for `audience`: "public", "members" or "organisations".

    Staff read what they edit. There are no organisation members yet, so a text for them is for
    staff alone; an audience that is not known is for nobody else either.
    """
    return is_staff or audience == "public" or (audience == "members" and is_member)
