"""Is every public page what was released? A small generator for each thing that may be wrong."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Max, prefetch_related_objects
from django.utils import timezone

from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from evidence.chain import shown
from evidence.digest import UnknownVersion, digest_of, version_of, words_left_out
from site_core.operation.progress import unwatched
from workflow.guards import triggers
from workflow.mixins import ReviewedPageMixin
from workflow.models import Release
from workflow.selectors.policies import policy_problems, publish_grant_problems
from workflow.text.content import signed_content
from workflow.verification.exceptions import overdue_problems
from workflow.verification.schedules import schedule_problems

BATCH = 100
NAMED = 5  # pieces of a text, in one line


def live_problems(now: datetime | None = None, watch=unwatched) -> Iterator[str]:
    """A line for each public page that is not what was released, and for what would let one by.

    :param now: the time by which a second person or a review that has to follow is overdue.
    """
    yield from triggers.trigger_problems()
    yield from publish_grant_problems()
    yield from policy_problems()
    yield from page_problems(watch)
    yield from missing_problems()
    yield from schedule_problems()
    yield from overdue_problems(now or timezone.now())


def page_problems(watch=unwatched, pages=None) -> Iterator[str]:
    """Public pages without a release, with another revision, or with another text.

    :param pages: which public pages to look at; all of them when None.
    """
    pages = Page.objects.live() if pages is None else pages
    hash_of = RememberedHashes()
    for batch in watch(batches_of(pages), -(-pages.count() // BATCH), "页面"):
        yield from batch_problems(batch, hash_of)


class RememberedHashes:
    """The SHA-256 of files, each read once: a picture may stand in many articles."""

    def __init__(self) -> None:
        self._known: dict[tuple[type, int], str] = {}

    def __call__(self, file) -> str:
        key = (type(file), file.pk)
        if key not in self._known:
            self._known[key] = file.file_sha256()
        return self._known[key]


def batches_of(pages) -> Iterator[list]:
    """Pages as their specific types with their rows, BATCH at a time: no more is in memory."""
    last = 0
    while batch := list(pages.filter(pk__gt=last).order_by("pk").specific()[:BATCH]):
        for model in {type(page) for page in batch}:
            rows = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
            prefetch_related_objects([page for page in batch if type(page) is model], *rows)
        yield batch
        last = batch[-1].pk


def batch_problems(pages: Iterable, hash_of) -> Iterator[str]:
    """What is wrong with these public pages."""
    newest = newest_releases([page.pk for page in pages])
    for page in pages:
        release = newest.get(page.pk)
        if not isinstance(page, ReviewedPageMixin):
            yield f"页面 {page.pk}《{page.title}》已公开，但它的类型不经审核。"
        elif release is None or release.kind in Release.DOWN:
            yield f"页面 {page.pk}《{page.title}》已公开，但没有发布记录。"
        elif page.live_revision_id != release.revision_id:
            yield f"页面 {page.pk}《{page.title}》公开的版本不是发布的版本。"
        else:
            yield from text_problems(page, release.digest, hash_of)


def text_problems(page, digest: str, hash_of) -> Iterator[str]:
    """Whether the text of `page`, and its files, are the ones with this digest."""
    try:
        version = version_of(digest)
        content = signed_content(page, hash_of, version)
        same = digest_of(content, version) == digest
    except UnknownVersion:
        yield f"页面 {page.pk}《{page.title}》发布时的摘要规则不是本程序认识的，无法核对。"
    except OSError:
        yield f"页面 {page.pk}《{page.title}》所用的图片或文档，文件读不出来。"
    else:
        if not same:
            yield f"页面 {page.pk}《{page.title}》的内容与发布时不同。"
        if pieces := words_left_out(content, version):
            yield (
                f"页面 {page.pk}《{page.title}》发布时的摘要没有计入读者能看到的文字：{_listed(pieces)}。"
                "请改正后重新送审。"
            )


def _listed(pieces: list[str]) -> str:
    return "、".join(f"“{shown(piece.strip())}”" for piece in pieces[:NAMED])


def missing_problems() -> Iterator[str]:
    """Pages that were released, are not public, and that nobody has taken down."""
    of_pages = Release.objects.order_by().values("page_id").annotate(newest=Max("pk"))
    public = Page.objects.live().values("pk")
    up = Release.objects.filter(pk__in=of_pages.values("newest")).exclude(kind__in=Release.DOWN)
    for release in up.exclude(page_id__in=public).order_by("page_id").iterator(BATCH):
        page = Page.objects.filter(pk=release.page_id).first()
        if page is None:
            yield f"页面 {release.page_id} 发布后没有下线记录，却已不存在。"
        else:
            yield f"页面 {page.pk}《{page.title}》发布后没有下线记录，却已不公开。"


def newest_releases(page_ids: list[int]) -> dict[int, Release]:
    """By page, its newest release."""
    of_pages = Release.objects.filter(page_id__in=page_ids).order_by().values("page_id")
    newest = of_pages.annotate(newest=Max("pk")).values("newest")
    return {release.page_id: release for release in Release.objects.filter(pk__in=newest)}
