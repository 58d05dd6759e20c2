"""Guards of the review: who signs, in which order, which text."""

from guards.guard import Guard

STAGES = ("tests/workflow/test_stages.py",)
RELEASE = ("tests/workflow/release/test_release.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a stage asks the rule before it acts",
        "workflow/services/stages.py",
        "    if not decision.allowed:\n        raise ActionRefused(",
        "    if False:\n        raise ActionRefused(",
        STAGES,
    ),
    Guard(
        "buttons are offered to those who may sign",
        "workflow/models/tasks.py",
        "        if not self.verbs.may_answer(task_state, user):\n            return []",
        "        if False:\n            return []",
        ("tests/workflow/test_actions.py",),
    ),
    Guard(
        "a return needs a reason",
        "workflow/services/stages.py",
        "    if reason is not None:",
        "    if False:",
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
        "the owner counts as a contributor",
        "workflow/selectors/facts.py",
        "for user_id in {owner_id} | takers(rows) | submitters(rows):",
        "for user_id in takers(rows) | submitters(rows):",
        STAGES,
    ),
    Guard(
        "the submitter counts as a contributor",
        "workflow/selectors/facts.py",
        "for user_id in {owner_id} | takers(rows) | submitters(rows):",
        "for user_id in {owner_id} | takers(rows):",
        STAGES,
    ),
    Guard(
        "a signature holds for one text only",
        "evidence/chain.py",
        "for (text, stage), held in self._held.items() if text == digest}",
        "for (text, stage), held in self._held.items()}",
        STAGES,
    ),
    Guard(
        "a withdrawal ends the signatures",
        "evidence/chain.py",
        '("release", "withdraw", "unschedule")',
        '("release", "unschedule")',
        STAGES,
    ),
    Guard(
        "a changed text begins with the first unsigned stage",
        "workflow/services/stages.py",
        "    if case.unsigned[0] != task.stage:",
        "    if False:",
        STAGES,
    ),
    Guard(
        "code cannot change a text under review",
        "workflow/mixins.py",
        "if frozen and content_digest(self, to_be_stored=True) !=",
        "if False and content_digest(self, to_be_stored=True) !=",
        STAGES,
    ),
    Guard(
        "stages come from the policy and never fewer than it says",
        "workflow/models/policies.py",
        "nearest or ReviewPolicy.Preset.THREE",
        "nearest or ReviewPolicy.Preset.ONE",
        ("tests/workflow/governance/test_policy.py",),
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
        ("tests/workflow/pages/test_new_pages.py",),
    ),
    Guard(
        "an old revision brings no old time back",
        "workflow/mixins.py",
        "            setattr(page, name, getattr(self, name))",
        "            pass",
        ("tests/workflow/release/test_release_time.py",),
    ),
    Guard(
        "a copy has no release time",
        "workflow/mixins.py",
        '        *SYSTEM_SET_FIELDS,\n        "correction_note",\n',
        '        "correction_note",\n',
        ("tests/workflow/release/test_release_time.py",),
    ),
)
