"""An index of the entries by the key of their object, newest first, on PostgreSQL.

Entries know their object by its key as text. Without this the newest hits of a frequent word cannot
be found before all of its hits are.
"""

from django.db import migrations

INDEX = "search_entry_keys"


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON wagtailsearch_indexentry ((object_id::bigint))"
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_search_misses"), ("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(install, remove)]
