"""The site's signing key (Ed25519). Whoever only has the database cannot sign."""

import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from django.conf import settings


@cache
def _key(path: Path) -> Ed25519PrivateKey:
    """The key at `path`, made there on first use.

    :raises FileNotFoundError: the folder is missing: its place is for an operator to decide.
    """
    if not path.exists():
        _make_key(path)
    return load_pem_private_key(path.read_bytes(), password=None)


def _make_key(path: Path) -> None:
    """Write a new key to `path`, unless another process was faster."""
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


def sign(text: str) -> str:
    """The signature of `text`, in hex."""
    return _key(Path(settings.EVIDENCE_KEY_FILE)).sign(text.encode()).hex()


def is_signed(text: str, signature: str) -> bool:
    """Whether `signature` (hex) is this site's signature of `text`."""
    public_key = _key(Path(settings.EVIDENCE_KEY_FILE)).public_key()
    try:
        public_key.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
