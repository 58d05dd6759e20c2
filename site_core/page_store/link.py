"""The link `current` in the folder of stored pages: names the generation that is served.

For whatever serves the stored pages without asking Django; where it is missing, every page has to come
from Django. It is taken away before a transaction that changes public pages is committed and set after
that, both by whoever holds the turn, so it never names what is out of date, whoever is killed when.
"""

import secrets
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from site_core.reasons import ActionRefused

NAME = "current"


def is_wanted() -> bool:
    """Whether pages are stored at all."""
    return bool(settings.PAGE_STORE)


def remove() -> None:
    """Take the stored pages out of use.

    :raises ActionRefused: that is not possible, so readers would go on seeing what is to change.
    """
    if not is_wanted():
        return
    try:
        _path().unlink(missing_ok=True)
    except OSError as error:
        message = _(
            "The stored pages cannot be taken out of use, so nothing public can change. Please tell "
            "whoever looks after the server: the folder of PAGE_STORE must be writable."
        )
        raise ActionRefused("store", message) from error


def set_to(name: str) -> None:
    """Put the pages of a generation into use, in one step."""
    folder = Path(settings.PAGE_STORE)
    folder.joinpath(name).mkdir(parents=True, exist_ok=True)
    new = folder / f".{NAME}-{secrets.token_hex(4)}"
    new.symlink_to(name, target_is_directory=True)
    try:
        new.replace(_path())
    except BaseException:
        new.unlink()
        raise


def _path() -> Path:
    return Path(settings.PAGE_STORE) / NAME
