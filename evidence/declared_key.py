"""The key of this machine against the one that the evidence declares: who else signs is refused."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evidence import keys
from evidence.models import Evidence
from evidence.site_key import fingerprint, key_path, make_key, public_key, verifier

NO_KEY = "找不到签名密钥（EVIDENCE_KEY_FILE）：证据上的签名无法核对，也不能签字、发布。"
SHOWN = 16  # characters of a fingerprint that people compare


class SigningRefused(PermissionDenied):
    """This machine has no key, or not the one that signs the evidence of this site."""


def declarations() -> list[keys.Declaration]:
    """What the evidence says of its keys, in order."""
    rows = Evidence.objects.filter(action=keys.ACTION).order_by("pk").values("id", "details")
    return [declared for declared in map(keys.declaration_in, rows) if declared]


def declared_key() -> str | None:
    """The public key that signs at present; None before the first declaration.

    Empty when the newest declaration is malformed, as a forged one may be: then nobody signs.
    """
    row = Evidence.objects.filter(action=keys.ACTION).order_by("pk").values("id", "details").last()
    if row is None:
        return None
    declared = keys.declaration_in(row)
    return declared.public_key if declared else ""


def key_to_declare(newest: Evidence | None) -> str | None:
    """Make sure that this machine may sign the row after `newest`.

    :return: its public key when that has to be declared first; None when it is the declared one.
    :raises SigningRefused: it may not.
    """
    if newest is None and settings.EVIDENCE_MAKES_KEY and not key_path().exists():
        make_key(key_path())
    try:
        key = public_key()
    except FileNotFoundError:
        raise SigningRefused(
            _("This machine has no signing key: nothing can be signed. Tell the administrator.")
        ) from None
    declared = declared_key()
    if declared == key:
        return None
    if declared is not None or (newest and not verifier(key)(newest.hash, newest.seal)):
        raise SigningRefused(
            _(
                "The signing key of this machine is not the one of this site: nothing can be signed. "
                "Tell the administrator."
            )
        )
    return key


def key_problems() -> list[str]:
    """A line when this machine could not sign; none when all is well, or nothing was signed yet."""
    try:
        key = public_key()
    except FileNotFoundError:
        return [] if settings.EVIDENCE_MAKES_KEY and not Evidence.objects.exists() else [NO_KEY]
    declared = declared_key()
    if declared is None:
        newest = Evidence.objects.order_by("pk").last()
        same = newest is None or verifier(key)(newest.hash, newest.seal)
    else:
        same = declared == key
    if same:
        return []
    known = f"登记的密钥（指纹 {fingerprint(declared)[:SHOWN]}…）" if declared else "签过字的密钥"
    return [
        f"本机的签名密钥（指纹 {fingerprint(key)[:SHOWN]}…）不是证据中{known}：不能签字、发布。"
    ]
