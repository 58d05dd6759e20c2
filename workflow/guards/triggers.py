"""The last line of defence: triggers that no code path and no SQL statement gets around.

`install` is idempotent and runs after every migrate. SQLite loses triggers when it remakes a table
(or refuses to remake it), so there they are taken off before a migration that changes something.
"""

from django.db import connection as default_connection

APPEND_ONLY_TABLES = ("evidence_evidence", "workflow_release", "evidence_signedcontent")
PAGE_TABLE = "wagtailcore_page"
KEYS = {"evidence_signedcontent": "digest"}

# A page that becomes live, or stays live with another revision, needs a newest release that is none
# of the ways down and names that revision. A live page may lose the name of its revision.
_WITHOUT_RELEASE = """NOT EXISTS (
    SELECT 1 FROM workflow_release r
    WHERE r.id = (SELECT MAX(n.id) FROM workflow_release n WHERE n.page_id = NEW.id)
      AND r.kind NOT IN ('takedown', 'retraction') AND r.revision_id = NEW.live_revision_id)"""
_NO_RELEASE_MESSAGE = "page goes public without a release"

# On PostgreSQL two transactions write at once. Whoever writes a release locks the page, so that a
# release and a way down do not pass each other by; and when a transaction that wrote one ends, the
# page agrees with its newest release. (The way down is written before the page goes down, so this
# cannot be asked at once.) SQLite has one writer and nothing that waits for the end of a
# transaction: there `verify_live` names a page that stays public after a way down.
_DISAGREES = """EXISTS (
    SELECT 1 FROM wagtailcore_page p JOIN workflow_release r ON r.page_id = p.id
    WHERE p.id = NEW.page_id AND p.live
      AND r.id = (SELECT MAX(n.id) FROM workflow_release n WHERE n.page_id = p.id)
      AND (r.kind IN ('takedown', 'retraction') OR r.revision_id <> p.live_revision_id))"""

_POSTGRESQL_FUNCTIONS = """
CREATE OR REPLACE FUNCTION bianshen_page_needs_release() RETURNS trigger LANGUAGE plpgsql
SET search_path = {schema}, pg_temp AS $$
BEGIN
    IF NEW.live AND (TG_OP = 'INSERT' OR NOT OLD.live OR (
        NEW.live_revision_id IS NOT NULL
        AND NEW.live_revision_id IS DISTINCT FROM OLD.live_revision_id)) AND {without_release}
    THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION bianshen_release_locks_page() RETURNS trigger LANGUAGE plpgsql
SET search_path = {schema}, pg_temp AS $$
BEGIN
    PERFORM 1 FROM wagtailcore_page WHERE id = NEW.page_id FOR NO KEY UPDATE;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION bianshen_page_agrees() RETURNS trigger LANGUAGE plpgsql
SET search_path = {schema}, pg_temp AS $$
BEGIN
    IF {disagrees}
    THEN RAISE EXCEPTION 'page does not agree with its newest release'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION bianshen_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation'; END $$;
"""


def _sqlite_triggers() -> dict[str, str]:
    triggers = {
        "bianshen_page_insert": f"""BEFORE INSERT ON {PAGE_TABLE}
            WHEN NEW.live AND {_WITHOUT_RELEASE}
            BEGIN SELECT RAISE(ABORT, '{_NO_RELEASE_MESSAGE}'); END""",
        "bianshen_page_update": f"""BEFORE UPDATE ON {PAGE_TABLE}
            WHEN NEW.live AND (NOT OLD.live OR (NEW.live_revision_id IS NOT NULL
                AND NEW.live_revision_id IS NOT OLD.live_revision_id)) AND {_WITHOUT_RELEASE}
            BEGIN SELECT RAISE(ABORT, '{_NO_RELEASE_MESSAGE}'); END""",
    }
    for table in APPEND_ONLY_TABLES:
        key = KEYS.get(table, "id")
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        triggers |= {
            f"bianshen_{table}_update": f"BEFORE UPDATE ON {table} {refuse}",
            f"bianshen_{table}_delete": f"BEFORE DELETE ON {table} {refuse}",
            # INSERT OR REPLACE fires neither of the two.
            f"bianshen_{table}_replace": f"BEFORE INSERT ON {table} WHEN EXISTS "  # noqa: S608 - names of ours
            f"(SELECT 1 FROM {table} WHERE {key} = NEW.{key}) {refuse}",
        }
    return triggers


def _postgresql_triggers() -> dict[str, tuple[str, str]]:
    """By name, the table of each trigger and its definition."""
    triggers = {
        "bianshen_page": (
            PAGE_TABLE,
            "TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
            "EXECUTE FUNCTION bianshen_page_needs_release()",
        ),
        "bianshen_release_lock": (
            "workflow_release",
            "TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW "
            "EXECUTE FUNCTION bianshen_release_locks_page()",
        ),
        "bianshen_release_agrees": (
            "workflow_release",
            "CONSTRAINT TRIGGER {name} AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION bianshen_page_agrees()",
        ),
    }
    for table in APPEND_ONLY_TABLES:
        triggers[f"bianshen_{table}_row"] = (
            table,
            "TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
            "EXECUTE FUNCTION bianshen_append_only()",
        )
        triggers[f"bianshen_{table}_truncate"] = (
            table,
            "TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION bianshen_append_only()",
        )
    return triggers


def install(connection=default_connection) -> None:
    """Put every trigger in place; take them all off while one of their tables is missing."""
    remove(connection)
    tables = set(connection.introspection.table_names())
    if not {PAGE_TABLE, *APPEND_ONLY_TABLES} <= tables:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, definition in _sqlite_triggers().items():
                cursor.execute(f"CREATE TRIGGER {name} {definition}")
            return
        cursor.execute("SELECT quote_ident(current_schema())")
        (schema,) = cursor.fetchone()
        cursor.execute(
            _POSTGRESQL_FUNCTIONS.format(
                schema=schema,
                without_release=_WITHOUT_RELEASE,
                message=_NO_RELEASE_MESSAGE,
                disagrees=_DISAGREES,
            )
        )
        for name, (table, definition) in _postgresql_triggers().items():
            cursor.execute(f"CREATE {definition.format(name=name, table=table)}")


def remove(connection=default_connection) -> None:
    """Take every trigger off. Only for migrations and for tests that empty the tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _sqlite_triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            return
        tables = set(connection.introspection.table_names(cursor))
        for name, (table, _definition) in _postgresql_triggers().items():
            if table in tables:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")


def expected(connection=default_connection) -> set[str]:
    """Names of the triggers that ought to be there."""
    is_sqlite = connection.vendor == "sqlite"
    return set(_sqlite_triggers() if is_sqlite else _postgresql_triggers())


def missing(connection=default_connection) -> list[str]:
    """Names of the triggers that ought to be there and are not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
        present = {name for (name,) in cursor.fetchall()}
    return sorted(expected(connection) - present)


def trigger_problems() -> list[str]:
    """A line for each trigger that is missing: without them, SQL could publish what nobody signed."""
    return [f"数据库缺少触发器 {name}：请运行 manage.py migrate。" for name in missing()]
