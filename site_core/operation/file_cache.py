"""A cache in files that several server processes can count in."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from django.core.cache.backends.filebased import FileBasedCache

LOCKS = 64


class CountingFileCache(FileBasedCache):
    """Django's cache in files, whose `add` and `incr` let no other process come in between.

    Limits on guessing passwords rest on these two; Django's own read, reckon and write unguarded.
    """

    def add(self, key, *args, **kwargs):
        with self._alone_with(key):
            return super().add(key, *args, **kwargs)

    def incr(self, key, *args, **kwargs):
        with self._alone_with(key):
            return super().incr(key, *args, **kwargs)

    @contextmanager
    def _alone_with(self, key):
        self._createdir()
        number = int.from_bytes(self.make_key(key).encode()[-8:]) % LOCKS
        with (Path(self._dir) / f"{number}.lock").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
