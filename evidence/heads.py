"""The heads of the chain, noted in a file where cutting off the end of a table does not reach."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from evidence.models import Evidence
from site_core.operation import line_log

TAIL = 64 * 1024  # some three hundred heads
MOST = 500  # rows that are made up for at a time


@dataclass(frozen=True)
class Head:
    """What a line of the file says of a row."""

    row_id: int
    hash: str
    seal: str


def path() -> Path:
    """Where the heads are noted."""
    return Path(settings.EVIDENCE_HEADS_FILE)


def head_in(line: str) -> Head | None:
    """The head in a line; None when it holds something else."""
    parts = line.split()
    if len(parts) != 3 or not (parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 19):
        return None
    return Head(int(parts[0]), parts[1], parts[2])


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file of heads, read piece by piece."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def note(row: Evidence) -> None:
    """Note the head of a committed row, and those before it that could not be noted at their time.

    :raises OSError: the file cannot be written. Whoever comes next makes up for it.
    """
    with line_log.opened(path()) as file:
        noted = _noted_last(file)
        if any((head.row_id, head.hash) == (row.pk, row.hash) for head in noted):
            return
        newest = max((head.row_id for head in noted), default=row.pk)
        missing = Evidence.objects.filter(pk__gt=newest, pk__lte=row.pk).order_by("pk")
        rows = list(missing[:MOST]) if newest < row.pk - 1 else [row]
        line_log.write(file, "".join(map(_line, rows)))


def note_missing() -> int:
    """Note what is committed and was not noted, as after a full disk; return how many.

    A file without any head is left alone: what had stood in it, nobody can tell any more.

    :raises OSError: the file cannot be written.
    """
    added = 0
    if not path().exists():
        return added
    while True:
        with line_log.opened(path()) as file:
            noted = _noted_last(file)
            newest = max((head.row_id for head in noted), default=None)
            if newest is None:
                return added
            rows = list(Evidence.objects.filter(pk__gt=newest).order_by("pk")[:MOST])
            if not rows:
                return added
            line_log.write(file, "".join(map(_line, rows)))
            added += len(rows)


def newest_noted() -> int | None:
    """The number of the newest row that is noted; 0 when none is, None when there is no file.

    :raises OSError: the file cannot be read.
    """
    try:
        file = os.open(path(), os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        return max((head.row_id for head in _noted_last(file)), default=0)
    finally:
        os.close(file)


def _noted_last(file: int) -> list[Head]:
    """The heads at the end of an opened file."""
    size = os.fstat(file).st_size
    start = max(size - TAIL, 0)
    lines = os.pread(file, TAIL, start).decode(errors="replace").split("\n")
    # The last is empty, or was cut short; so may the first be, where the file begins before it.
    whole = lines[1:-1] if start else lines[:-1]
    return [head for head in map(head_in, whole) if head]


def _line(row: Evidence) -> str:
    return f"{row.pk} {row.hash} {row.seal}\n"
