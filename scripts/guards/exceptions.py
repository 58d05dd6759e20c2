"""Guards of the ways beside the ordinary review: correction, retraction, taking down, emergency."""

from guards.guard import Guard

CORRECTIONS = ("tests/workflow/release/test_corrections.py",)
RETRACTION = ("tests/workflow/release/test_retraction.py",)
CONFIRMATION = ("tests/workflow/release/test_take_down_confirmation.py",)
EMERGENCY = (
    "tests/workflow/release/test_emergency.py",
    "tests/workflow/release/test_emergency_review.py",
)
SCREENS = ("tests/workflow/screens/test_emergency_screens.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a page that was never public takes no correction notice",
        "workflow/mixins.py",
        "if self.correction_note.strip() and not self.released_at:",
        "if False:",
        CORRECTIONS,
    ),
    Guard(
        "a notice left as it was is no new correction",
        "workflow/selectors/corrections.py",
        "if earlier is None or note != _note_of(earlier.digest):",
        "if True:",
        CORRECTIONS,
    ),
    Guard(
        "a correction notice is escaped",
        "templates/components/corrections.html",
        "<dd>{{ notice.text }}</dd>",
        "<dd>{{ notice.text|safe }}</dd>",
        CORRECTIONS,
    ),
    Guard(
        "only those who may take down may retract",
        "workflow/services/takedown.py",
        "if not page.permissions_for_user(user).can_unpublish():",
        "if False:",
        RETRACTION,
    ),
    Guard(
        "the retraction screen is closed to others",
        "workflow/admin/views/take_down.py",
        "can_unpublish():\n        raise PermissionDenied\n    form = RetractionForm",
        "can_unpublish() and False:\n        raise PermissionDenied\n    form = RetractionForm",
        RETRACTION,
    ),
    Guard(
        "the reason of an ordinary taking down is not public",
        "workflow/selectors/corrections.py",
        "if newest is None or newest.kind != Release.Kind.RETRACTION:",
        "if newest is None:",
        RETRACTION,
    ),
    Guard(
        "a notice of retraction shows no unreviewed title",
        "workflow/selectors/corrections.py",
        'title = Evidence.objects.values_list("page_title", flat=True).get(pk=newest.evidence_id)',
        "title = page.title",
        RETRACTION,
    ),
    Guard(
        "a way down ends the review under way",
        "workflow/services/takedown.py",
        "    stop_review(page, user, reason)\n",
        "",
        RETRACTION,
    ),
    Guard(
        "whoever had a hand in the text does not confirm its emergency release",
        "workflow/services/emergency.py",
        "hands=hands.keys(),",
        "hands=set(),",
        EMERGENCY,
    ),
    Guard(
        "the screen of a confirmation is closed to others",
        "workflow/admin/views/take_down.py",
        "    if not is_second_person(request.user):\n        raise PermissionDenied",
        "    if False:\n        raise PermissionDenied",
        CONFIRMATION,
    ),
    Guard(
        "an emergency release needs a permission of its own",
        "workflow/services/emergency.py",
        "if not page.permissions_for_user(user).can_request_emergency():",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "an emergency release needs a reason of some length",
        "workflow/services/emergency.py",
        "if len(reason) < SHORTEST_REASON:",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "an incomplete text is not released in an emergency",
        "workflow/services/emergency.py",
        "    refuse_incomplete(text)\n",
        "",
        EMERGENCY,
    ),
    Guard(
        "only the text that was asked for is released",
        "workflow/services/emergency.py",
        "if not has_digest(text, request.digest):",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "code cannot change a text whose emergency release is asked for",
        "workflow/guards/saves_during_review.py",
        "if request and not has_digest(page, request.digest, to_be_stored=True):",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "the editing form is locked while an emergency release is asked for",
        "workflow/mixins.py",
        "if request := standing_request(self.pk):",
        "if False:",
        (*EMERGENCY, *SCREENS),
    ),
    Guard(
        "a request is void after two hours",
        "workflow/selectors/emergencies.py",
        "and timezone.now() < request_ends(row)",
        "",
        EMERGENCY,
    ),
    Guard(
        "the review follows an emergency release",
        "workflow/services/emergency.py",
        "    page.get_workflow().start(page, asker)\n",
        "",
        EMERGENCY,
    ),
    Guard(
        "an emergency release ends nobody's hand in the text",
        "workflow/selectors/sign_offs.py",
        "return row.action == RELEASE and not _is_emergency(row)",
        "return row.action == RELEASE",
        EMERGENCY,
    ),
    Guard(
        "whoever asked for an emergency release does not sign",
        "workflow/selectors/sign_offs.py",
        'people.update([row.details.get("asked_by"), row.details.get("submitted_by")])',
        'people.update([row.details.get("submitted_by")])',
        EMERGENCY,
    ),
    Guard(
        "whoever submitted the text before an emergency release does not sign",
        "workflow/selectors/sign_offs.py",
        'people.update([row.details.get("asked_by"), row.details.get("submitted_by")])',
        'people.update([row.details.get("asked_by")])',
        EMERGENCY,
    ),
    Guard(
        "declining is for the second person and for whoever asked",
        "workflow/services/emergency.py",
        "if not (is_second_person(user) or user.pk == request.user_id):",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "the text of a request is closed to outsiders",
        "workflow/admin/views/emergency.py",
        "    if not (is_second_person(request.user) or can_edit):\n",
        "    if False:\n",
        SCREENS,
    ),
    Guard(
        "an emergency release past its deadline is found",
        "workflow/verification/exceptions.py",
        "if emergency.is_overdue_at(now):",
        "if False:",
        EMERGENCY,
    ),
    Guard(
        "a way down that nobody confirmed is found",
        "workflow/verification/exceptions.py",
        "if way_down.is_overdue_at(now):",
        "if False:",
        CONFIRMATION,
    ),
)
