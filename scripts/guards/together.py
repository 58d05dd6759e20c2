"""Guards of what happens when two people act at once, and of requests that stop half-way."""

from guards.guard import Guard

TRANSACTIONS = ("tests/site_core/test_transactions.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "what was written before a refusal is taken back",
        "site_core/transactions.py",
        "            with transaction.atomic():\n                _lock_pages(",
        "            if True:\n                _lock_pages(",
        TRANSACTIONS,
    ),
    Guard(
        "reading opens no transaction",
        "site_core/transactions.py",
        "if request.method in READING or",
        "if",
        TRANSACTIONS,
    ),
    Guard(
        "previews and editing sessions open no transaction",
        "site_core/transactions.py",
        "or _needs_none(request.resolver_match)",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "what is taken back is not announced",
        "site_core/transactions.py",
        "            _forget_messages(request)\n",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "a refusal says why",
        "site_core/transactions.py",
        "                messages.error(request, str(error))\n",
        "",
        TRANSACTIONS,
    ),
    Guard(
        "the account page is for people of the admin",
        "site_core/urls.py",
        "decorate_urlpatterns(account, require_admin_access)\n",
        "",
        TRANSACTIONS,
    ),
)
