"""Writing evidence: one row after the other, each bound to the one before."""

from contextlib import nullcontext

from django.db import connection, transaction
from django.utils import timezone

from evidence import chain, heads, keys
from evidence.declared_key import key_to_declare
from evidence.models import Evidence
from evidence.site_key import sign
from site_core.pages.locking import take_turn

SUBJECT_LENGTH = 255
KEY = "签名密钥"


def record(action, *, page=None, subject="", user=None, role="", **fields) -> Evidence:
    """Append a row about `page` by `user`. Call it in the transaction of the act itself.

    :param subject: what the row is about when that is no page.
    :param fields: further fields of Evidence, `opinion` or `digest` for instance.
    :raises SigningRefused: the key of this machine is not the one that signs the evidence.
    """
    # The act has a transaction already, which is taken back as a whole when this is refused.
    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        take_turn()
        newest = _newest()
        if key := key_to_declare(newest):
            newest = _append(newest, action=keys.ACTION, page_title=KEY, details=key_details(key))
        return _append(
            newest,
            action=action,
            page_id=page.pk if page else None,
            page_title=page.title if page else subject[:SUBJECT_LENGTH],
            role=role,
            **_person(user),
            **fields,
        )


def declare_key(details, *, user, reason, path) -> Evidence:
    """Append a row that says who signs from now on, signed with that key, which is at `path`.

    Whoever calls it holds the turn, and has made sure that the change is right.
    """
    return _append(
        _newest(),
        path,
        action=keys.ACTION,
        page_title=KEY,
        opinion=reason,
        details=details,
        **_person(user),
    )


def key_details(key, *, replaces="", handed_over="", foreign=()) -> dict:
    """What a declaration of this public key says; see `keys.Declaration`."""
    return {
        "public_key": key,
        "fingerprint": keys.fingerprint(key),
        "replaces": replaces,
        "handed_over": handed_over,
        "foreign": list(foreign),
    }


def _newest() -> Evidence | None:
    return Evidence.objects.order_by("pk").only("hash", "seal").last()


def _append(newest, key_file=None, **fields) -> Evidence:
    row = Evidence(at=_now(), previous=newest.hash if newest else chain.CHAIN_START, **fields)
    row.hash = row_hash(row)
    row.seal = sign(row.hash, key_file)
    row.save()
    # Robust: what is committed is never reported as failed, and whoever waits behind gets a turn.
    # (A function, for Django tells of its failure by its name.)
    transaction.on_commit(lambda: heads.note(row), robust=True)
    return row


def _person(user) -> dict:
    return {
        "user_id": user.pk if user else None,
        "username": user.username if user else "",
        "user_name": user.name if user else "",
    }


def row_hash(row) -> str:
    """As `chain.row_hash`, for a row of the model."""
    fields = {name: getattr(row, name) for name in chain.HASHED_FIELDS}
    return chain.row_hash(fields | {"at": plain_time(row.at)})


def plain_time(at) -> str:
    """A time as it is hashed and exported: that of the site's zone, with its offset."""
    return at.astimezone(timezone.get_default_timezone()).isoformat()


def _now():
    # To the millisecond: `dumpdata` writes no more of it, and a restored row must keep its hash.
    now = timezone.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
