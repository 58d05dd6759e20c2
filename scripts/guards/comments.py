"""Guards of readers' comments: who writes one, and what the public sees."""

from guards.guard import Guard

TABLE = (
    "tests/test_permissions_table.py::test_role_gets_what_the_table_says_and_sees_nothing_of_others"
)

POSTING = ("tests/comments/test_posting.py",)
ABUSE = ("tests/comments/test_abuse.py",)
PAGE = ("tests/comments/test_page.py",)
SWITCHES = ("tests/comments/test_switches.py",)
MODERATION = ("tests/comments/test_moderation.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "comments that nobody approved are not shown",
        "comments/querysets.py",
        "return self.filter(status=approved).filter(",
        "return self.filter(",
        PAGE,
    ),
    Guard(
        "a reply goes with the comment it answers",
        "comments/querysets.py",
        "Q(parent=None) | Q(parent__status=approved),",
        "",
        PAGE,
    ),
    Guard(
        "links are links once somebody approved them",
        "comments/models/comment.py",
        "return with_links(self.body) if self.is_public else [Piece(self.body)]",
        "return with_links(self.body)",
        PAGE,
    ),
    Guard(
        "a box shows no comments on texts for members",
        "articles/sidebar.py",
        "readable = articles.open_to_everybody()",
        "readable = articles.live()",
        ("tests/comments/test_centre.py",),
    ),
    Guard(
        "a comment waits for moderation",
        "comments/services.py",
        "status=Comment.Status.PENDING if waits else Comment.Status.APPROVED,",
        "status=Comment.Status.APPROVED,",
        POSTING,
    ),
    Guard(
        "links and terms wait even without moderation",
        "comments/services.py",
        '(moderate_first or _wants_a_look(f"{shown_name}\\n{body}"))',
        "moderate_first",
        POSTING,
    ),
    Guard(
        "only public pages take comments",
        "comments/views.py",
        "page = get_object_or_404(Page.objects.live().public(), pk=page_id).specific",
        "page = get_object_or_404(Page, pk=page_id).specific",
        SWITCHES,
    ),
    Guard(
        "texts for members take no comments",
        "comments/views.py",
        "or not page.is_open_to_everybody:",
        "or False:",
        SWITCHES,
    ),
    Guard(
        "closed comments are closed to a forged form too",
        "comments/views.py",
        "if not page.takes_comments(comment_settings):",
        "if False:",
        SWITCHES,
    ),
    Guard(
        "a form belongs to one page",
        "comments/tokens.py",
        "if of_page != page_id:",
        "if False:",
        POSTING,
    ),
    Guard(
        "a form grows old",
        "comments/submission.py",
        "if form.age > oldest:",
        "if False:",
        POSTING,
    ),
    Guard(
        "a form that was sent too quickly is a program's",
        "comments/submission.py",
        "if form.age < youngest:",
        "if False:",
        POSTING,
    ),
    Guard(
        "the form is sent by the page it was on",
        "comments/submission.py",
        "    check_csrf(request)\n    user = request.user\n",
        "    user = request.user\n",
        POSTING,
    ),
    Guard(
        "a field that people do not see stays empty",
        "comments/submission.py",
        "if request.POST.get(HONEYPOT):",
        "if False:",
        (*POSTING, *ABUSE),
    ),
    Guard(
        "guests stay out unless the site lets them in",
        "comments/submission.py",
        "if not (user.is_authenticated or comment_settings.guests_may_comment):",
        "if False:",
        POSTING,
    ),
    Guard(
        "comments of one account are limited",
        "comments/submission.py",
        "if not throttling.may_send(request):",
        "if False:",
        POSTING,
    ),
    Guard(
        "an answered question is used up",
        "comments/challenges.py",
        "    asked.delete()\n",
        "",
        POSTING,
    ),
    Guard(
        "guests answer a question",
        "comments/throttling.py",
        "return not request.user.is_authenticated or cache.get(",
        "return cache.get(",
        POSTING,
    ),
    Guard(
        "moderating needs the permission",
        "comments/services.py",
        "    if not may_moderate(moderator):",
        "    if False:",
        MODERATION,
    ),
    Guard(
        "people take away what is theirs",
        "comments/services.py",
        "if comment.author_id is None or comment.author_id != user.pk:",
        "if False:",
        MODERATION,
    ),
    Guard(
        "the switch is outside of what is signed",
        "articles/models/article.py",
        '        "allow_comments",\n    )\n',
        "    )\n",
        SWITCHES,
    ),
    Guard(
        "an old revision does not bring its switch back",
        "comments/mixins.py",
        "page.allow_comments = self.allow_comments\n        return page",
        "return page",
        SWITCHES,
    ),
    Guard(
        "only moderators read what waits",
        "comments/moderation/queue_views.py",
        "if not may_moderate(request.user):",
        "if False:",
        (f"{TABLE}[final_reviewer]",),
    ),
)
