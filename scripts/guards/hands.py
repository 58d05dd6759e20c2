"""Guards of who has a hand in a text, of the signed time, and of titles that were never public."""

from guards.guard import Guard

HANDS = ("tests/workflow/test_hands.py",)
TIME = ("tests/workflow/release/test_signed_time.py",)
TITLES = ("tests/test_public_titles.py",)
WRITERS = ("tests/workflow/text/test_writers.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "words that come back have their writer",
        "workflow/selectors/contributors.py",
        '    new = new_units(content["fields"], _kept(release)["fields"])\n',
        "    new = set()\n",
        HANDS,
    ),
    Guard(
        "what was released is nobody's any more",
        "workflow/rules/writers.py",
        "return units(content) - units(released)",
        "return units(content)",
        WRITERS,
    ),
    Guard(
        "who froze a text names its writers in evidence",
        "workflow/services/stages.py",
        "            details=facts_of_hands(text),\n",
        "",
        HANDS,
    ),
    Guard(
        "a submission that names no writers is looked into",
        "workflow/selectors/contributors.py",
        '    if "writers" not in details:\n',
        "    if False:\n",
        HANDS,
    ),
    Guard(
        "an older request for an emergency release names its writers too",
        "workflow/services/emergency.py",
        'details={"step": ASKED} | facts_of_hands(text),',
        'details={"step": ASKED, "writers": []},',
        HANDS,
    ),
    Guard(
        "the log of a file says who wrote its words",
        "workflow/selectors/contributors.py",
        "    for (kind, key), user_id, _at in _file_log(files):\n",
        "    for (kind, key), user_id, _at in ():\n",
        HANDS,
    ),
    Guard(
        "whoever brought a file has a hand in the text",
        "workflow/selectors/contributors.py",
        "for key, user_id in brought if keys else ():",
        "for key, user_id in ():",
        HANDS,
    ),
    Guard(
        "a save of a file's words that Wagtail does not log is noted",
        "workflow/guards/files.py",
        "if (written or created) and not raw and (user := acting_user()):",
        "if False:",
        HANDS,
    ),
    Guard(
        "words of a file written after the text was frozen count",
        "workflow/selectors/contributors.py",
        "            if at >= frozen_at:\n",
        "            if False:\n",
        HANDS,
    ),
    Guard(
        "a contributor's signature does not hold",
        "workflow/selectors/sign_offs.py",
        "        if held.user_id not in contributors\n",
        "        if True\n",
        HANDS,
    ),
    Guard(
        "a stage that has lost its signature is opened next",
        "workflow/services/stages.py",
        "        workflow_state.update(user=user, next_task=case.task)",
        "        workflow_state.update(user=user)",
        HANDS,
    ),
    Guard(
        "the screen says why a signature does not count",
        "templates/workflow/admin/review_stages.html",
        "{% if stage.lost %}",
        "{% if False %}",
        HANDS,
    ),
    Guard(
        "what is due is read from evidence",
        "workflow/services/due.py",
        "        if time_of(schedule) <= now:\n",
        "        if False:\n",
        TIME,
    ),
    Guard(
        "the scheduled revision is the one in evidence",
        "workflow/services/due.py",
        "page.revisions.get(pk=schedule.revision_id)",
        "page.revisions.filter(approved_go_live_at__isnull=False).first()",
        TIME,
    ),
    Guard(
        "a text whose column was emptied stays frozen",
        "workflow/selectors/schedules.py",
        "    if schedule is None:\n",
        "    if True:\n",
        TIME,
    ),
    Guard(
        "a scheduled page stays in its place whatever its column says",
        "workflow/selectors/branches.py",
        "Exists(in_review) | Exists(scheduled) | Exists(signed)",
        "Exists(in_review) | Exists(scheduled)",
        TIME,
    ),
    Guard(
        "a schedule that differs from its signature is reported",
        "workflow/verification/live.py",
        "    yield from schedule_problems()\n",
        "",
        TIME,
    ),
    Guard(
        "a page that is not public is named by its last public title",
        "site_core/pages/public_titles.py",
        "        if page.live:\n",
        "        if True:\n",
        TITLES,
    ),
    Guard(
        "a comment does not lead to the address of a draft",
        "comments/services.py",
        ' if comment.page.live else ""\n',
        "\n",
        TITLES,
    ),
    Guard(
        "the short address does not lead to the address of a draft",
        "articles/views.py",
        "    if not article.live:\n",
        "    if False:\n",
        TITLES,
    ),
    Guard(
        "a topic does not name a column that is not public",
        "home/sections.py",
        "column.title if column and column.live else",
        "column.title if column else",
        TITLES,
    ),
)
