"""Why something is refused, or should be looked at again: as data, so that any screen can show it."""

from dataclasses import dataclass
from enum import StrEnum


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
