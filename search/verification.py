"""What is wrong with the search index, in sentences for whoever runs the site."""

from collections.abc import Callable, Iterable, Iterator

from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from modelsearch.utils import get_content_type_pk

from django.db import connection, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from wagtail.search.models import IndexEntry

from search import fts
from search.analysis import ANALYSIS_VERSION
from search.indexed_objects import key_portions
from site_core.operation.progress import unwatched

REPAIR = "请运行 manage.py update_index。"
NAMED = 5  # objects named in one sentence


def index_problems(
    watch: Callable[[Iterable, int, str], Iterable] = unwatched,
) -> Iterator[str]:
    """A sentence for each thing that is wrong, with what to run."""
    yield from _engine_problems()
    of_other_version = IndexEntry.objects.exclude(title_norm=ANALYSIS_VERSION).count()
    if of_other_version:
        yield f"{of_other_version} 条索引由其他版本的分词程序写成。{REPAIR}"
    for model in get_indexed_models():
        yield from _model_problems(model, watch)


def _engine_problems() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    if not fts.is_installed():
        yield f"全文检索表或其触发器不是本系统的。{REPAIR}"
    elif not fts.is_sound():
        yield f"全文检索表与索引条目不一致。{REPAIR}"


def _model_problems(model, watch) -> Iterator[str]:
    """Objects without an entry, with one that is not of their words, and entries without an object."""
    index = get_search_backend().get_index_for_model(model)
    entries = IndexEntry.objects.filter(content_type_id=get_content_type_pk(model))
    objects = model.get_indexed_objects()
    missing, stale = [], []
    for keys in key_portions(model, watch):
        present = set(
            entries.filter(object_id__in=map(str, keys)).values_list("object_id", flat=True)
        )
        instances = {str(instance.pk): instance for instance in objects.filter(pk__in=keys)}
        for key in _would_be_written(index, model, list(instances.values())):
            (stale if key in present else missing).append(instances[key])
    alive = objects.annotate(key=Cast("pk", TextField())).order_by().values("key")
    orphans = entries.exclude(object_id__in=alive).count()
    name = model._meta.verbose_name
    if missing:
        yield f"{name}：{len(missing)} 个没有索引（{_named(missing)}）。{REPAIR}"
    if stale:
        yield f"{name}：{len(stale)} 个索引已过时（{_named(stale)}）。{REPAIR}"
    if orphans:
        yield f"{name}：{orphans} 条索引的对象已不存在。{REPAIR}"


def _would_be_written(index, model, instances) -> list[str]:
    """The keys of those whose entry is not as it would be written now. Writes, and takes it back."""
    with transaction.atomic():
        written = index.write(model, instances)
        transaction.set_rollback(True)
    return written


def _named(instances) -> str:
    names = "、".join(f"{instance.pk}《{instance}》" for instance in instances[:NAMED])
    return f"{names} 等" if len(instances) > NAMED else names
