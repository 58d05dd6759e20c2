"""Words that stand in what not everybody may see."""

from tests.permissions.rows import MODERATORS, SUPERUSER, WORKS_ON_TEXT

# In what belongs to one member alone, and in what moderators may read of it besides.
PRIVATE = {"member": "zhang-private", "other_member": "zhao-private"}
HELD = {"member": "zhang-held", "other_member": "zhao-held"}
# In the texts that nobody has released.
UNRELEASED = "wei-shen-gao"


def shown_to_the_wrong(role, text) -> list[str]:
    """The words in `text` that are none of `role`'s business."""
    readers = {mark: SUPERUSER | {owner} for owner, mark in PRIVATE.items()}
    readers |= {mark: MODERATORS | {owner} for owner, mark in HELD.items()}
    readers[UNRELEASED] = WORKS_ON_TEXT
    return [mark for mark in readers if role not in readers[mark] and mark in text]
