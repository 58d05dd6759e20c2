"""The full-text table of SQLite, in place of the one Wagtail makes.

Wagtail's keeps a second copy of every text; this one reads the index entries themselves. It takes
tokens as they come (any run of characters beyond ASCII is one to the `ascii` tokenizer) and has an
index of first characters, without which a query of one Han character reads half the index.
SQLite drops triggers when it remakes a table, so `install` can be repeated at any time.
"""

from django.db import DatabaseError, transaction
from django.db import connection as default_connection

ENTRIES = "wagtailsearch_indexentry"
TABLE = f"{ENTRIES}_fts"
COLUMNS = "autocomplete, body, title"
DEFINITION = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS}, "
    f"content='{ENTRIES}', content_rowid='id', prefix='1', tokenize='ascii')"
)
STOCK_DEFINITION = f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS})"

_ADD = (
    f"INSERT INTO {TABLE}(rowid, {COLUMNS}) VALUES (NEW.id, NEW.autocomplete, NEW.body, NEW.title)"
)
_REMOVE = (
    f"INSERT INTO {TABLE}({TABLE}, rowid, {COLUMNS}) "
    "VALUES ('delete', OLD.id, OLD.autocomplete, OLD.body, OLD.title)"
)
# Under the names of Wagtail's own, which they replace.
TRIGGERS = {
    f"insert_{TABLE}": f"AFTER INSERT ON {ENTRIES} BEGIN {_ADD}; END",
    f"update_{TABLE}": f"AFTER UPDATE OF {COLUMNS} ON {ENTRIES} BEGIN {_REMOVE}; {_ADD}; END",
    f"delete_{TABLE}": f"AFTER DELETE ON {ENTRIES} BEGIN {_REMOVE}; END",
}
_STOCK_VALUES = "title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete"
STOCK_TRIGGERS = {
    f"insert_{TABLE}": f"AFTER INSERT ON {ENTRIES} BEGIN INSERT INTO {TABLE}"
    "(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END",
    f"update_{TABLE}": f"AFTER UPDATE ON {ENTRIES} BEGIN "
    f"UPDATE {TABLE} SET {_STOCK_VALUES} WHERE rowid=NEW.id; END",
    f"delete_{TABLE}": f"AFTER DELETE ON {ENTRIES} BEGIN DELETE FROM {TABLE} WHERE rowid=OLD.id; END",
}


def install(connection=default_connection) -> None:
    """Put our table and its triggers in place, and fill it from the entries that are there."""
    _replace(connection, DEFINITION, TRIGGERS)
    rebuild(connection)


def install_stock(connection=default_connection) -> None:
    """Put back what Wagtail's migrations made, filled from the entries that are there."""
    _replace(connection, STOCK_DEFINITION, STOCK_TRIGGERS)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}(rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM {ENTRIES}")


def _replace(connection, definition, triggers):
    with connection.cursor() as cursor:
        for name in triggers:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(definition)
        for name, what in triggers.items():
            cursor.execute(f"CREATE TRIGGER {name} {what}")


def rebuild(connection=default_connection) -> None:
    """Fill the table anew from the entries."""
    _command(connection, "rebuild")


def optimize(connection=default_connection) -> None:
    """Merge the parts that many writes have left."""
    _command(connection, "optimize")


def _command(connection, command):
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE}({TABLE}) VALUES (%s)", [command])


def is_installed(connection=default_connection) -> bool:
    """Whether table and triggers are ours and all there."""
    wanted = {TABLE: DEFINITION} | {
        name: f"CREATE TRIGGER {name} {what}" for name, what in TRIGGERS.items()
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
        present = dict(cursor.fetchall())
    return all(present.get(name) == sql for name, sql in wanted.items())


def is_sound(connection=default_connection) -> bool:
    """Whether the table agrees with the entries, word for word."""
    # rank 1: compare with the entries themselves, not only the table with itself.
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True
