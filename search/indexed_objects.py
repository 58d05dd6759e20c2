"""The objects of one model that belong in the index, in portions."""

from collections.abc import Callable, Iterable, Iterator

AT_ONCE = 200  # objects in one transaction: on SQLite, everybody who writes waits for it


def key_portions(model, watch: Callable[[Iterable, int, str], Iterable]) -> Iterator[list]:
    """The primary keys of all of them, in order, 200 at a time; `watch` is told how far it has come."""
    keys = list(model.get_indexed_objects().order_by("pk").values_list("pk", flat=True))
    portions = [keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE)]
    yield from watch(portions, len(portions), str(model._meta.verbose_name))
