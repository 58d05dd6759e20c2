"""The page of a member about themselves, put together by the rooms that know something of them."""

from dataclasses import dataclass, field

from wagtail import hooks


@dataclass(frozen=True)
class Section:
    """A part of the member's page: a title, and a template with what it shows."""

    title: str
    template: str
    context: dict = field(default_factory=dict)


def sections_of(user) -> list[Section]:
    """What receivers of the hook `register_member_centre_section`, (user) -> Section or None, have
    to show, in the order of the hook."""
    found = [section(user) for section in hooks.get_hooks("register_member_centre_section")]
    return [section for section in found if section]
