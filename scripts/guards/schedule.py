"""Guards of scheduled release and of expiry."""

from guards.guard import Guard

SCHEDULE = ("tests/workflow/release/test_schedule.py",)
DUE = ("tests/workflow/release/test_due.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "only the final stage chooses the time of release",
        "workflow/services/stages.py",
        "    if task.stage != ReviewTask.Stage.FINAL:\n",
        "    if False:\n",
        SCHEDULE,
    ),
    Guard(
        "a chosen time of release lies ahead",
        "workflow/services/stages.py",
        "if not isinstance(release_at, datetime) or release_at <= timezone.now():",
        "if False:",
        SCHEDULE,
    ),
    Guard(
        "no save makes a schedule",
        "workflow/mixins.py",
        "if approved_go_live_at is not None:",
        "if False:",
        SCHEDULE,
    ),
    Guard(
        "a scheduled text is frozen",
        "workflow/mixins.py",
        "        if scheduled:\n",
        "        if False:\n",
        SCHEDULE,
    ),
    Guard(
        "a refused publishing keeps the schedule",
        "workflow/mixins.py",
        "    @transaction.atomic\n    def publish(",
        "    def publish(",
        SCHEDULE,
    ),
    Guard(
        "a time in the text is no schedule",
        "workflow/mixins.py",
        "        page.go_live_at = None\n",
        "",
        SCHEDULE,
    ),
    Guard(
        "a cancelled schedule ends the signatures",
        "evidence/chain.py",
        '("release", "withdraw", "unschedule")',
        '("release", "withdraw")',
        SCHEDULE,
    ),
    Guard(
        "a schedule is cancelled by those who may",
        "workflow/services/schedule.py",
        "if not page.permissions_for_user(user).can_unschedule():",
        "if False:",
        SCHEDULE,
    ),
    Guard(
        "cancelling a schedule needs a reason",
        "workflow/services/schedule.py",
        '    reason = demand_reason(reason, _("Say why the schedule is cancelled."))\n',
        "",
        SCHEDULE,
    ),
    Guard(
        "Wagtail's way to cancel a schedule leads to ours",
        "site_core/urls.py",
        "<int:revision_id>/unschedule/",
        "<int:revision_id>/unschedule/elsewhere/",
        SCHEDULE,
    ),
    Guard(
        "taking down ends a schedule with evidence",
        "workflow/services/takedown.py",
        "    end_schedule(page, user=user, reason=reason)\n",
        "",
        SCHEDULE,
    ),
    Guard(
        "every signature is checked again at go-live",
        "workflow/services/due.py",
        "if case.unsigned:",
        "if False:",
        DUE,
    ),
    Guard(
        "each due item has a transaction of its own",
        "workflow/services/due.py",
        "        with transaction.atomic():\n            if act(",
        "        if True:\n            if act(",
        DUE,
    ),
    Guard(
        "a poisoned item does not stop the others",
        "workflow/services/due.py",
        "    except Exception as error:",
        "    except ZeroDivisionError as error:",
        DUE,
    ),
    Guard(
        "an expiry is recorded as a taking down",
        "workflow/services/takedown.py",
        "    _record_way_down(page, kind=Release.Kind.TAKEDOWN, user=None, reason=EXPIRED)\n",
        "",
        DUE,
    ),
    Guard(
        "a passed expiry is not for a new release",
        "workflow/services/release.py",
        "if page.expire_at and page.expire_at <= now:",
        "if False:",
        DUE,
    ),
    Guard(
        "a chosen time of release lies within a year",
        "workflow/services/stages.py",
        "if release_at > timezone.now() + LONGEST_WAIT:",
        "if False:",
        ("tests/workflow/release/test_schedule.py",),
    ),
)
