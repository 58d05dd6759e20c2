"""Guards of what a reviewer can answer besides signing: returns of every kind, and claims."""

from guards.guard import Guard

RETURNS = ("tests/workflow/test_returns.py",)
CLAIMS = ("tests/workflow/test_claims.py",)
SCREEN = ("tests/workflow/screens/test_review_screen.py",)
STOCK = ("tests/workflow/screens/test_stock_answers.py",)
QUEUE = ("tests/workflow/screens/test_queue.py",)
COMPARISON = ("tests/workflow/text/test_comparison.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "an answer to another text is refused",
        "workflow/services/stages.py",
        "    if expected_digest is not None and expected_digest != case.shown_digest:",
        "    if False:",
        RETURNS,
    ),
    Guard(
        "a closed stage takes no answer",
        "workflow/services/stages.py",
        "    if not case.is_open:\n        raise",
        "    if False:\n        raise",
        RETURNS,
    ),
    Guard(
        "a text goes back to an earlier stage only",
        "workflow/services/stages.py",
        "    if stage not in case.earlier_stages:",
        "    if False:",
        RETURNS,
    ),
    Guard(
        "a return to a stage ends the signatures from there on",
        "evidence/chain.py",
        'elif action == "return" and isinstance(stage := _details(row).get("to_stage"), int):',
        "elif False:",
        RETURNS,
    ),
    Guard(
        "a return to a stage leaves the signatures before it",
        "evidence/chain.py",
        'if text == row["digest"] and signed >= stage:',
        'if text == row["digest"]:',
        RETURNS,
    ),
    Guard(
        "whoever takes a text over does not sign it",
        "workflow/selectors/acts.py",
        "            people.add(row.user_id)",
        "            pass",
        RETURNS,
    ),
    Guard(
        "a text is taken over by those who may edit it",
        "workflow/services/review.py",
        "    if not page.permissions_for_user(user).can_edit():\n        raise",
        "    if False:\n        raise",
        RETURNS,
    ),
    Guard(
        "the rule hears of a claim",
        "workflow/selectors/case.py",
        "claimed_by=self.claim.user_id if self.claim else None,",
        "claimed_by=None,",
        CLAIMS,
    ),
    Guard(
        "only those who may sign claim a text or are handed it",
        "workflow/services/claims.py",
        "    if not decision.allowed:",
        "    if False:",
        CLAIMS,
    ),
    Guard(
        "a claim is ended by its holder or a superuser",
        "workflow/services/claims.py",
        "if case.claim is None or not (case.claim.user_id == user.pk or user.is_superuser):",
        "if case.claim is None:",
        CLAIMS,
    ),
    Guard(
        "a closed stage is not claimed",
        "workflow/services/claims.py",
        "    if not case.is_open:",
        "    if False:",
        CLAIMS,
    ),
    Guard(
        "a claim ends with its stage",
        "workflow/services/stages.py",
        "        ReviewClaim.objects.filter(pk=case.claim.pk).delete()",
        "        pass",
        CLAIMS,
    ),
    Guard(
        "a claim ends with a withdrawal",
        "workflow/guards/reviews.py",
        "    ReviewClaim.objects.filter(task_state__workflow_state=instance).delete()",
        "    pass",
        CLAIMS,
    ),
    Guard(
        "an answer without a digest is to no text",
        "workflow/admin/views/review.py",
        'request.POST.get("digest", "")',
        'request.POST.get("digest")',
        SCREEN,
    ),
    Guard(
        "an answer to a closed stage is told and kept",
        "workflow/admin/views/review.py",
        "    if pressed and not is_open:",
        "    if False:",
        SCREEN,
    ),
    Guard(
        "a difference never stays silent",
        "workflow/text/comparison.py",
        "        if not found:",
        "        if False:",
        COMPARISON,
    ),
    Guard(
        "comparing characters has its bounds",
        "workflow/text/comparison.py",
        "        if cost > min(self.pairs, PAIRS_FOR_A_PIECE):",
        "        if False:",
        # Only this one: without bounds the others would take hours.
        (f"{COMPARISON[0]}::test_piece_beyond_the_bounds_counts_as_written_anew",),
    ),
    Guard(
        "the queue leaves out what the person may not sign",
        "workflow/selectors/queue.py",
        "        if decision.refusal in (None, Refusal.CLAIMED):",
        "        if True:",
        QUEUE,
    ),
    Guard(
        "the queue knows the text of this review",
        "workflow/selectors/queue.py",
        "        if row.workflow_state_id == workflow_state_id and row.action in known",
        "        if False",
        QUEUE,
    ),
    Guard(
        "the queue is drawn up with its joins",
        "workflow/selectors/queue.py",
        '    states = states.select_related("revision", "workflow_state__requested_by", "claim__user")\n',
        "",
        QUEUE,
    ),
    Guard(
        "a stage knows two answers by name",
        "workflow/models/tasks.py",
        'elif action_name == "reject":',
        "elif True:",
        STOCK,
    ),
    Guard(
        "task states of one page and addresses of another",
        "workflow/services/stages.py",
        "    if not decision.allowed:\n        raise ActionRefused(",
        "    if False:\n        raise ActionRefused(",
        STOCK,
    ),
)
