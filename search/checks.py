"""System checks of the search: what has to hold for it to find everything."""

from modelsearch.index import get_indexed_models

from django.core import checks
from django.db import connection
from django.db.models import AutoField, IntegerField

from wagtail.search.models import IndexEntry

from search import fts
from search.analysis import ANALYSIS_VERSION


def keys_are_integers(app_configs, **kwargs):
    """Index entries know objects by their key as text; it is compared as a number."""
    return [
        checks.Error(
            f"{model.__name__} is indexed for search, and its primary key is no integer.",
            hint="Give the model an integer key, or leave it out of the search.",
            obj=model,
            id="search.E001",
        )
        for model in get_indexed_models()
        if not isinstance(
            model._meta.pk.target_field if model._meta.pk.is_relation else model._meta.pk,
            (AutoField, IntegerField),
        )
    ]


def index_is_current(app_configs, databases=None, **kwargs):
    """Warnings, not errors: an error would stop the `migrate` that goes before the repair."""
    if not databases or IndexEntry._meta.db_table not in connection.introspection.table_names():
        return []
    hint = "Run manage.py update_index."
    problems = []
    if connection.vendor == "sqlite" and not fts.is_installed():
        problems.append(
            checks.Warning("The full-text table is not ours.", hint=hint, id="search.W001")
        )
    if IndexEntry.objects.exclude(title_norm=ANALYSIS_VERSION).exists():
        problems.append(
            checks.Warning(
                "Entries of the search index were made by another version of the analysis.",
                hint=hint,
                id="search.W002",
            )
        )
    return problems
