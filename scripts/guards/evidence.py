"""Guards of the evidence and of what checks it."""

from guards.guard import Guard

EVIDENCE = ("tests/evidence/test_evidence.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "models refuse to change evidence",
        "evidence/models/append_only.py",
        "        if not self._state.adding:\n",
        "        if False:\n",
        EVIDENCE,
    ),
    Guard(
        "a cut-off end of the evidence is found",
        "evidence/verification/heads.py",
        "if key not in kept:",
        "if False:",
        EVIDENCE,
    ),
    Guard(
        "changed public content is found",
        "workflow/verification/live.py",
        "        if not same:\n",
        "        if False:\n",
        ("tests/workflow/release/test_verify_live.py",),
    ),
    Guard(
        "a public page of a type without review is found",
        "workflow/verification/live.py",
        "if not isinstance(page, ReviewedPageMixin):",
        "if False:",
        ("tests/workflow/release/test_verify_live.py",),
    ),
)
