"""The database that DATABASE_URL names, and how long anybody waits for another in it."""

from site_core.settings.places import VAR_DIR, env

SQLITE_OPTIONS = {
    # A transaction that will write takes its lock at BEGIN and waits its turn, instead of
    # failing half-way with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}

# Seconds; 0 is without end. Longer than any request: one that hangs in a transaction ends, and those
# that wait for it are told to try again. A migration of a busy site may want more of the first.
POSTGRESQL_LIMITS = {
    "lock_timeout": env.int("DATABASE_LOCK_TIMEOUT", default=30),
    "idle_in_transaction_session_timeout": env.int("DATABASE_IDLE_TIMEOUT", default=120),
}


def database(default_url):
    """The `default` entry of DATABASES from DATABASE_URL (SQLite or PostgreSQL).

    On SQLite the test database is a file beside the real one: an in-memory one has no WAL and
    would hide every locking mistake.
    """
    config = env.db("DATABASE_URL", default=default_url)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = SQLITE_OPTIONS | config.get("OPTIONS", {})
        config["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    else:
        limits = " ".join(f"-c {name}={seconds}s" for name, seconds in POSTGRESQL_LIMITS.items())
        config["OPTIONS"] = {"options": limits} | config.get("OPTIONS", {})
    return config
