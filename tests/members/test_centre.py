"""The page of a member about themselves is put together from what each room has to show."""

from wagtail import hooks

from members.centre import Section, sections_of

HOOK = "register_member_centre_section"


def test_rooms_show_their_sections_in_the_order_of_the_hook(member):
    with (
        hooks.register_temporarily(HOOK, lambda user: Section(user.name, "last.html"), order=900),
        hooks.register_temporarily(HOOK, lambda user: Section("First", "first.html"), order=-1),
        hooks.register_temporarily(HOOK, lambda user: None),
    ):
        titles = [section.title for section in sections_of(member)]
    assert titles == ["First", "我的单位", member.name]
