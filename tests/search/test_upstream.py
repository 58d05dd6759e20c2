"""Where we stand beside Wagtail's code instead of on it: told when that code changes.

When one of these goes red after an upgrade: read what has changed there, take over what matters,
then write the new figure here.
"""

import hashlib
import inspect

import modelsearch.backends.base
import pytest
from modelsearch import index, signal_handlers, tasks
from modelsearch.management.commands import rebuild_modelsearch_index

from wagtail.search.models import IndexEntry

READ = {
    # search.backends.database: write, the query compiler, the results, facets
    "BaseIndex": modelsearch.backends.base.BaseIndex,
    "BaseSearchQueryCompiler": modelsearch.backends.base.BaseSearchQueryCompiler,
    "BaseSearchResults": modelsearch.backends.base.BaseSearchResults,
    "BaseSearchBackend": modelsearch.backends.base.BaseSearchBackend,
    # search.indexed_texts: which fields there are and how their values are had
    "BaseField": index.BaseField,
    "RelatedFields": index.RelatedFields,
    # site_core.models.base: what save() does in place of the signal
    "signal_handlers": signal_handlers,
    "tasks": tasks,
    "insert_or_update_object": index.insert_or_update_object,
    # search.rebuilding
    "update_index": rebuild_modelsearch_index.Command,
}
AS_READ = {
    "BaseIndex": "785fa582df9b0e87",
    "BaseSearchQueryCompiler": "3797ae544204335b",
    "BaseSearchResults": "22f699f5e0ab0c9a",
    "BaseSearchBackend": "17d5ca9f367cd1c9",
    "BaseField": "3cec32ddb8611f97",
    "RelatedFields": "f015f36d58f1e40b",
    "signal_handlers": "4ea6c1e5fa1311ad",
    "tasks": "e4d35630015ced9c",
    "insert_or_update_object": "35b41860486c53b0",
    "update_index": "a79ba7352b76f535",
}


def fingerprint(thing):
    return hashlib.sha256(inspect.getsource(thing).encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", READ)
def test_upstream_is_as_we_read_it(name):
    assert fingerprint(READ[name]) == AS_READ[name]


def test_table_of_entries_has_the_columns_we_fill():
    names = {field.name for field in IndexEntry._meta.concrete_fields}
    assert {"content_type", "object_id", "title_norm", "title", "body", "autocomplete"} <= names
