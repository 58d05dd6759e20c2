"""The page of a member about themselves, put together by the rooms that know something of them."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Section:
    """A part of the member's page: a title, and a template with what it shows."""

    title: str
    template: str
    context: dict = field(default_factory=dict)


def sections_of(user) -> list[Section]:
    """The sections that MEMBER_CENTRE_SECTIONS name, without those that have nothing to show."""
    found = [import_string(path)(user) for path in settings.MEMBER_CENTRE_SECTIONS]
    return [section for section in found if section]
