"""Writing evidence: one row after the other, each bound to the one before."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from workflow.models.evidence import Evidence
from workflow.signing import sign

CHAIN_START = "0" * 64
SUBJECT_LENGTH = 255
HASHED_FIELDS = (
    "action",
    "page_id",
    "page_title",
    "revision_id",
    "workflow_state_id",
    "stage",
    "digest",
    "user_id",
    "username",
    "user_name",
    "role",
    "opinion",
    "details",
    "previous",
)
POSTGRESQL_LOCK = 0x6269616E7368656E  # "bianshen": one writer of the chain at a time


def record(action, *, page=None, subject="", user=None, role="", **fields) -> Evidence:
    """Append a row about `page` by `user`. Call it in the transaction of the act itself.

    :param subject: what the row is about when that is no page.
    :param fields: further fields of Evidence, `opinion` or `digest` for instance.
    """
    with transaction.atomic():
        _wait_for_turn()
        row = Evidence(
            at=timezone.now(),
            action=action,
            page_id=page.pk if page else None,
            page_title=page.title if page else subject[:SUBJECT_LENGTH],
            user_id=user.pk if user else None,
            username=user.username if user else "",
            user_name=user.name if user else "",
            role=role,
            previous=Evidence.objects.order_by("pk").values_list("hash", flat=True).last()
            or CHAIN_START,
            **fields,
        )
        row.hash = row_hash(row)
        row.signature = sign(row.hash)
        row.save()
    transaction.on_commit(lambda: _note_head(row))
    return row


def row_hash(row) -> str:
    """SHA-256 over everything in a row but its number, its hash and its signature."""
    content = {name: getattr(row, name) for name in HASHED_FIELDS}
    content["at"] = row.at.astimezone(timezone.get_default_timezone()).isoformat()
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _wait_for_turn():
    # On SQLite the transaction itself is the lock: there is one writer.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRESQL_LOCK])


def _note_head(row):
    """Copy the head of the chain out of the database, where cutting off its tail would not reach."""
    with Path(settings.EVIDENCE_HEADS_FILE).open("a", encoding="utf-8") as file:
        file.write(f"{row.pk} {row.hash} {row.signature}\n")
