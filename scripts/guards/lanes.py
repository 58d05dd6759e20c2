"""Guards of the ways beside the ordinary review: correction, retraction, taking down, emergency."""

from guards.guard import Guard

CORRECTIONS = ("tests/workflow/test_corrections.py",)
RETRACTION = ("tests/workflow/test_retraction.py",)

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
        "workflow/corrections.py",
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
        "workflow/lane_views.py",
        "    if not page.permissions_for_user(request.user).can_unpublish():\n        raise",
        "    if False:\n        raise",
        RETRACTION,
    ),
    Guard(
        "the reason of an ordinary taking down is not public",
        "workflow/corrections.py",
        "if newest is None or newest.kind != Release.Kind.RETRACTION:",
        "if newest is None:",
        RETRACTION,
    ),
    Guard(
        "a notice of retraction shows no unreviewed title",
        "workflow/corrections.py",
        'title = Evidence.objects.values_list("page_title", flat=True).get(pk=newest.evidence_id)',
        "title = page.title",
        RETRACTION,
    ),
    Guard(
        "a way down ends the review under way",
        "workflow/services/takedown.py",
        "    stop_review(page, user)\n",
        "",
        RETRACTION,
    ),
)
