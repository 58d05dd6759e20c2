"""The heads of the chain, noted outside the database: they tell when its end was cut off."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.utils.formats import date_format
from django.utils.timezone import localtime

from evidence import heads
from evidence.chain import SignedBy, shown
from evidence.models import Evidence
from site_core.operation.progress import unwatched

BATCH = 500


def head_problems(signed_by: SignedBy, watch=unwatched) -> Iterator[str]:
    """Noted heads that nobody signed, and those whose row is not there any more."""
    path = heads.path()
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        lines = iter(watch(enumerate(file, start=1), Evidence.objects.count(), "存底"))
        while batch := list(islice(lines, BATCH)):
            noted = []
            for number, line in batch:
                head = heads.head_in(line)
                if head is None:
                    yield f"证据链存底第 {number} 行残缺。"
                elif not signed_by(head.row_id)(head.hash, head.seal):
                    yield f"证据链存底第 {number} 行（#{head.row_id}）没有本站的签名。"
                else:
                    noted.append(head)
            keys = [head.row_id for head in noted]
            kept = dict(Evidence.objects.filter(pk__in=keys).values_list("pk", "hash"))
            for head in noted:
                key = head.row_id
                if key not in kept:
                    yield f"证据 #{key} 曾经存在，现在不见了：证据链被截去一段。"
                elif kept[key] != head.hash:
                    yield f"证据 #{key} 不是当时存底的那一行：证据链被改写。"


def head_warnings() -> Iterator[str]:
    """What of the evidence is not noted, so that its loss would not be seen."""
    last = Evidence.objects.order_by("pk").values_list("pk", flat=True).last()
    if last is None:
        return
    path = heads.path()
    if not path.exists() or not path.stat().st_size:
        yield f"证据链的存底（{path}）不存在或为空：证据被截去末尾时无从发现。"
        return
    first = noted = 0
    with path.open(encoding="utf-8", errors="replace") as file:
        for head in filter(None, map(heads.head_in, file)):
            first = first or head.row_id
            noted = max(noted, head.row_id)
    if noted < last:
        yield f"证据链的存底只到 #{noted}，证据已到 #{last}。"
    begun_anew = Evidence.objects.filter(pk=first, action=Evidence.Action.HEADS)
    if Evidence.objects.filter(pk__lt=first).exists() and not begun_anew.exists():
        yield f"证据链的存底从 #{first} 才开始：此前的证据没有存底。"
    for closing in _closings():
        if not _set_aside(closing).exists():
            yield f"证据 #{closing.pk} 封存的存底（{_set_aside(closing)}）不见了。"


def head_notes() -> Iterator[str]:
    """Files of heads that somebody closed, and why."""
    for row in _closings():
        at = date_format(localtime(row.at), "Y-m-d H:i")
        yield f"证据链的存底于 {at} 由{row.user_name}封存（证据 #{row.pk}）：{shown(row.opinion)}"


def closed_problems() -> Iterator[str]:
    """Closed files that are not, any more, what was closed."""
    for row in _closings():
        path = _set_aside(row)
        if path.exists() and heads.sha256_of(path) != row.details.get("sha256"):
            yield f"证据 #{row.pk} 封存的存底（{path}）封存后被改动。"


def _closings():
    return Evidence.objects.filter(action=Evidence.Action.HEADS).order_by("pk")


def _set_aside(closing) -> Path:
    # The name alone: a row that somebody forged leads nowhere else.
    return heads.path().with_name(Path(str(closing.details.get("kept_as"))).name or "-")
