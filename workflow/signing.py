"""The site's signing key (Ed25519). Whoever only has the database cannot sign."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
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
    return verifier(public_key())(text, signature)


def public_key() -> str:
    """The site's public key, in hex. Reading it never makes a key: a new one would verify nothing.

    :raises FileNotFoundError: there is no key.
    """
    path = Path(settings.EVIDENCE_KEY_FILE)
    if not path.exists():
        raise FileNotFoundError(path)
    return _key(path).public_key().public_bytes_raw().hex()


def site_verifier() -> Callable[[str, str], bool] | None:
    """Whether a text has a signature (hex) by this site; None when its key is not at hand."""
    try:
        return verifier(public_key())
    except FileNotFoundError:
        return None


def fingerprint(key: str) -> str:
    """A public key by its SHA-256: short enough to be printed and read out."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


@cache
def verifier(key: str) -> Callable[[str, str], bool]:
    """Whether a text has a signature (hex) by the owner of this public key (hex).

    :raises ValueError: this is no public key.
    """
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))

    def is_signed_by_owner(text: str, signature: str) -> bool:
        try:
            raw = bytes.fromhex(signature)
            public.verify(raw, text.encode())
        except (InvalidSignature, ValueError):
            return False
        # One way to write it, so that no character of a file can change unnoticed.
        return raw.hex() == signature

    return is_signed_by_owner
