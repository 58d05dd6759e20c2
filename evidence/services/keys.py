"""Changing the key that signs the evidence, and declaring what another key signed by accident."""

from functools import partial
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from evidence import keys
from evidence.declared_key import SigningRefused, declared_key, key_problems
from evidence.ledger import declare_key, key_details
from evidence.models import Evidence
from evidence.site_key import fingerprint, key_path, make_key, public_key, sign
from site_core.pages.locking import take_turn
from site_core.reasons import ActionConflict, ActionInvalid, demand_reason


def change_key(user, reason) -> str:
    """Let a new key sign from now on, handed over by the present one; return its public key.

    The present key is kept beside the new one, under another name. A change that was cut short
    between the commit and the file is finished by calling this again.

    :raises PermissionDenied: the reason is empty, or the present key is not at hand.
    """
    new = key_path().with_name(f"{key_path().name}.new")
    if new.exists() and public_key(new) == declared_key():
        _put_in_place(new)
        return public_key()
    reason = _ask_for(reason)
    with transaction.atomic():
        take_turn()
        if key_problems() or not key_path().exists():
            raise SigningRefused(_("The present key is not at hand: declare it lost."))
        make_key(new)
        old, key = public_key(), public_key(new)
        signed = sign(keys.hand_over(old, key))
        # Before the row is noted, so that the machine holds the key that the row names.
        transaction.on_commit(partial(_put_in_place, new))
        details = key_details(key, replaces=old, handed_over=signed)
        declare_key(details, user=user, reason=reason, path=new)
    return key


def replace_lost_key(user, reason, old_key="") -> str:
    """Let the key of this machine sign from now on, made if there is none: the one before is lost.

    :param old_key: the lost public key, where the evidence does not name it; without it, what it
        signed cannot be checked any more.
    :raises PermissionDenied: the reason is empty, or nothing is lost.
    """
    reason = _ask_for(reason)
    with transaction.atomic():
        take_turn()
        if not key_problems():
            raise ActionConflict(
                "nothing-lost", _("The key of this machine is the one that signs.")
            )
        make_key(key_path())
        declared, foreign = declared_key() or "", []
        if not declared and (newest := Evidence.objects.order_by("pk").last()):
            first = Evidence.objects.order_by("pk").first()
            foreign = [_rows(first.pk, newest.pk, old_key)]
        details = key_details(public_key(), replaces=declared or old_key, foreign=foreign)
        declare_key(details, user=user, reason=reason, path=key_path())
    return public_key()


def declare_foreign_rows(first, last, user, reason, key="") -> None:
    """Say that these rows were signed by another key, of a machine that should not have signed.

    :param key: its public key; without it, their signatures cannot be checked any more. That they
        were not changed since is still told by the chain, whose later rows this site has signed.
    :raises PermissionDenied: the reason is empty, a row is not there, or is not signed by that key.
    """
    reason = _ask_for(reason)
    with transaction.atomic():
        take_turn()
        rows = Evidence.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")
        numbers = [row.pk for row in rows]
        if not numbers or (numbers[0], numbers[-1]) != (first, last):
            raise ActionInvalid("no-rows", _("There are no such rows of evidence."))
        is_signed = keys.verifier(key) if key else keys.unchecked
        if not all(is_signed(row.hash, row.seal) for row in rows):
            raise ActionInvalid("other-key", _("Not all of these rows were signed by that key."))
        declared = declared_key()
        if declared is None:
            # The first declaration: `record` would ask this machine's key about the newest row.
            mine = public_key()
            before = Evidence.objects.filter(pk__lt=first).order_by("pk").last()
            if before and not keys.verifier(mine)(before.hash, before.seal):
                raise SigningRefused(_("The present key is not at hand: declare it lost."))
        elif declared != (mine := public_key()):
            raise SigningRefused(_("The present key is not at hand: declare it lost."))
        details = key_details(mine, replaces=declared or "", foreign=[_rows(first, last, key)])
        declare_key(details, user=user, reason=reason, path=key_path())


def _rows(first, last, key) -> dict:
    return {"first": first, "last": last, "public_key": key}


def _ask_for(reason) -> str:
    return demand_reason(reason, _("Say why the key is changed."))


def _put_in_place(new: Path) -> None:
    """The new key where the site looks for it, and the old one beside it."""
    old = key_path()
    if old.exists():
        name = f"{old.name}.retired-{fingerprint(public_key())[:8]}"
        old.replace(old.with_name(name))
    new.replace(old)
