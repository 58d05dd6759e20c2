"""Does the evidence hold?"""

from collections.abc import Iterator

from evidence.chain import chain_problems
from evidence.declared_key import NO_KEY
from evidence.exports import content_problems, export_problems
from evidence.models import Evidence, SignedContent
from evidence.rows import evidence_data
from evidence.verification.files import file_warnings
from evidence.verification.heads import (
    closed_problems,
    head_notes,
    head_problems,
    head_warnings,
)
from evidence.verification.keys import declared_key_problems, key_at_hand, key_notes, site_keys
from site_core.operation.progress import unwatched
from workflow.models import Release
from workflow.selectors.review_record import release_data

BATCH = 500


def evidence_problems(watch=unwatched) -> Iterator[str]:
    """A line for each thing wrong with the evidence; none when it holds.

    The chain row by row, the site's signature on each row, the releases and the sign-offs they
    stand on, the kept texts, and the heads noted outside the database, which tell when the end of
    the chain was cut off. What is written while this runs is left out.
    """
    last = Evidence.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    rows = Evidence.objects.filter(pk__lte=last).order_by("pk")
    releases = Release.objects.filter(evidence_id__lte=last).order_by("evidence_id", "pk")
    yield from declared_key_problems()
    signed_by = site_keys()
    watched = watch(evidence_data(rows), rows.count(), "证据")
    yield from chain_problems(watched, release_data(releases), signed_by)
    yield from orphan_problems(last)
    yield from kept_problems(watch)
    yield from head_problems(signed_by, watch)
    yield from closed_problems()


def evidence_warnings(watch=unwatched) -> Iterator[str]:
    """A line for each thing that is no wrong by itself and somebody should know of."""
    yield from head_warnings()
    yield from file_warnings(watch)


def evidence_notes() -> Iterator[str]:
    """A line for what somebody has declared of the keys and the heads; nothing is wrong with it."""
    yield from key_notes()
    yield from head_notes()


def record_problems(review_record: dict) -> Iterator[str]:
    """A line for each thing wrong with the evidence of one page."""
    key = key_at_hand()
    if key is None:
        yield NO_KEY
    yield from export_problems(review_record, key)


def orphan_problems(last: int) -> Iterator[str]:
    """Releases that name evidence which never was."""
    later = Release.objects.filter(evidence_id__gt=last).order_by("pk")
    for release in later.exclude(evidence_id__in=Evidence.objects.values("pk")):
        yield f"发布记录 #{release.pk} 没有对应的证据。"


def kept_problems(watch=unwatched) -> Iterator[str]:
    """Kept texts that were changed, and signed ones that were not kept."""
    texts = SignedContent.objects.order_by("pk")
    pairs = texts.values_list("digest", "content").iterator(BATCH)
    for digest, content in watch(pairs, texts.count(), "稿件"):
        yield from content_problems(digest, content)
    signed = Evidence.objects.exclude(action=Evidence.Action.SUBMIT).exclude(digest="")
    missing = signed.exclude(digest__in=texts.values("digest")).order_by("digest")
    for digest in missing.values_list("digest", flat=True).distinct():
        yield f"签过字的稿件 {digest[:14]}… 没有存档。"
