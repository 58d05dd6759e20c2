"""Closing a file of heads that can no longer be verified, in evidence, so that a new one begins."""

from functools import partial
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evidence import heads
from evidence.ledger import record
from evidence.models import Evidence
from evidence.verification.heads import head_problems
from evidence.verification.keys import site_keys
from site_core.operation import line_log
from site_core.pages.locking import take_turn
from site_core.reasons import ActionConflict, demand_reason

SUBJECT = "证据链存底"
NAMED_PROBLEMS = 20


def close_heads(user, reason) -> str:
    """Set the file of heads aside and begin a new one; return the old one's new name.

    The row of evidence says who did it and why, what was wrong, and the SHA-256 of the old file. It
    is the first head in the new one.

    :raises PermissionDenied: the reason is empty, or nothing is wrong with the file.
    """
    reason = demand_reason(reason, _("Say why the file is closed."))
    path = heads.path()
    if not path.exists():
        raise ActionConflict(
            "no-file", _("There is no file of chain heads; the next act begins one.")
        )
    # Both locks until it is done: no row comes in between, and nobody adds a line.
    with line_log.opened(path), transaction.atomic():
        take_turn()
        problems = list(islice(head_problems(site_keys()), NAMED_PROBLEMS))
        if not problems:
            raise ActionConflict(
                "nothing-wrong", _("Nothing is wrong with the file of chain heads.")
            )
        kept_as = f"{path.name}.closed-{timezone.localtime():%Y%m%d-%H%M%S}"
        # Before the new row is noted, which begins the new file.
        transaction.on_commit(partial(path.rename, path.with_name(kept_as)))
        record(
            Evidence.Action.HEADS,
            subject=SUBJECT,
            user=user,
            opinion=reason,
            details={
                "kept_as": kept_as,
                "sha256": heads.sha256_of(path),
                "bytes": path.stat().st_size,
                "problems": problems,
            },
        )
    return kept_as
