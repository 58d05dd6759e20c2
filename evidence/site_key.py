"""The file of the site's signing key (Ed25519). Whoever only has the database cannot sign.

Nothing here makes a key by itself: a new one would verify nothing of what was signed before.
"""

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from django.conf import settings

from evidence.keys import fingerprint, verifier

__all__ = ["fingerprint", "is_signed", "make_key", "public_key", "sign", "verifier"]


def key_path() -> Path:
    """Where the site's key is."""
    return Path(settings.EVIDENCE_KEY_FILE)


@lru_cache(maxsize=8)
def _key(path: Path, written: tuple[int, ...]) -> Ed25519PrivateKey:
    """The key at `path`, read again when another file stands there."""
    return load_pem_private_key(path.read_bytes(), password=None)


def key_at(path: Path) -> Ed25519PrivateKey:
    """The key at `path`.

    :raises FileNotFoundError: there is none that can be read.
    """
    try:
        status = path.stat()
        return _key(path, (status.st_ino, status.st_mtime_ns, status.st_size))
    except (OSError, ValueError) as error:
        raise FileNotFoundError(path) from error


def make_key(path: Path) -> None:
    """Write a new key to `path`, unless one is there.

    :raises FileNotFoundError: the folder is missing: its place is for an operator to decide.
    """
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    # Whole or not at all: mkstemp makes a private file, and a link never replaces one.
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    with suppress(FileExistsError):
        path.hardlink_to(name)
    Path(name).unlink()


def sign(text: str, path: Path | None = None) -> str:
    """The signature of `text` by the site's key, or the one at `path`, in hex.

    :raises FileNotFoundError: there is no key.
    """
    return key_at(path or key_path()).sign(text.encode()).hex()


def is_signed(text: str, signature: str) -> bool:
    """Whether `signature` (hex) is the signature of `text` by the site's key as it is now."""
    return verifier(public_key())(text, signature)


def public_key(path: Path | None = None) -> str:
    """The public key of the site, or of the key at `path`, in hex.

    :raises FileNotFoundError: there is no key.
    """
    return key_at(path or key_path()).public_key().public_bytes_raw().hex()
