"""A file to which every server process adds one line a read, and from which they are taken away.

Plain Python. A line is lost only with the process that was about to write it; a file is handed out
until it has been removed, so whoever counts has to know which files are counted already.
"""

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TAKEN = ".taken-"
LARGEST_FILE = 32 * 1024 * 1024  # bytes: half a million lines that nobody has come to take away


def append(path: Path, line: str) -> None:
    """Add one line; a full file grows no further.

    :raises OSError: the file cannot be written.
    """
    while True:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            # Shared between writers; whoever takes the file away waits until none is left.
            fcntl.flock(file, fcntl.LOCK_SH)
            if _is_still(file, path):
                if os.fstat(file).st_size < LARGEST_FILE:
                    os.write(file, f"{line}\n".encode())
                return
        finally:
            os.close(file)


def _is_still(file: int, path: Path) -> bool:
    """Whether the open file is the one at `path`: it may have been taken away meanwhile."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


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
                lines = file.read().decode().splitlines()
                yield taken.name, lines
            taken.unlink()
