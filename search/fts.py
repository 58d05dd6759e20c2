"""The full-text table of SQLite, beside the one Wagtail makes, which stays empty.

Wagtail's keeps a second copy of every text; this one reads the index entries themselves. It takes
tokens as they come (any run of characters beyond ASCII is one to the `ascii` tokenizer) and has an
index of first characters, without which a query of one Han character reads half the index.

It cannot take the place of Wagtail's under its name: Django deletes from that one before it deletes
an entry, and taking the words of an entry out twice breaks a table that keeps no texts.

SQLite drops triggers when it remakes a table, so `install` can be repeated at any time.
"""

from django.db import DatabaseError, transaction
from django.db import connection as default_connection

ENTRIES = "wagtailsearch_indexentry"
TABLE = "search_fulltext"
# The body first: FTS5 writes a column number beside each hit outside the first column.
COLUMNS = "body, title, autocomplete"
DEFINITION = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS}, "
    f"content='{ENTRIES}', content_rowid='id', prefix='1', tokenize='ascii')"
)
_ADD = (
    f"INSERT INTO {TABLE}(rowid, {COLUMNS}) VALUES (NEW.id, NEW.body, NEW.title, NEW.autocomplete)"
)
_REMOVE = (
    f"INSERT INTO {TABLE}({TABLE}, rowid, {COLUMNS}) "
    "VALUES ('delete', OLD.id, OLD.body, OLD.title, OLD.autocomplete)"
)
# With it a hit is known by a narrow row; the entries themselves are as wide as the texts.
KEYS = "search_fulltext_keys"
KEYS_DEFINITION = f"CREATE INDEX {KEYS} ON {ENTRIES} (id, content_type_id, object_id)"
TRIGGERS = {
    "search_fulltext_insert": f"AFTER INSERT ON {ENTRIES} BEGIN {_ADD}; END",
    "search_fulltext_update": f"AFTER UPDATE OF {COLUMNS} ON {ENTRIES} BEGIN {_REMOVE}; {_ADD}; END",
    "search_fulltext_delete": f"AFTER DELETE ON {ENTRIES} BEGIN {_REMOVE}; END",
}

STOCK_TABLE = f"{ENTRIES}_fts"
_STOCK_VALUES = "title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete"
STOCK_TRIGGERS = {
    f"insert_{STOCK_TABLE}": f"AFTER INSERT ON {ENTRIES} BEGIN INSERT INTO {STOCK_TABLE}"
    "(title, body, autocomplete, rowid) VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id); END",
    f"update_{STOCK_TABLE}": f"AFTER UPDATE ON {ENTRIES} BEGIN "
    f"UPDATE {STOCK_TABLE} SET {_STOCK_VALUES} WHERE rowid=NEW.id; END",
    f"delete_{STOCK_TABLE}": f"AFTER DELETE ON {ENTRIES} BEGIN "
    f"DELETE FROM {STOCK_TABLE} WHERE rowid=OLD.id; END",
}


def install(connection=default_connection) -> None:
    """Put our table and its triggers in place of Wagtail's, filled from the entries there are."""
    uninstall(connection)
    with connection.cursor() as cursor:
        for name in STOCK_TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DELETE FROM {STOCK_TABLE}")
        cursor.execute(DEFINITION)
        cursor.execute(KEYS_DEFINITION)
        _create(cursor, TRIGGERS)
    rebuild(connection)


def uninstall(connection=default_connection) -> None:
    """Take our table and its triggers away."""
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(f"DROP INDEX IF EXISTS {KEYS}")


def install_stock(connection=default_connection) -> None:
    """Put back what Wagtail's migrations made, filled from the entries there are."""
    uninstall(connection)
    with connection.cursor() as cursor:
        _create(cursor, STOCK_TRIGGERS)
        cursor.execute(
            f"INSERT INTO {STOCK_TABLE}(rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM {ENTRIES}"
        )


def _create(cursor, triggers):
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
    wanted = {TABLE: DEFINITION, KEYS: KEYS_DEFINITION} | {
        name: f"CREATE TRIGGER {name} {what}" for name, what in TRIGGERS.items()
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master")
        present = dict(cursor.fetchall())
    ours = all(present.get(name) == sql for name, sql in wanted.items())
    return ours and not STOCK_TRIGGERS.keys() & present.keys()


def is_sound(connection=default_connection) -> bool:
    """Whether the table agrees with the entries, word for word."""
    # rank 1: compare with the entries themselves, not only the table with itself.
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:
        return False
    return True
