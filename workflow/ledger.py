"""Writing evidence: one row after the other, each bound to the one before."""

from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from workflow import chain
from workflow.models.evidence import Evidence
from workflow.signing import sign

SUBJECT_LENGTH = 255
POSTGRESQL_LOCK = 0x6269616E7368656E  # "bianshen": one writer of the chain at a time


def record(action, *, page=None, subject="", user=None, role="", **fields) -> Evidence:
    """Append a row about `page` by `user`. Call it in the transaction of the act itself.

    :param subject: what the row is about when that is no page.
    :param fields: further fields of Evidence, `opinion` or `digest` for instance.
    """
    with transaction.atomic():
        _wait_for_turn()
        row = Evidence(
            at=_now(),
            action=action,
            page_id=page.pk if page else None,
            page_title=page.title if page else subject[:SUBJECT_LENGTH],
            user_id=user.pk if user else None,
            username=user.username if user else "",
            user_name=user.name if user else "",
            role=role,
            previous=Evidence.objects.order_by("pk").values_list("hash", flat=True).last()
            or chain.CHAIN_START,
            **fields,
        )
        row.hash = row_hash(row)
        row.signature = sign(row.hash)
        row.save()
    transaction.on_commit(lambda: _note_head(row))
    return row


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


def _wait_for_turn():
    # On SQLite the transaction itself is the lock: there is one writer.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRESQL_LOCK])


def _note_head(row):
    """Copy the head of the chain out of the database, where cutting off its tail would not reach."""
    with Path(settings.EVIDENCE_HEADS_FILE).open("a", encoding="utf-8") as file:
        file.write(f"{row.pk} {row.hash} {row.signature}\n")
