"""A file to which every server process adds lines, and whose lines are counted exactly once.

For what readers cause: a line costs them no wait for the database. A line is lost only with the
process that was about to write it.
"""

import datetime
import errno
import fcntl
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from site_core.models import CollectedFile

TAKEN = ".taken-"
REMEMBERED = datetime.timedelta(days=30)


def append(path: Path, line: str, *, largest: int) -> None:
    """Add one line; a file of `largest` bytes, whose lines nobody takes away, grows no further.

    :raises OSError: the file cannot be written; no part of the line is left in it.
    """
    with opened(path) as file:
        written = f"{line}\n"
        if os.fstat(file).st_size + len(written.encode()) <= largest:
            write(file, written)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The file at `path`, made when it is missing, for one writer at a time among all processes.

    :raises OSError: it cannot be opened.
    """
    while True:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            # Whoever takes the file away waits until its last writer is done.
            fcntl.flock(file, fcntl.LOCK_EX)
            if _is_still(file, path):
                yield file
                return
        finally:
            os.close(file)


def write(file: int, lines: str) -> None:
    """Add whole lines to an opened file, or nothing: a full disk takes only a part of them.

    What an earlier writer left unfinished, killed in the midst of it, ends where these begin.

    :raises OSError: there is no room.
    """
    size = os.fstat(file).st_size
    if size and os.pread(file, 1, size - 1) != b"\n":
        lines = f"\n{lines}"
    written = lines.encode()
    try:
        if os.write(file, written) < len(written):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError:
        os.ftruncate(file, size)
        raise


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
