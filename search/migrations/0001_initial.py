"""The tables of the search, our full-text table in the place of Wagtail's on SQLite, and on PostgreSQL
an index by the key of the object, newest first: entries know their object by its key as text, and
without it the newest hits of a frequent word cannot be found before all of its hits are.
"""

from django.db import migrations, models

from search import fts

INDEX = "search_entry_keys"


def install(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        fts.install(connection)
    elif connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON wagtailsearch_indexentry ((object_id::bigint))"
        )


def remove(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        fts.install_stock(connection)
    elif connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):

    initial = True

    dependencies = [('wagtailsearch', '0010_add_text_fields')]

    operations = [
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=30, unique=True, verbose_name='word')),
                ('pinyin', models.CharField(db_index=True, max_length=210, verbose_name='pinyin')),
                ('initials', models.CharField(db_index=True, max_length=30, verbose_name='initials')),
                ('uses', models.PositiveIntegerField(verbose_name='uses')),
            ],
            options={
                'verbose_name': 'search term',
                'verbose_name_plural': 'search terms',
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrases', models.TextField(help_text='One phrase a line. Readers who search for one of them also find texts that hold another one.', verbose_name='phrases')),
            ],
            options={
                'verbose_name': 'synonyms',
                'verbose_name_plural': 'synonyms',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchMiss',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True, verbose_name='day')),
                ('query', models.CharField(max_length=40, verbose_name='searched for')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='times')),
            ],
            options={
                'verbose_name': 'search without a result',
                'verbose_name_plural': 'searches without a result',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'query'), name='one_miss_of_a_query_a_day')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
