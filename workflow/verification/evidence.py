"""Does the evidence hold?"""

from collections.abc import Iterator

from site_core.progress import unwatched
from workflow.chain import chain_problems
from workflow.dossier import evidence_data, release_data
from workflow.exports import content_problems, export_problems
from workflow.models import Evidence, Release, SignedContent
from workflow.signing import site_verifier
from workflow.verification.files import file_warnings
from workflow.verification.heads import head_problems, head_warnings

BATCH = 500
NO_KEY = "找不到签名密钥（EVIDENCE_KEY_FILE）：证据上的签名无法核对。"


def evidence_problems(watch=unwatched) -> Iterator[str]:
    """A line for each thing wrong with the evidence; none when it holds.

    The chain row by row, the site's signature on each row, the releases and the signatures they
    stand on, the kept texts, and the heads noted outside the database, which tell when the end of
    the chain was cut off. What is written while this runs is left out.
    """
    last = Evidence.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    rows = Evidence.objects.filter(pk__lte=last).order_by("pk")
    releases = Release.objects.filter(evidence_id__lte=last).order_by("evidence_id", "pk")
    is_signed = site_verifier()
    if is_signed is None:
        # One line says it; a line for each row would hide what else is wrong.
        is_signed = _unchecked
        if last:
            yield NO_KEY
    watched = watch(evidence_data(rows), rows.count(), "证据")
    yield from chain_problems(watched, release_data(releases), is_signed)
    yield from orphan_problems(last)
    yield from kept_problems(watch)
    yield from head_problems(is_signed, watch)


def evidence_warnings(watch=unwatched) -> Iterator[str]:
    """A line for each thing that is no wrong by itself and somebody should know of."""
    yield from head_warnings()
    yield from file_warnings(watch)


def dossier_problems(dossier: dict) -> Iterator[str]:
    """A line for each thing wrong with the evidence of one page; see `workflow.dossier`."""
    is_signed = site_verifier()
    if is_signed is None:
        is_signed = _unchecked
        yield NO_KEY
    yield from export_problems(dossier, is_signed)


def _unchecked(text, signature):
    return True


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
