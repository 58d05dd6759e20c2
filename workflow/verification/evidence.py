"""Does the evidence hold?"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from workflow.digest import digest_of_form
from workflow.ledger import CHAIN_START, row_hash
from workflow.models import Evidence, Release, SignedContent
from workflow.signing import is_signed

BATCH = 500


def evidence_problems() -> Iterator[str]:
    """A line for each thing wrong with the evidence; none when it holds.

    The chain row by row, the site's signature on each row, the kept texts, the releases, and the
    heads noted outside the database, which tell when the end of the chain was cut off.
    """
    previous = CHAIN_START
    released = {}
    for row in Evidence.objects.order_by("pk").iterator(BATCH):
        if row.previous != previous:
            yield f"证据 #{row.pk} 与前一行不相接：其间有行被删除或改动。"
        if row.hash != row_hash(row):
            yield f"证据 #{row.pk}（{row.page_title}）的内容被改动。"
        elif not is_signed(row.hash, row.signature):
            yield f"证据 #{row.pk}（{row.page_title}）没有本站的签名。"
        previous = row.hash
        if row.action == Evidence.Action.RELEASE:
            released[row.pk] = row
    yield from _release_problems(released)
    yield from _content_problems()
    yield from _head_problems()


def _release_problems(released) -> Iterator[str]:
    for release in Release.objects.order_by("pk").iterator(BATCH):
        row = released.pop(release.evidence_id, None)
        if row is None:
            yield f"发布记录 #{release.pk} 没有对应的证据。"
        elif (
            (row.page_id, row.revision_id, row.digest, row.opinion)
            != (release.page_id, release.revision_id, release.digest, release.reason)
            or row.details.get("kind") != release.kind
            or row.at != release.at
        ):
            yield f"发布记录 #{release.pk} 与证据 #{row.pk} 不符。"
    for row in released.values():
        yield f"证据 #{row.pk}（{row.page_title}）的发布记录不见了。"


def _content_problems() -> Iterator[str]:
    kept = set()
    for text in SignedContent.objects.iterator(BATCH):
        kept.add(text.digest)
        if digest_of_form(text.content) != text.digest:
            yield f"存档的稿件 {text.digest[:14]}… 被改动。"
    signed = Evidence.objects.exclude(action=Evidence.Action.SUBMIT).exclude(digest="")
    for digest in set(signed.values_list("digest", flat=True)) - kept:
        yield f"签过字的稿件 {digest[:14]}… 没有存档。"


def _head_problems() -> Iterator[str]:
    path = Path(settings.EVIDENCE_HEADS_FILE)
    if not path.exists():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            key, head, signature = line.split()
            if not is_signed(head, signature):
                yield f"证据链存底中 #{key} 一行没有本站的签名。"
            elif not Evidence.objects.filter(pk=key, hash=head).exists():
                yield f"证据 #{key} 曾经存在，现在不见了：证据链的末尾被截去。"
