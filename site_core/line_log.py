"""A file to which every server process adds lines, and whose lines are counted exactly once.

For what readers cause: a line costs them no wait for the database. A line is lost only with the
process that was about to write it.
"""

import datetime
import fcntl
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from site_core.models import CollectedFile

TAKEN = ".taken-"
REMEMBERED = datetime.timedelta(days=30)


def append(path: Path, line: str, *, largest: int) -> None:
    """Add one line; a file of `largest` bytes, whose lines nobody takes away, grows no further.

    :raises OSError: the file cannot be written.
    """
    while True:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            # Shared between writers; whoever takes the file away waits until none is left.
            fcntl.flock(file, fcntl.LOCK_SH)
            if _is_still(file, path):
                written = f"{line}\n".encode()
                if os.fstat(file).st_size + len(written) <= largest:
                    os.write(file, written)
                return
        finally:
            os.close(file)


def _is_still(file: int, path: Path) -> bool:
    """Whether the open file is the one at `path`: it may have been taken away meanwhile."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def collect(path: Path, count: Callable[[list[str]], int]) -> int:
    """Hand what was written since the last time to `count`; the sum of what it returns.

    Exactly once, also when a collecting is cut short at any point: the name of a file is written in the
    transaction that counts its lines.

    :param count: called once a file inside a transaction, with its lines.
    """
    counted = 0
    for name, lines in take(path):
        with transaction.atomic(durable=True):
            _row, is_new = CollectedFile.objects.get_or_create(name=name)
            if is_new:
                counted += count(lines)
    CollectedFile.objects.filter(collected_at__lt=timezone.now() - REMEMBERED).delete()
    return counted


def take(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(name, lines) of what was written since the last time, and of files whose counting broke off.

    A file is removed when the next one is asked for: by then it has been counted.
    """
    with suppress(FileNotFoundError):  # nothing to take, or somebody else has taken it
        path.rename(path.with_name(f"{path.name}{TAKEN}{uuid.uuid4().hex}"))
    for taken in sorted(path.parent.glob(f"{path.name}{TAKEN}*")):
        with suppress(FileNotFoundError):  # counted by somebody else since we looked
            file = taken.open("rb")
            with file:
                fcntl.flock(file, fcntl.LOCK_EX)
                # Not splitlines: other characters that end a line may stand in one.
                lines = file.read().decode(errors="ignore").split("\n")
                yield taken.name, [line for line in lines if line]
            taken.unlink()
