"""Puts our full-text table in the place of Wagtail's, on SQLite."""

from django.db import migrations

from search import fts


def install(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        fts.install(schema_editor.connection)


def install_stock(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        fts.install_stock(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]
    operations = [migrations.RunPython(install, install_stock)]
