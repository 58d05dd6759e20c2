"""Why something is refused, or should be looked at again: as data, so that any screen can show it."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied


class Level(StrEnum):
    """How much a reason weighs."""

    REFUSAL = "refusal"  # nothing is done until it is mended
    WARNING = "warning"  # the person may go on after saying so


@dataclass(frozen=True)
class Reason:
    """One reason, in the words a person reads.

    `field` is the name of a field, or a path inside of one as Wagtail writes it, with the ids of
    blocks: `body.3f6c….caption`. `about` is the id of another page that the reason names.
    """

    code: str
    words: str
    field: str = ""
    level: Level = Level.REFUSAL
    about: int | None = None

    @property
    def is_warning(self) -> bool:
        return self.level is Level.WARNING

    @property
    def key(self) -> str:
        """By which a person confirms exactly this warning and no other."""
        return f"{self.code}:{self.about}" if self.about else f"{self.code}:{self.field}"

    @property
    def top_field(self) -> str:
        """The field of the form that it is about."""
        return self.field.partition(".")[0]


class ActionRefused(PermissionDenied):
    """A service has done nothing, for a reason that a person can read: they may not.

    `site_core.http.refusals` turns it into an answer. A PermissionDenied, so that code which knows
    nothing of reasons refuses too.
    """

    status = 403
    summary = ""  # said before several reasons

    def __init__(self, code, words, *, field=""):
        self.reasons = (Reason(code, str(words), field),)
        super().__init__(str(words))


class ActionConflict(ActionRefused):
    """What the person decided on is not so any more: somebody else was quicker."""

    status = 409


class ActionInvalid(ActionRefused):
    """Something is missing or wrong in what the person has given."""

    status = 422


def demand_reason(text, words, field="reason") -> str:
    """The reason somebody gave, without blanks around it.

    :raises ActionInvalid: there is none, in these words.
    """
    if not text.strip():
        raise ActionInvalid("no-reason", words, field=field)
    return text.strip()
