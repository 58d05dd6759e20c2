"""Guards of what happens when two people act at once, and of requests that stop half-way."""

from guards.guard import Guard

CLOSED = ("tests/workflow/test_closed_reviews.py",)
MIGRATIONS = (
    "tests/workflow/test_migrations.py::test_remade_tables_keep_triggers_and_indexes",
    "tests/workflow/test_migrations.py::test_workflow_can_be_unapplied_and_applied_again",
)
TRANSACTIONS = ("tests/site_core/test_transactions.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "what was written before a refusal is taken back",
        "site_core/http/transactions.py",
        "    with transaction.atomic():\n        for name in PAGE_ARGUMENTS:",
        "    if True:\n        for name in PAGE_ARGUMENTS:",
        TRANSACTIONS,
    ),
    Guard(
        "reading opens no transaction",
        "site_core/http/transactions.py",
        "if request.method in READING or",
        "if",
        TRANSACTIONS,
    ),
    Guard(
        "previews and editing sessions open no transaction",
        "site_core/http/transactions.py",
        "or _needs_none(request.resolver_match)",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "what is taken back is not announced",
        "site_core/http/transactions.py",
        "        except Exception as error:\n            _forget_messages(request)\n",
        "        except Exception as error:\n",
        TRANSACTIONS,
    ),
    Guard(
        "a refusal says why",
        "site_core/http/transactions.py",
        "                messages.error(request, str(error))\n",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "the account page is for people of the admin",
        "site_core/urls.py",
        "decorate_urlpatterns(replaced, require_admin_access)\n",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "what has ended stays as it ended",
        "workflow/guards/reviews.py",
        "if not raw and is_closed(instance):",
        "if False:",
        CLOSED,
    ),
    Guard(
        "a text is frozen although it was read before its submission",
        "workflow/guards/saves_during_review.py",
        "task_state = review and review.current_task_state",
        "task_state = page.current_workflow_task_state",
        CLOSED,
    ),
    Guard(
        "a text that was submitted meanwhile says so",
        "workflow/services/review.py",
        "    if page.workflow_in_progress:\n",
        "    if False:\n",
        CLOSED,
    ),
    Guard(
        "a release takes the revision as it is now",
        "workflow/services/release.py",
        "    revision = Revision.objects.get(pk=revision.pk)  # an autosave",
        "    # an autosave",
        ("tests/workflow/release/test_release.py",),
    ),
    Guard(
        "triggers come off before SQLite remakes a table",
        "workflow/guards/reviews.py",
        'if plan and connections[using].vendor == "sqlite":',
        "if False:",
        MIGRATIONS,
    ),
)
