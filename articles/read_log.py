"""A file to which every server process adds one line a read, and from which they are taken away.

Plain Python. A line is lost only with the process that was about to write it; a file is handed out
until it has been removed, so whoever counts has to know which files are counted already.
"""

import fcntl
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

TAKEN = ".taken-"


def append(path: Path, line: str) -> None:
    """Add one line.

    :raises OSError: the file cannot be written.
    """
    while True:
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            # Shared between writers; whoever takes the file away waits until none is left.
            fcntl.flock(file, fcntl.LOCK_SH)
            if _is_still(file, path):
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
    if path.exists():
        path.rename(path.with_name(f"{path.name}{TAKEN}{uuid.uuid4().hex}"))
    for taken in sorted(path.parent.glob(f"{path.name}{TAKEN}*")):
        with taken.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield taken.name, file.read().decode().splitlines()
        taken.unlink(missing_ok=True)
