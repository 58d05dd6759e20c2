"""Guards of going public and down."""

from guards.guard import Guard

STAGES = ("tests/workflow/test_stages.py",)
RELEASE = ("tests/workflow/release/test_release.py",)
EVIDENCE = ("tests/evidence/test_evidence.py",)
REVIEW_SCREEN = ("tests/workflow/screens/test_review_screen.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "every stage has signed the text that is released",
        "workflow/services/release.py",
        "    if case.unsigned:",
        "    if False:",
        RELEASE,
    ),
    Guard(
        "no code path publishes or takes down without a decision",
        "workflow/guards/page_writes.py",
        "    if not agrees_with_release(page, stored, newest):",
        "    if False:",
        RELEASE,
    ),
    Guard(
        "the database refuses a page that goes public",
        "workflow/guards/triggers.py",
        "WHEN NEW.live AND (NOT OLD.live OR",
        "WHEN 0 AND (NOT OLD.live OR",
        RELEASE,
        in_database=True,
    ),
    Guard(
        "the database refuses another revision on a public page",
        "workflow/guards/triggers.py",
        "AND NEW.live_revision_id IS NOT OLD.live_revision_id)) AND",
        "AND 0)) AND",
        RELEASE,
        in_database=True,
    ),
    Guard(
        "the database refuses to change evidence",
        "workflow/guards/triggers.py",
        'f"BEFORE UPDATE ON {table} {refuse}"',
        'f"BEFORE UPDATE ON {table} WHEN 0 {refuse}"',
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "the database refuses to remove evidence",
        "workflow/guards/triggers.py",
        'f"BEFORE DELETE ON {table} {refuse}"',
        'f"BEFORE DELETE ON {table} WHEN 0 {refuse}"',
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "the database refuses to replace evidence",
        "workflow/guards/triggers.py",
        "BEFORE INSERT ON {table} WHEN EXISTS",
        "BEFORE INSERT ON {table} WHEN 0 AND EXISTS",
        EVIDENCE,
        in_database=True,
    ),
    Guard(
        "taking down needs a reason",
        "workflow/services/takedown.py",
        '    reason = demand_reason(reason, _("Say why the page is taken down."))\n',
        "",
        RELEASE,
    ),
    Guard(
        "the review screen is closed to outsiders",
        "workflow/admin/views/review.py",
        "    if not page.permissions_for_user(request.user).can_edit():\n        raise",
        "    if False:\n        raise",
        REVIEW_SCREEN,
    ),
)
