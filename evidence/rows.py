"""Evidence as plain data: what `evidence.chain` and `evidence.exports` work on."""

from collections.abc import Iterator

from django.db.models import F

from evidence import exports, keys
from evidence.ledger import plain_time
from evidence.models import Evidence

BATCH = 500


def evidence_data(rows) -> Iterator[dict]:
    """Evidence as plain data, read row by row."""
    columns = [name for name in exports.ROW_FIELDS if name != "signature"]
    for row in rows.values(*columns, signature=F("seal")).iterator(BATCH):
        yield row | {"at": plain_time(row["at"])}


def key_rows() -> list[dict]:
    """The rows that say which key signs which rows, of all pages."""
    return list(evidence_data(Evidence.objects.filter(action=keys.ACTION).order_by("pk")))
