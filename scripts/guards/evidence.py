"""Guards of the evidence and of what checks it."""

from guards.guard import Guard

EVIDENCE = ("tests/evidence/test_evidence.py",)
EXPORTS = ("tests/evidence/test_exports.py",)
RECORD = ("tests/workflow/screens/test_review_record.py",)
VERIFICATION = ("tests/evidence/test_verify_evidence.py",)

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
    Guard(
        "a signature has one way to be written",
        "evidence/keys.py",
        "return raw.hex() == signature",
        "return True",
        EXPORTS,
    ),
    Guard(
        "a release needs a signature that holds",
        "evidence/chain.py",
        "if sign_off is None or sign_off.row_id != row_id:",
        "if sign_off is None:",
        EXPORTS,
    ),
    Guard(
        "a digest of an unknown version is named",
        "evidence/digest.py",
        "    if version not in KNOWN_VERSIONS:\n        raise UnknownVersion(version)\n    # A lone",
        "    # A lone",
        EXPORTS,
    ),
    Guard(
        "a review record is for those who may read it",
        "workflow/admin/views/review_record.py",
        "if not (request.user.is_superuser or may_edit or reviews_any_stage(request.user)):",
        "if False:",
        RECORD,
    ),
    Guard(
        "the list of review records is for those who may search it",
        "workflow/admin/views/review_record.py",
        "    if not is_second_person(request.user):\n",
        "    if False:\n",
        RECORD,
    ),
    Guard(
        "a missing signing key is said",
        "evidence/verification/keys.py",
        "        yield from key_problems()\n",
        "        yield from ()\n",
        VERIFICATION,
    ),
    Guard(
        "a rewritten row that was noted is found",
        "evidence/verification/heads.py",
        "elif kept[key] != head.hash:",
        "elif False:",
        VERIFICATION,
    ),
    Guard(
        "a noted head without signature is found",
        "evidence/verification/heads.py",
        "elif not signed_by(head.row_id)(head.hash, head.seal):",
        "elif False:",
        VERIFICATION,
    ),
    Guard(
        "missing heads are said",
        "evidence/verification/heads.py",
        "if not path.exists() or not path.stat().st_size:",
        "if False:",
        VERIFICATION,
    ),
    Guard(
        "a replaced file of a signed text is said",
        "evidence/verification/files.py",
        "if not same:",
        "if False:",
        VERIFICATION,
    ),
    Guard(
        "a time of evidence survives dump and restore",
        "evidence/ledger.py",
        "return now.replace(microsecond=now.microsecond // 1000 * 1000)",
        "return now",
        ("tests/evidence/test_evidence_restored.py",),
    ),
    Guard(
        "a file that cannot be read is named",
        "workflow/verification/live.py",
        "except OSError:",
        "except UnicodeError:",
        ("tests/workflow/release/test_verify_live.py",),
    ),
)
