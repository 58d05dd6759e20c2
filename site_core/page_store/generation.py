"""The generation of the public site: a name that changes with everything that readers can see.

What is kept of public pages, in files or in the memory of a process, is kept under the generation that
was read before it was made, and is good for that generation only. Nothing has to be removed in time,
and nothing that is made late is ever found: docs/decisions/0040.
"""

import secrets
import time
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from site_core.models.generation import PublicGeneration
from site_core.page_store import link
from site_core.pages.locking import take_turn

KEY = 1


@dataclass(frozen=True)
class Generation:
    """`raised_at` in seconds since 1970; no two generations have the same."""

    name: str
    raised_at: int


def current_generation() -> Generation | None:
    """The generation that the database holds.

    None in a transaction that has raised it, whose changes nobody else may see yet, and while the site
    is not laid out: then nothing is kept, and nothing that was kept is used.
    """
    if _is_raised_here():
        return None
    row = PublicGeneration.objects.filter(pk=KEY).values_list("name", "raised_at").first()
    return Generation(*row) if row else None


def raise_generation() -> None:
    """Say that this transaction changes what readers see.

    Takes the turn (see `site_core.pages.locking`): in the order of locks it stands where that does.
    The stored pages are out of use from here until the transaction has ended.
    """
    if _is_raised_here():
        return
    with transaction.atomic():
        take_turn()
        now = int(time.time())
        name = secrets.token_hex(8)
        row = PublicGeneration.objects.filter(pk=KEY)
        if not row.update(name=name, raised_at=Greatest(Value(now), F("raised_at") + 1)):
            PublicGeneration.objects.create(pk=KEY, name=name, raised_at=now)
        # Others put it back while they hold the turn only, which is ours until the transaction ends.
        link.remove()
        # Robust: what is committed is not reported as failed. The next change tries again.
        transaction.on_commit(follow_generation, robust=True)


def follow_generation() -> None:
    """Let the stored pages of the generation that the database holds be the ones that are served."""
    if not link.is_wanted():
        return
    with transaction.atomic():
        take_turn()
        if generation := current_generation():
            link.set_to(generation.name)


def _is_raised_here() -> bool:
    """Whether the transaction at hand has raised the generation, and not taken that back."""
    return any(hook is follow_generation for _savepoints, hook, _robust in connection.run_on_commit)
