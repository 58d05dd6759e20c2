"""Search engines. `SearchBackend` is the one for the database in use; see docs/architecture.md."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    """The backend for the default database.

    :raises ImproperlyConfigured: the database is neither SQLite nor PostgreSQL.
    """
    # Wagtail's index tables differ by database, so only one of the two modules can be imported.
    if connection.vendor == "sqlite":
        from search.backends.sqlite import SQLiteSearchBackend  # noqa: PLC0415

        return SQLiteSearchBackend(params)
    if connection.vendor == "postgresql":
        from search.backends.postgres import PostgreSQLSearchBackend  # noqa: PLC0415

        return PostgreSQLSearchBackend(params)
    raise ImproperlyConfigured(f"No search for {connection.vendor}.")
