"""The heads of the chain, noted outside the database: they tell when its end was cut off."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings

from site_core.progress import unwatched
from workflow.chain import IsSigned
from workflow.models import Evidence

BATCH = 500


def head_problems(is_signed: IsSigned, watch=unwatched) -> Iterator[str]:
    """Noted heads that nobody signed, and those whose row is not there any more."""
    path = Path(settings.EVIDENCE_HEADS_FILE)
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        lines = iter(watch(enumerate(file, start=1), Evidence.objects.count(), "存底"))
        while batch := list(islice(lines, BATCH)):
            noted = []
            for number, line in batch:
                head = _head(line)
                if head is None:
                    yield f"证据链存底第 {number} 行残缺。"
                elif not is_signed(head[1], head[2]):
                    yield f"证据链存底第 {number} 行（#{head[0]}）没有本站的签名。"
                else:
                    noted.append(head)
            keys = [key for key, _hash, _signature in noted]
            kept = dict(Evidence.objects.filter(pk__in=keys).values_list("pk", "hash"))
            for key, head_hash, _signature in noted:
                if key not in kept:
                    yield f"证据 #{key} 曾经存在，现在不见了：证据链被截去一段。"
                elif kept[key] != head_hash:
                    yield f"证据 #{key} 不是当时存底的那一行：证据链被改写。"


def head_warnings() -> Iterator[str]:
    """What of the evidence is not noted, so that its loss would not be seen."""
    last = Evidence.objects.order_by("pk").values_list("pk", flat=True).last()
    if last is None:
        return
    path = Path(settings.EVIDENCE_HEADS_FILE)
    if not path.exists() or not path.stat().st_size:
        yield f"证据链的存底（{path}）不存在或为空：证据被截去末尾时无从发现。"
        return
    noted = 0
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            head = _head(line)
            noted = max(noted, head[0]) if head else noted
    if noted < last:
        yield f"证据链的存底只到 #{noted}，证据已到 #{last}。"


def _head(line: str) -> tuple[int, str, str] | None:
    """Number, hash and signature in a line; None when it holds something else."""
    parts = line.split()
    if len(parts) != 3 or not (parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 19):
        return None
    return int(parts[0]), parts[1], parts[2]
