"""Making the whole index anew, while the site goes on."""

from collections.abc import Callable, Iterable

from modelsearch.backends import get_search_backend
from modelsearch.backends.base import get_model_root
from modelsearch.index import get_indexed_models

from django.db import connection, transaction

from search import fts
from search.indexed_objects import key_portions
from site_core.operation.progress import unwatched


def rebuild_index(watch: Callable[[Iterable, int, str], Iterable] = unwatched) -> int:
    """Write every entry anew and remove those whose object no longer exists.

    Nothing is emptied first: whoever searches meanwhile finds what was there, and when it is
    interrupted the entries that were not reached stay as they are.

    :returns: how many objects were indexed.
    """
    if connection.vendor == "sqlite" and not (fts.is_installed() and fts.is_sound()):
        with transaction.atomic():
            fts.install()
    backend = get_search_backend()
    (index,) = backend.all_indexes()
    rebuilder = backend.rebuilder_class(index)
    rebuilder.start()
    count = 0
    for model in get_indexed_models():
        for keys in key_portions(model, watch):
            count += _index_chunk(index, model, keys)
    rebuilder.finish()
    return count


def _index_chunk(index, model, keys) -> int:
    """Write the entries of some objects. Whoever saves one of them meanwhile waits, and comes after."""
    with transaction.atomic():
        rows = get_model_root(model)._base_manager.filter(pk__in=keys).order_by("pk")
        if connection.features.has_select_for_no_key_update:
            list(rows.select_for_update(no_key=True).values_list("pk"))
        objects = list(model.get_indexed_objects().filter(pk__in=keys))
        index.add_items(model, objects)
    return len(objects)
