"""Who may read what is not for everybody. Plain Python: what it needs to know is handed in."""


def may_read(audience: str, *, is_member: bool, is_in_organisation: bool, is_staff: bool) -> bool:
    """Whether somebody may read a text for `audience`: "public", "members" or "organisations".

    Staff read what they edit. An audience that is not known is for nobody else.

    :param is_in_organisation: has a seat in an organisation whose membership has not run out.
    """
    return (
        is_staff
        or audience == "public"
        or (audience == "members" and is_member)
        or (audience == "organisations" and is_in_organisation)
    )
