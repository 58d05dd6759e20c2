"""Guards of what happens to a page without a change of its text: address, place, deletion, revisions."""

from guards.guard import Guard

PERMISSIONS = ("tests/workflow/test_tree_permissions.py",)
ADDRESS = ("tests/workflow/test_address.py",)
MOVING = ("tests/workflow/test_moving.py",)
DELETING = ("tests/workflow/test_deleting.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "public pages belong to final reviewers and superusers",
        "workflow/permission_testers.py",
        "return self.user.is_superuser or is_final_reviewer(self.user)",
        "return True",
        PERMISSIONS,
    ),
    Guard(
        "nobody is offered to delete what is public or frozen below",
        "workflow/permission_testers.py",
        "        if has_public(self.page) or has_frozen(self.page):\n            return False",
        "        if False:\n            return False",
        PERMISSIONS,
    ),
    Guard(
        "what was public once is deleted by those who take down",
        "workflow/permission_testers.py",
        "return not self._was_released() or self.answers_for_public_pages",
        "return True",
        PERMISSIONS,
    ),
    Guard(
        "nobody is offered to move a frozen text",
        "workflow/permission_testers.py",
        "if self.page_is_root or has_frozen(self.page):",
        "if self.page_is_root:",
        PERMISSIONS,
    ),
    Guard(
        "the order of children is changed by those who answer for public pages",
        "workflow/permission_testers.py",
        "return destination.permissions_for_user(self.user).can_reorder_children()",
        "return self.can_move()",
        PERMISSIONS,
    ),
    Guard(
        "code cannot change a public address",
        "workflow/guards.py",
        'if stored and _writes("slug", update_fields) and not agrees_with_address(page, stored):',
        "if False:",
        ADDRESS,
    ),
    Guard(
        "a change of address is used once",
        "workflow/guards.py",
        'change.details.get("slugs") == [stored.slug, page.slug]',
        'page.slug in change.details.get("slugs")',
        ADDRESS,
    ),
    Guard(
        "a revision brings no other address",
        "workflow/mixins.py",
        "if page.slug != self.slug and has_public(self):",
        "if False:",
        ADDRESS,
    ),
    Guard(
        "only those who may change an address",
        "workflow/services/address.py",
        "if not page.permissions_for_user(user).can_change_address():",
        "if False:",
        ADDRESS,
    ),
    Guard(
        "a change of address needs a reason",
        "workflow/services/address.py",
        "if not reason.strip():",
        "if False:",
        ADDRESS,
    ),
    Guard(
        "the form of a public page cannot change its address",
        "site_core/forms.py",
        '            self.fields["slug"].disabled = True',
        "            pass",
        ADDRESS,
    ),
    Guard(
        "the address screen is closed to others",
        "workflow/address_views.py",
        "    if not page.permissions_for_user(request.user).can_change_address():",
        "    if False:",
        ADDRESS,
    ),
    Guard(
        "code cannot move a frozen text",
        "workflow/tree_handlers.py",
        "if refusal := refusal_to_move(instance):",
        "if refusal := '':",
        MOVING,
    ),
    Guard(
        "a move of public pages is recorded",
        "workflow/tree_handlers.py",
        "    if url_path_before == url_path_after or not has_public(instance):",
        "    if True:",
        MOVING,
    ),
    Guard(
        "the mover is recorded",
        "workflow/mixins.py",
        "        with acting(user):\n            super().move(",
        "        with acting(None):\n            super().move(",
        MOVING,
    ),
    Guard(
        "a stale page does not put its old place back",
        "workflow/guards.py",
        "if stored and update_fields is None and page.path != stored.path:",
        "if False:",
        MOVING,
    ),
    Guard(
        "code cannot delete a public page",
        "workflow/guards.py",
        '    if has_public(page):\n        return _("The page or one below',
        '    if False:\n        return _("The page or one below',
        DELETING,
    ),
    Guard(
        "code cannot delete a frozen text",
        "workflow/guards.py",
        '    if has_frozen(page):\n        return _("The page or one below',
        '    if False:\n        return _("The page or one below',
        DELETING,
    ),
    Guard(
        "a deletion is recorded",
        "workflow/tree_handlers.py",
        "    if Evidence.objects.filter(page_id=page.pk).exists():",
        "    if False:",
        DELETING,
    ),
    Guard(
        "the deleter is recorded",
        "workflow/mixins.py",
        'with acting(kwargs.get("user")):',
        "with acting(None):",
        DELETING,
    ),
    Guard(
        "a refused deletion leaves the tree whole",
        "workflow/apps.py",
        "MP_NodeQuerySet.delete = transaction.atomic(MP_NodeQuerySet.delete)",
        "pass",
        DELETING,
    ),
)
