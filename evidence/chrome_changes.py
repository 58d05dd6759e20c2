"""Receivers that record what stands around the pages: settings, links, boxes, redirects, privacy.

Connected for the models of CHROME_MODELS only. Inline rows count with what they stand in.
"""

from evidence.actors import acting_user
from evidence.chrome import difference, snapshot, stored_snapshot
from evidence.ledger import record
from evidence.models import Evidence
from site_core.pages.locking import take_turn

# Until its save is over, an object carries what was stored before.
BEFORE = "_chrome_before"


def remember_chrome(sender, instance, raw=False, **kwargs):
    """Before a piece of chrome is saved: how it was.

    The turn at the chain comes before the row: others who hold it may refer to this piece.
    """
    if not raw:
        take_turn()
    setattr(instance, BEFORE, stored_snapshot(instance) if instance.pk else {})


def record_chrome(sender, instance, raw=False, **kwargs):
    """After a piece of chrome was saved: evidence of what changed, if anything did."""
    before, after = instance.__dict__.pop(BEFORE, {}), snapshot(instance)
    if not raw and before != after:
        _record(instance, before, after)


def record_removed_chrome(sender, instance, **kwargs):
    """Before a piece of chrome is deleted, while its inline rows can still be read."""
    _record(instance, snapshot(instance), {})


def _record(instance, before, after):
    options = instance._meta
    record(
        Evidence.Action.CHROME,
        subject=f"{options.verbose_name}：{instance}",
        user=acting_user(),
        details={"model": options.label, "pk": instance.pk} | difference(before, after),
    )
