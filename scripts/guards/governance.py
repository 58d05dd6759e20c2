"""Guards of who decides: the number of stages, the reviewers, the chrome."""

from guards.guard import Guard

POLICY = ("tests/workflow/test_policy_change.py",)
CHECKS = ("tests/workflow/test_checks.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "only superusers change a policy",
        "workflow/services/policy.py",
        "if not (user.is_active and user.is_superuser):",
        "if False:",
        POLICY,
    ),
    Guard(
        "a change of policy needs a reason",
        "workflow/services/policy.py",
        "if not reason.strip():",
        "if False:",
        POLICY,
    ),
    Guard(
        "only superusers see the policies",
        "workflow/policy_views.py",
        "user_passes_test(lambda user: user.is_superuser)",
        "user_passes_test(lambda user: True)",
        ("tests/workflow/test_policy_screen.py",),
    ),
    Guard(
        "the root's policy stays",
        "workflow/policy_handlers.py",
        "if instance.page.is_root():",
        "if False:",
        POLICY,
    ),
    Guard(
        "a policy changed behind the evidence is found",
        "workflow/governance.py",
        'elif row.details.get("preset") != policy.preset:',
        "elif False:",
        POLICY,
    ),
    Guard(
        "a policy without evidence is found",
        "workflow/governance.py",
        "        if row is None:\n",
        "        if False:\n",
        POLICY,
    ),
    Guard(
        "a policy removed behind the evidence is found",
        "workflow/governance.py",
        "for page in Page.objects.filter(pk__in=gone):",
        "for page in Page.objects.none():",
        POLICY,
    ),
    Guard(
        "a page type without review is an error",
        "workflow/checks.py",
        "        if not issubclass(model, ReviewedPageMixin)",
        "        if False",
        CHECKS,
    ),
    Guard(
        "nobody is given the right to publish",
        "workflow/policy_handlers.py",
        "if not raw and instance.permission.codename.startswith(PUBLISH):",
        "if False:",
        CHECKS,
    ),
    Guard(
        "a right to publish is a warning",
        "workflow/checks.py",
        'for grant in publish_grants().using("default")',
        "for grant in ()",
        CHECKS,
    ),
    Guard(
        "a right to publish turns verify_live red",
        "workflow/verification/live.py",
        "    yield from publish_grant_problems()\n",
        "",
        CHECKS,
    ),
    Guard(
        "a missing trigger is a warning",
        "workflow/checks.py",
        "for name in database.missing(connection)",
        "for name in ()",
        CHECKS,
    ),
)
