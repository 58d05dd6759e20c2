"""Guards of what is asked at submission, and of what screens say of a text's state."""

from guards.guard import Guard

SUBMISSION = ("tests/workflow/test_submission.py",)
CHANGES = ("tests/workflow/text/test_what_changed.py",)
SENTENCES = ("tests/workflow/screens/test_true_sentences.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "the form refuses what is not complete, and asks about warnings",
        "workflow/forms/page.py",
        "return valid and all(reason.is_warning and self._is_confirmed(reason) for reason in missing)",
        "return valid",
        SUBMISSION,
    ),
    Guard(
        "a refusal cannot be confirmed away",
        "workflow/forms/page.py",
        "reason.is_warning and self._is_confirmed(reason)",
        "self._is_confirmed(reason)",
        SUBMISSION,
    ),
    Guard(
        "a confirmation counts for the warning that was read",
        "workflow/forms/page.py",
        'return reason.key in self.data.getlist("confirmed")',
        'return bool(self.data.getlist("confirmed"))',
        SUBMISSION,
    ),
    Guard(
        "a draft is never asked for what it lacks",
        "workflow/forms/page.py",
        "        if not self.submitting:\n            return valid\n",
        "",
        SUBMISSION,
    ),
    Guard(
        "Wagtail's own verbs submit nothing that is not complete",
        "workflow/services/stages.py",
        "        refuse_incomplete(text)\n",
        "",
        SUBMISSION,
    ),
    Guard(
        "whoever returned a text is shown what changed since",
        "workflow/selectors/changes.py",
        "row.action in (SIGN, RETURN)]",
        "row.action == SIGN]",
        CHANGES,
    ),
    Guard(
        "the record calls public only what is",
        "templates/workflow/admin/review_record.html",
        "{% if releases.is_public %}",
        "{% if True %}",
        SENTENCES,
    ),
)
