"""The guards of the house: one line of source each, and the tests that miss it.

Read by `test_guards.py`, which takes them away in turn. A new guard gets a row here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """One line of defence, and how to take it away."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]
    in_database: bool = False  # a trigger or migration: the test database is built anew


STAGES = ("tests/workflow/test_stages.py",)
REVIEW_SCREEN = ("tests/workflow/test_review_screen.py",)
DRAFTING = ("tests/articles/test_drafting.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a stage asks the rule before it acts",
        "workflow/models/tasks.py",
        "        if not decision.allowed:\n            raise PermissionDenied(",
        "        if False:\n            raise PermissionDenied(",
        STAGES,
    ),
    Guard(
        "buttons are offered to those who may sign",
        "workflow/models/tasks.py",
        "        if not self.decide(task_state, user).allowed:\n            return []",
        "        if False:\n            return []",
        ("tests/workflow/test_actions.py",),
    ),
    Guard(
        "a return needs a reason",
        "workflow/models/tasks.py",
        'if action_name == "reject" and not comment:',
        "if False:",
        STAGES,
    ),
    Guard(
        "the text is frozen during review",
        "workflow/models/tasks.py",
        "    def locked_for_user(self, obj, user):\n        return True",
        "    def locked_for_user(self, obj, user):\n        return False",
        REVIEW_SCREEN,
    ),
    Guard(
        "contributors do not sign",
        "workflow/rules.py",
        "if actor in contributors:",
        "if False:",
        ("tests/workflow/test_rules.py", *STAGES),
    ),
    Guard(
        "one person signs one stage",
        "workflow/rules.py",
        "if actor in earlier_signers:",
        "if False:",
        ("tests/workflow/test_rules.py", *STAGES),
    ),
    Guard(
        "only the stage's reviewers sign",
        "workflow/rules.py",
        "if not is_reviewer:",
        "if False:",
        ("tests/workflow/test_rules.py", *STAGES),
    ),
    Guard(
        "the owner counts as a contributor",
        "workflow/history.py",
        "people.update([page.owner_id, workflow_state.requested_by_id])",
        "people.update([workflow_state.requested_by_id])",
        STAGES,
    ),
    Guard(
        "the submitter counts as a contributor",
        "workflow/history.py",
        "people.update([page.owner_id, workflow_state.requested_by_id])",
        "people.update([page.owner_id])",
        STAGES,
    ),
    Guard(
        "the signed revision is released, not the newest",
        "workflow/finish.py",
        "release(workflow_state.current_task_state.revision, user=user)",
        "release(workflow_state.content_object.get_latest_revision(), user=user)",
        STAGES,
    ),
    Guard(
        "nobody publishes by a button",
        "workflow/permission_testers.py",
        "    def can_publish(self):\n        return False",
        "    def can_publish(self):\n        return super().can_publish()",
        STAGES,
    ),
    Guard(
        "nobody publishes while creating",
        "workflow/permission_testers.py",
        "    def can_publish_subpage(self):\n        return False",
        "    def can_publish_subpage(self):\n        return super().can_publish_subpage()",
        STAGES,
    ),
    Guard(
        "a new page is not live",
        "workflow/mixins.py",
        'kwargs.setdefault("live", False)',
        "pass",
        STAGES,
    ),
    Guard(
        "an old revision brings no old time back",
        "workflow/mixins.py",
        "            setattr(page, name, getattr(self, name))",
        "            pass",
        ("tests/workflow/test_release_time.py",),
    ),
    Guard(
        "an incomplete text is not submitted",
        "workflow/services.py",
        "    page.get_latest_revision_as_object().full_clean()\n",
        "",
        STAGES,
    ),
    Guard(
        "the review screen is closed to outsiders",
        "workflow/views.py",
        "    if not page.specific.permissions_for_user(request.user).can_edit():\n        raise",
        "    if False:\n        raise",
        REVIEW_SCREEN,
    ),
    Guard(
        "paragraphs are sanitised when stored",
        "site_core/blocks/text.py",
        'return clean_rich_text(super().get_prep_value(value) or "")',
        'return super().get_prep_value(value) or ""',
        ("tests/site_core/test_rich_text.py",),
    ),
    Guard(
        "raw JSON passes the sanitiser too",
        "site_core/blocks/streams.py",
        "        for _child in value:\n            pass\n",
        "",
        ("tests/site_core/test_rich_text.py",),
    ),
    Guard(
        "reserved addresses are refused",
        "site_core/models/base.py",
        "if self._is_first_level() and self.slug in RESERVED_FIRST_LEVEL_SLUGS:",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "pages move to no reserved address",
        "site_core/models/base.py",
        "if parent.depth == FIRST_LEVEL_DEPTH - 1 and self.slug in RESERVED_FIRST_LEVEL_SLUGS:",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "NUL in an address is refused",
        "site_core/middleware.py",
        'if "\\x00" in request.path_info or',
        "if False and",
        ("tests/test_bad_input.py",),
    ),
    Guard(
        "public pages are only read",
        "site_core/views.py",
        "if request.method not in SAFE_METHODS:",
        "if False:",
        ("tests/test_bad_input.py",),
    ),
    Guard(
        "members-only text is withheld",
        "articles/models/article.py",
        "self.is_open_to_everybody or request.is_preview",
        "True",
        ("tests/articles/test_unreviewed_is_invisible.py",),
    ),
    Guard(
        "lists show public articles only",
        "articles/querysets.py",
        '            self.live()\n            .defer("body")\n            .select_related',
        '            self\n            .defer("body")\n            .select_related',
        ("tests/articles/test_unreviewed_is_invisible.py",),
    ),
    Guard(
        "columns nest to three levels",
        "articles/models/category.py",
        "return parent.depth < DEEPEST_COLUMN_DEPTH and super().can_create_at(parent)",
        "return super().can_create_at(parent)",
        ("tests/articles/test_column_page.py",),
    ),
    Guard(
        "drafts are made by those who may add pages",
        "articles/services.py",
        "if not parent.permissions_for_user(user).can_add_subpage():",
        "if False:",
        DRAFTING,
    ),
)
