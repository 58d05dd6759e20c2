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
RELEASE = ("tests/workflow/test_release.py",)
EVIDENCE = ("tests/workflow/test_evidence.py",)
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
        ("tests/workflow/test_actions.py",),
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
        "every stage has signed the text that is released",
        "workflow/services.py",
        "if digest != last_signature.digest or unsigned_stages(page, digest):",
        "if False:",
        RELEASE,
    ),
    Guard(
        "a signature holds for one text only",
        "workflow/history.py",
        "elif row.action == Evidence.Action.SIGN and row.digest == digest:",
        "elif row.action == Evidence.Action.SIGN:",
        STAGES,
    ),
    Guard(
        "a withdrawal ends the signatures",
        "workflow/history.py",
        "if row.action in (Evidence.Action.RELEASE, Evidence.Action.WITHDRAW):",
        "if row.action == Evidence.Action.RELEASE:",
        STAGES,
    ),
    Guard(
        "a changed text begins with the first unsigned stage",
        "workflow/models/tasks.py",
        "if to_pass[0] == self.stage:",
        "if True:",
        STAGES,
    ),
    Guard(
        "code cannot change a text under review",
        "workflow/mixins.py",
        "if task_state and content_digest(self) !=",
        "if False and content_digest(self) !=",
        STAGES,
    ),
    Guard(
        "no code path publishes or takes down without a decision",
        "workflow/signal_handlers.py",
        "not raw and not agrees_with_release(instance)",
        "False",
        RELEASE,
    ),
    Guard(
        "the database refuses a page that goes public",
        "workflow/database.py",
        "WHEN NEW.live AND (NOT OLD.live OR",
        "WHEN 0 AND (NOT OLD.live OR",
        RELEASE,
        in_database=True,
    ),
    Guard(
        "the database refuses another revision on a public page",
        "workflow/database.py",
        "AND NEW.live_revision_id IS NOT OLD.live_revision_id)) AND",
        "AND 0)) AND",
        RELEASE,
        in_database=True,
    ),
    Guard(
        "the database refuses to change evidence",
        "workflow/database.py",
        'f"BEFORE UPDATE ON {table} {refuse}"',
        'f"BEFORE UPDATE ON {table} WHEN 0 {refuse}"',
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "the database refuses to remove evidence",
        "workflow/database.py",
        'f"BEFORE DELETE ON {table} {refuse}"',
        'f"BEFORE DELETE ON {table} WHEN 0 {refuse}"',
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "the database refuses to replace evidence",
        "workflow/database.py",
        "BEFORE INSERT ON {table} WHEN EXISTS",
        "BEFORE INSERT ON {table} WHEN 0 AND EXISTS",
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "models refuse to change evidence",
        "workflow/models/append_only.py",
        "        if not self._state.adding:\n",
        "        if False:\n",
        EVIDENCE,
    ),
    Guard(
        "a changed row of evidence is found",
        "workflow/verification.py",
        "if row.hash != row_hash(row):",
        "if False:",
        EVIDENCE,
    ),
    Guard(
        "a removed row of evidence is found",
        "workflow/verification.py",
        "if row.previous != previous:",
        "if False:",
        EVIDENCE,
    ),
    Guard(
        "evidence signed by nobody is found",
        "workflow/verification.py",
        "elif not is_signed(row.hash, row.signature):",
        "elif False:",
        EVIDENCE,
    ),
    Guard(
        "a cut-off end of the evidence is found",
        "workflow/verification.py",
        "elif not Evidence.objects.filter(pk=key, hash=head).exists():",
        "elif False:",
        EVIDENCE,
    ),
    Guard(
        "changed public content is found",
        "workflow/verification.py",
        "elif content_digest(page) != release.digest:",
        "elif False:",
        ("tests/workflow/test_verify_live.py",),
    ),
    Guard(
        "taking down needs a reason",
        "workflow/services.py",
        "    if not reason.strip():",
        "    if False:",
        RELEASE,
    ),
    Guard(
        "stages come from the policy and never fewer than it says",
        "workflow/models/policies.py",
        "nearest or ReviewPolicy.Preset.THREE",
        "nearest or ReviewPolicy.Preset.ONE",
        ("tests/workflow/test_policy.py",),
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
        ("tests/workflow/test_new_pages.py",),
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
        "site_core/slugs.py",
        "if first_level and slug in RESERVED_FIRST_LEVEL_SLUGS:",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "pages move to no reserved address",
        "site_core/models/base.py",
        "if slug_problem(self.slug, first_level=parent.depth == FIRST_LEVEL_DEPTH - 1):",
        "if False:",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "forms refuse a reserved address with a message",
        "site_core/forms.py",
        "if problem := slug_problem(slug, first_level=first_level):",
        "if problem := '':",
        ("tests/site_core/test_slugs.py",),
    ),
    Guard(
        "page privacy holds where it is set",
        "site_core/models/base.py",
        "any(page.has_restriction for page in pages)",
        "False",
        ("tests/site_core/test_restrictions.py",),
    ),
    Guard(
        "an empty form is no signature",
        "workflow/views.py",
        'elif request.method == "POST" and "sign" in request.POST:',
        'elif request.method == "POST":',
        REVIEW_SCREEN,
    ),
    Guard(
        "a copy has no release time",
        "workflow/mixins.py",
        "exclude_fields_in_copy = [*SYSTEM_SET_FIELDS]",
        "exclude_fields_in_copy = []",
        ("tests/workflow/test_release_time.py",),
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
