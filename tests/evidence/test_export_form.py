"""The form of an exported review record, to the letter: what was exported years ago is read by it."""

import pytest

from evidence import exports
from evidence.keys import verifier
from tests.evidence.evidence_samples import (
    DIGEST,
    PUBLIC_KEY,
    REVIEW,
    SUBMIT,
    TEXT,
    chained,
    exported,
    release_act,
    sign,
)

ACTS = [*REVIEW, release_act()]


def problems(export):
    return answers(exports.file_of(export))


def answers(data):
    """What is said of a file; the one reason where it is no export."""
    try:
        return list(exports.file_problems(data, verifier(PUBLIC_KEY), PUBLIC_KEY))
    except exports.UnreadableExport as refusal:
        return [str(refusal)]


def test_a_file_is_written_in_one_way():
    assert (
        exports.file_of({"b": "二", "a": [1]}) == '{\n "a": [\n  1\n ],\n "b": "二"\n}\n'.encode()
    )
    assert exports.file_of({"a": "\ud800"}) == b'{\n "a": "\xed\xa0\x80"\n}\n'


def test_a_signature_covers_everything_else_in_one_form():
    export = {"b": "二", "a": [1, 2], "signature": "00"}
    assert exports.signed_text(export) == '{"a":[1,2],"b":"二"}'


def test_parts_that_are_missing_or_too_many_are_named():
    export = exported() | {"more": 1}
    del export["page"], export["head"]
    assert problems(export) == ["审核档案缺少或多出这些部分：head、more、page。"]


@pytest.mark.parametrize(
    ("part", "what"), [("evidence", "证据"), ("releases", "发布记录"), ("keys", "密钥")]
)
def test_a_row_of_another_form_is_named(part, what):
    good = exported(keys=chained([("key", None, 1, {"public_key": PUBLIC_KEY})]))[part][0]
    short = {name: value for name, value in good.items() if name != "id"}
    parts = {"keys": []} | {part: [good, short]}
    assert problems(exported(**parts)) == [f"审核档案的第 2 行{what}残缺。"]
    parts = {"keys": []} | {part: [good | {"id": "1"}]}
    assert problems(exported(**parts)) == [f"审核档案的第 1 行{what}里有不是应有类型的值。"]


class Huge(bytes):
    """An empty file that says it is one byte too long."""

    def __len__(self):
        return exports.MAX_BYTES + 1


NO_JSON = ["文件不是 JSON，或已残缺。"]
NO_EXPORT = ["文件是 JSON，但不是本系统导出的审核档案。"]
OTHER_VERSION = ["审核档案的格式版本不是本程序认识的版本。"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (Huge(), ["文件超过 100 MB，不像一份审核档案。"]),
        (b"not json", NO_JSON),
        (b'{"format": "bianshen-evidence", "version": NaN}', NO_JSON),
        (b"[]", NO_EXPORT),
        (b'{"format": "other", "version": 1}', NO_EXPORT),
        (b'{"format": "bianshen-evidence", "version": 3}', OTHER_VERSION),
        (b'{"format": "bianshen-evidence", "version": true}', OTHER_VERSION),
    ],
)
def test_what_is_no_export_is_told_why(data, said):
    assert answers(data) == said


def test_the_largest_file_is_read(monkeypatch):
    monkeypatch.setattr(exports, "MAX_BYTES", len(b"not json"))
    assert answers(b"not json") == NO_JSON


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"counts": []}, "审核档案的“counts”不是应有的类型。"),
        ({"contents": {DIGEST: 7}}, "审核档案里存档的稿件不是文字。"),
        ({"head": {}}, "审核档案里证据链的末行残缺。"),
        ({"head": {"id": "1", "hash": "", "signature": ""}}, "审核档案里证据链的末行残缺。"),
        ({"page": {"id": 7}}, "审核档案没有写明是哪个页面。"),
        ({"public_key": "00"}, "档案所附的公钥不是本站的公钥。"),
        (
            {"counts": {"evidence": 4, "releases": 1}},
            "档案里的行数与导出时不同：有行被删去或添加。",
        ),
    ],
)
def test_a_part_that_is_wrong_is_named(parts, said):
    assert problems(exported(**parts)) == [said]


def test_a_file_that_was_touched_after_its_export_is_found():
    assert answers(exports.file_of(exported()) + b"\n") == [
        "文件的写法不是导出时的写法：空白、次序或重复的项被改动。"
    ]
    assert problems(exported() | {"signature": "00"}) == [
        "整份档案没有本站的签名：导出之后被改动，或不是本站导出的。"
    ]


# --- The keys that sign -------------------------------------------------------------------------


def with_key(action="key", **changes):
    """An export whose first row declares the key of all."""
    key_row, *rows = chained([(action, None, 1, {"public_key": PUBLIC_KEY}), *ACTS[:-1]])
    return exported(rows, keys=[key_row | changes])


def test_a_declared_key_has_signed_the_rows():
    assert with_key()["version"] == 2
    assert exported()["version"] == 1
    assert problems(with_key()) == []


def test_a_row_among_the_keys_that_declares_none_is_found():
    assert problems(with_key(action="submit")) == ["档案里有不是声明密钥的行。"]


def test_a_changed_declaration_is_found():
    assert problems(with_key(opinion="别的")) == ["证据 #1（论文一）的内容被改动。"]


def test_a_malformed_declaration_is_found():
    (key_row,) = chained([("key", None, 1, {"public_key": "xy"})])
    assert problems(exported(keys=[key_row])) == ["证据 #1 声明的签名密钥残缺。"]


# --- Rows, texts and the head -------------------------------------------------------------------


def test_rows_of_one_page_need_not_follow_each_other():
    assert problems(exported(chained([SUBMIT, *REVIEW])[1:])) == []


def test_repeated_rows_are_found():
    rows = chained(REVIEW)
    assert problems(exported([*rows, rows[-1]])) == ["档案里证据的次序被改动，或有重复。"]
    (release,) = exported()["releases"]
    said = problems(exported(releases=[release, release]))
    assert "档案里发布记录的次序被改动，或有重复。" in said


def test_a_text_that_is_missing_changed_or_of_unknown_rules_is_named_by_its_digest():
    short = DIGEST[:14]
    assert problems(exported(contents={})) == [f"签过字的稿件 {short}… 没有存档。"]
    assert problems(exported(contents={DIGEST: "x"})) == [f"存档的稿件 {short}… 被改动。"]
    later = "99:" + "0" * 64
    assert problems(exported(contents={DIGEST: TEXT, later: TEXT})) == [
        f"存档的稿件 {later[:14]}… 的摘要规则版本不是本程序认识的，无法核对。"
    ]


def test_a_submission_stands_on_no_text():
    rows = [
        {"action": "submit", "digest": "2:a"},
        {"action": "sign", "digest": "2:b"},
        {"action": "withdraw", "digest": ""},
    ]
    assert exports.signed_digests(rows) == {"2:b"}


def head(number, row, signature=None):
    return {"id": number, "hash": row["hash"], "signature": signature or sign(row["hash"])}


ROWS = chained(ACTS)
UNSIGNED = "档案里证据链的末行没有本站的签名。"
EARLIER = "档案里的证据与导出时证据链的末行不符。"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (head(5, ROWS[4]), []),
        (head(9, ROWS[0]), []),
        (head(4, ROWS[3]), [EARLIER]),
        (head(5, ROWS[3]), [EARLIER]),
        (head(5, ROWS[4], "00"), [UNSIGNED]),
        (head(4, ROWS[4], "00"), [UNSIGNED, EARLIER]),
    ],
)
def test_rows_are_no_later_than_the_head_of_the_chain(end, said):
    assert problems(exported(ROWS, head=end)) == said


def test_an_export_of_nothing_has_a_head_all_the_same():
    parts = {"counts": {"evidence": 0, "releases": 0}, "evidence": [], "releases": []}
    assert problems(exported(**parts)) == []
