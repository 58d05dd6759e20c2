"""Which key vouches for the evidence here, and what was said of others."""

from collections.abc import Iterator
from contextlib import suppress

from django.db import DatabaseError
from django.utils.formats import date_format
from django.utils.timezone import localtime

from evidence import keys
from evidence.chain import SignedBy, shown
from evidence.declared_key import declarations, key_problems
from evidence.models import Evidence
from evidence.rows import key_rows
from evidence.site_key import public_key


def key_at_hand() -> str | None:
    """The public key of this machine; None when it has none."""
    try:
        return public_key()
    except FileNotFoundError:
        return None


def site_keys() -> SignedBy:
    """Whether a text is signed by the key of a row, as this machine's key vouches for it."""
    return keys.Keys(declarations(), key_at_hand()).signed_by


def key_of_export(public_key: str, named: str) -> str:
    """The key by which an export is checked that names `named`: an earlier one of this site, or ours."""
    if named != public_key:
        with suppress(DatabaseError):  # an export is checked on a machine without our database, too
            if named in keys.Keys(declarations(), public_key).vouched_for:
                return named
    return public_key


def declared_key_problems() -> Iterator[str]:
    """This machine's key is missing or another, or the declarations do not follow each other."""
    if Evidence.objects.exists():
        yield from key_problems()
    yield from keys.declaration_problems(key_rows())


def key_notes() -> Iterator[str]:
    """A line for each change of the key, and for rows that another key signed, with the reason."""
    for row in Evidence.objects.filter(action=keys.ACTION).order_by("pk"):
        declared = keys.declaration_in({"id": row.pk, "details": row.details})
        if declared is None or not (declared.replaces or declared.foreign):
            continue
        at = date_format(localtime(row.at), "Y-m-d H:i")
        said = f"由{row.user_name}声明（证据 #{row.pk}，{at}）：{shown(row.opinion)}"
        if declared.public_key != declared.replaces and declared.replaces:
            how = "由原密钥交接" if declared.handed_over else "原密钥已失，没有交接签名"
            yield f"签名密钥自 #{row.pk} 起更换，{how}，{said}"
        for rows in declared.foreign:
            how = "由另一把密钥签名" if rows.public_key else "的签名无法核对"
            yield f"证据 #{rows.first} 至 #{rows.last} {how}，{said}"
