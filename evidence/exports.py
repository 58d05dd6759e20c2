"""The file in which the evidence of one page leaves the site, and what is wrong with one.

Plain Python: a file is checked without Django's database, years later, on another machine.
See docs/decisions/0014-evidence-leaves-as-signed-json.md.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from evidence.chain import HASHED_FIELDS, Row, chain_problems, row_problems, shown
from evidence.digest import UnknownVersion, digest_of_form, version_of
from evidence.keys import ACTION, IsSigned, Keys, declaration_in, declaration_problems

FORMAT = "bianshen-evidence"
# More than any article comes to; reading a larger file would only eat the machine's memory.
MAX_BYTES = 100 * 1024 * 1024

ROW_FIELDS = ("id", *HASHED_FIELDS, "hash", "signature")
RELEASE_FIELDS = ("id", "at", "kind", "page_id", "revision_id", "digest", "reason", "evidence_id")
MAY_BE_EMPTY = {"page_id", "revision_id", "workflow_state_id", "stage", "user_id"}
NUMBERS = {"id", "evidence_id", *MAY_BE_EMPTY}
PARTS: dict[str, type] = {
    "format": str,
    "version": int,
    "exported_at": str,
    "page": dict,
    "public_key": str,
    "fingerprint": str,
    "head": dict,
    "counts": dict,
    "evidence": list,
    "releases": list,
    "contents": dict,
    "signature": str,
}
# What a file holds, by the version of its form. The second names the keys that sign the evidence.
VERSIONS: dict[int, dict[str, type]] = {1: PARTS, 2: PARTS | {"keys": list}}


class UnreadableExport(ValueError):
    """A file is no export; the message says why, for the person who gave it."""


def sealed(parts: Mapping[str, Any], sign: Callable[[str], str]) -> dict[str, Any]:
    """`parts` with format, version and the site's signature over the whole."""
    whole = {**parts, "format": FORMAT, "version": 2 if "keys" in parts else 1}
    return {**whole, "signature": sign(signed_text(whole))}


def signed_text(export: Mapping[str, Any]) -> str:
    """What the signature of an export covers: everything else in it, in canonical form."""
    parts = {name: part for name, part in export.items() if name != "signature"}
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def file_of(export: Mapping[str, Any]) -> bytes:
    """The export as a file: the same bytes for the same export."""
    text = json.dumps(export, ensure_ascii=False, sort_keys=True, indent=1)
    return f"{text}\n".encode("utf-8", "surrogatepass")


def read(data: bytes) -> dict[str, Any]:
    """The export in a file, its form checked so far that every part has its type.

    :raises UnreadableExport: it is none.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableExport(f"文件超过 {MAX_BYTES // 1024 // 1024} MB，不像一份审核档案。")
    try:
        export = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise UnreadableExport("文件不是 JSON，或已残缺。") from None
    if not isinstance(export, dict) or export.get("format") != FORMAT:
        raise UnreadableExport("文件是 JSON，但不是本系统导出的审核档案。")
    if type(export.get("version")) is not int or export["version"] not in VERSIONS:
        raise UnreadableExport("审核档案的格式版本不是本程序认识的版本。")
    for problem in _form_problems(export):
        raise UnreadableExport(problem)
    return export


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _form_problems(export: Mapping[str, Any]) -> Iterator[str]:
    parts = VERSIONS[export["version"]]
    if export.keys() != parts.keys():
        names = "、".join(sorted(shown(name) for name in export.keys() ^ parts.keys()))
        yield f"审核档案缺少或多出这些部分：{names}。"
        return
    for name, wanted in parts.items():
        if not isinstance(export[name], wanted):
            yield f"审核档案的“{name}”不是应有的类型。"
    yield from _row_form_problems("证据", export["evidence"], ROW_FIELDS)
    yield from _row_form_problems("发布记录", export["releases"], RELEASE_FIELDS)
    yield from _row_form_problems("密钥", export.get("keys", []), ROW_FIELDS)
    if not all(isinstance(text, str) for text in export["contents"].values()):
        yield "审核档案里存档的稿件不是文字。"
    head = export["head"]
    if set(head) != {"id", "hash", "signature"} or not all(
        _has_type(name, value) for name, value in head.items()
    ):
        yield "审核档案里证据链的末行残缺。"
    if set(export["page"]) != {"id", "title"}:
        yield "审核档案没有写明是哪个页面。"


def _row_form_problems(what: str, rows: Any, fields: tuple[str, ...]) -> Iterator[str]:
    for number, row in enumerate(rows if isinstance(rows, list) else [], start=1):
        if not isinstance(row, dict) or row.keys() != set(fields):
            yield f"审核档案的第 {number} 行{what}残缺。"
        elif not all(_has_type(name, value) for name, value in row.items()):
            yield f"审核档案的第 {number} 行{what}里有不是应有类型的值。"


def _has_type(name: str, value: Any) -> bool:
    if name == "details":
        return isinstance(value, dict)
    if name in NUMBERS:
        # True is an int to Python, and a different text.
        return type(value) is int or (value is None and name in MAY_BE_EMPTY)
    return isinstance(value, str)


def file_problems(data: bytes, is_signed: IsSigned, public_key: str) -> Iterator[str]:
    """A line for each thing wrong with an exported file.

    :param public_key: the site's, from a source that can be trusted; not the one in the file.
    :raises UnreadableExport: it is none at all.
    """
    export = read(data)
    if file_of(export) != data:
        yield "文件的写法不是导出时的写法：空白、次序或重复的项被改动。"
    if export["public_key"] != public_key:
        yield "档案所附的公钥不是本站的公钥。"
    if not is_signed(signed_text(export), export["signature"]):
        yield "整份档案没有本站的签名：导出之后被改动，或不是本站导出的。"
    counts = {"evidence": len(export["evidence"]), "releases": len(export["releases"])}
    if export["counts"] != counts:
        yield "档案里的行数与导出时不同：有行被删去或添加。"
    yield from export_problems(export, public_key)


def export_problems(export: Mapping[str, Any], public_key: str | None) -> Iterator[str]:
    """A line for each thing wrong with the evidence, releases and kept texts of one page.

    :param public_key: the one that vouches for the keys named in it; None when it is not at hand.
    """
    named = export.get("keys", [])
    declared = [each for each in map(declaration_in, named) if each]
    signed_by = Keys(declared, public_key).signed_by
    if any(row["action"] != ACTION for row in named):
        yield "档案里有不是声明密钥的行。"
    for row in named:
        yield from row_problems(row, signed_by(row["id"]))
    yield from declaration_problems(named)
    rows, releases, contents = export["evidence"], export["releases"], export["contents"]
    page_id = export["page"]["id"]
    if any(row["page_id"] != page_id for row in (*rows, *releases)):
        yield "档案里有别的页面的行。"
    for what, numbers in (
        ("证据", [row["id"] for row in rows]),
        ("发布记录", [release["evidence_id"] for release in releases]),
    ):
        if numbers != sorted(set(numbers)):
            yield f"档案里{what}的次序被改动，或有重复。"
    yield from chain_problems(rows, releases, signed_by, whole=False)
    for digest, text in contents.items():
        yield from content_problems(digest, text)
    for digest in sorted(signed_digests(rows) - contents.keys()):
        yield f"签过字的稿件 {shown(digest)[:14]}… 没有存档。"
    yield from _head_problems(export["head"], rows, signed_by(export["head"]["id"]))


def content_problems(digest: str, text: str) -> Iterator[str]:
    """Whether a kept text is the one with this digest."""
    try:
        same = digest_of_form(text, version_of(digest)) == digest
    except UnknownVersion:
        yield f"存档的稿件 {shown(digest)[:14]}… 的摘要规则版本不是本程序认识的，无法核对。"
    else:
        if not same:
            yield f"存档的稿件 {shown(digest)[:14]}… 被改动。"


def signed_digests(rows: list[Row]) -> set[str]:
    """The digests of texts that rows stand on; a submission is no signature."""
    return {row["digest"] for row in rows if row["action"] != "submit"} - {""}


def _head_problems(head: Row, rows: list[Row], is_signed: IsSigned) -> Iterator[str]:
    """The last row of the whole chain when the file was made: what came before it existed then."""
    if not is_signed(head["hash"], head["signature"]):
        yield "档案里证据链的末行没有本站的签名。"
    last = rows[-1] if rows else None
    if last and (
        last["id"] > head["id"] or (last["id"] == head["id"] and last["hash"] != head["hash"])
    ):
        yield "档案里的证据与导出时证据链的末行不符。"
