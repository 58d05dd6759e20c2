"""An exported review record is checked without Django; whatever was done to it is named."""

import copy
import json

import pytest

from evidence import chain, exports
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


def answers(data, key=PUBLIC_KEY):
    """What is said of a file: its problems, or why it is no export at all."""
    try:
        return list(exports.file_problems(data, verifier(key), key))
    except exports.UnreadableExport as refusal:
        return [str(refusal)]


def check(data, key=PUBLIC_KEY):
    """What is said of a file in one text; None when it verifies."""
    return "\n".join(answers(data, key)) or None


def problems(export):
    return answers(exports.file_of(export))


def forged(change):
    """An export in which `change` was made afterwards."""
    export = copy.deepcopy(exported())
    change(export)
    return export


def test_untouched_export_verifies():
    assert check(exports.file_of(exported())) is None


def test_file_is_the_same_for_the_same_evidence_and_time():
    assert exports.file_of(exported()) == exports.file_of(exported())


def test_every_changed_byte_is_found():
    data = exports.file_of(exported())
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1
        assert answers(bytes(changed)), f"byte {place} of {data[place - 20 : place + 20]!r}"


def test_changed_row_is_named():
    export = forged(lambda export: export["evidence"][1].update(opinion="不同意"))
    assert "证据 #2（论文一）的内容被改动" in check(exports.file_of(export))


def test_removed_row_is_found():
    export = forged(lambda export: export["evidence"].pop(0))
    said = check(exports.file_of(export))
    assert "行数与导出时不同" in said
    assert "整份档案没有本站的签名" in said


def test_added_space_is_found():
    data = exports.file_of(exported()).replace(b'"counts"', b' "counts"', 1)
    assert "文件的写法" in check(data)


def test_repeated_name_is_found():
    data = exports.file_of(exported()).replace(b'"version": 1', b'"version": 1,\n "version": 1')
    assert "文件的写法" in check(data)


def test_signature_in_other_letters_is_found():
    export = exported()
    export["signature"] = export["signature"].upper()
    assert "没有本站的签名" in check(exports.file_of(export))


def test_rows_hashed_anew_without_the_key_are_named():
    def rewrite(export):
        previous = chain.CHAIN_START
        for row in export["evidence"]:
            row["opinion"], row["previous"] = "同意发布", previous
            previous = row["hash"] = chain.row_hash(row)

    said = check(exports.file_of(forged(rewrite)))
    assert "证据 #2（论文一）没有本站的签名" in said


def test_changed_text_is_found():
    export = forged(lambda export: export["contents"].update({DIGEST: TEXT + " "}))
    assert f"存档的稿件 {DIGEST[:14]}… 被改动" in check(exports.file_of(export))


def test_missing_text_is_found():
    assert any("没有存档" in line for line in problems(exported(contents={})))


def test_digest_of_an_unknown_version_is_named():
    later = "99:" + "0" * 64
    (line,) = problems(exported(contents={DIGEST: TEXT, later: TEXT}))
    assert "版本不是本程序认识的" in line


def test_changed_release_is_found():
    export = forged(lambda export: export["releases"][0].update(kind="bootstrap"))
    assert "发布记录 #105 与证据 #5 不符" in check(exports.file_of(export))


def test_missing_release_is_found():
    export = exported(releases=[], counts={"evidence": 5, "releases": 0})
    assert any("#5" in line and "发布记录不见了" in line for line in problems(export))


def signed_by(row_id):
    return verifier(PUBLIC_KEY)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (None, []),
        (1, ["证据 #2 与前一行不相接：其间有行被删除或改动。"]),
        (3, ["证据 #4 与前一行不相接：其间有行被删除或改动。"]),
        (6, []),
    ],
)
def test_row_taken_out_of_the_whole_chain_is_found(missing, said):
    acts = [SUBMIT, ("return", 1, 11, {}), SUBMIT, SUBMIT, SUBMIT, SUBMIT]
    rows = [row for row in chained(acts) if row["id"] != missing]
    assert list(chain.chain_problems(rows, [], signed_by)) == said
    assert list(chain.chain_problems(rows, [], signed_by, whole=False)) == []


def test_known_hash_of_a_row_does_not_change():
    """Rows of every site are bound to it, those with half a character too."""
    (row,) = chained([("sign", 1, 11, {"a": [1, "二"]})])
    assert row["hash"] == "3cac9d2051704213ebb31a35571ef3d8c5a39f533fd75cc14ee0202612358b54"
    assert chain.row_hash(row | {"opinion": "\ud800"}) == (
        "b76d4f39cb24aa170bcbb1266513ed4532957026fd5c67bf50ebd924372abbbe"
    )


def test_every_row_is_asked_of_the_key_that_signed_it():
    asked = []
    rows = chained([SUBMIT] * 3)
    list(chain.chain_problems(rows, [], lambda row_id: asked.append(row_id) or signed_by(row_id)))
    assert asked == [1, 2, 3]


def test_details_of_a_forged_row_may_be_anything():
    rows = chained([("submit", None, 1, []), ("return", 1, 1, None), ("release", None, 1, "x")])
    assert list(chain.chain_problems(rows, [], signed_by)) == [
        "证据 #3（论文一）的发布记录不见了。"
    ]


@pytest.mark.parametrize("ending", ["release", "withdraw", "unschedule"])
def test_nothing_is_held_after_what_ends_the_signatures(ending):
    held = chain.HeldSignOffs()
    for row in chained([written_by(1), *REVIEW[1:], (ending, None, 1, {})]):
        assert row["id"] == 1 or held
        held.follow(row)
    assert not held
    assert held.writers == frozenset()
    assert held.of(DIGEST) == {}


@pytest.mark.parametrize("evidence_ids", [[0], [2], [2, 3], [6], [0, 2, 6, 7]])
def test_release_without_evidence_is_found(evidence_ids):
    rows = [row for row in chained([SUBMIT] * 5) if row["id"] not in (2, 3)]
    releases = [{"id": 100 + number, "evidence_id": number} for number in evidence_ids]
    assert list(chain.chain_problems(rows, releases, signed_by, whole=False)) == [
        f"发布记录 #{100 + number} 没有对应的证据。" for number in evidence_ids
    ]


def test_second_release_of_one_row_is_found():
    (release,) = exported()["releases"]
    export = exported(releases=[release, release | {"id": 106}])
    assert "发布记录 #106 与证据 #5 不符。" in problems(export)


def test_what_is_shown_of_a_title_moves_no_cursor_and_is_not_long():
    assert chain.shown("甲\x1b[2J乙\n") == "甲·[2J乙·"
    assert chain.shown("长" * 60) == "长" * 60
    assert chain.shown("长" * 61) == "长" * 60


def test_rows_of_another_page_are_found():
    assert "档案里有别的页面的行。" in problems(exported(page={"id": 8, "title": "论文二"}))


def test_repeated_row_is_found():
    rows = chained(REVIEW)
    assert any("有重复" in line for line in problems(exported([*rows, rows[-1]])))


def test_evidence_later_than_its_head_is_found():
    rows = chained(REVIEW)
    head = {name: rows[1][name] for name in ("id", "hash", "signature")}
    assert any("末行不符" in line for line in problems(exported(rows, head=head)))


def test_head_without_signature_is_found():
    rows = chained(REVIEW)
    head = {"id": 4, "hash": rows[-1]["hash"], "signature": "00"}
    assert any("末行没有本站的签名" in line for line in problems(exported(rows, head=head)))


def test_export_of_another_site_is_found():
    other = "d7" + PUBLIC_KEY[2:]
    assert "没有本站的签名" in check(exports.file_of(exported()), key=other)


# --- What a release stands on -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ([*REVIEW, release_act()], None),
        ([*REVIEW, release_act(stages=(1, 3), signatures=(2, 4))], None),
        ([*REVIEW[:3], release_act(signatures=(2, 3, 9))], "没有有效的终审签字"),
        ([*REVIEW, release_act(signatures=(3, 2, 4))], "没有有效的初审签字"),
        ([*REVIEW, release_act(stages=(), signatures=())], "没有写明发布所据的各审签字"),
        ([*REVIEW, release_act(stages=(1, 2, 3), signatures=(2,))], "没有写明发布所据"),
        ([*REVIEW, release_act(stages=([], {}, "3"))], "没有有效的审核签字"),
        ([*REVIEW, ("withdraw", None, 1, {}), release_act()], "没有有效的初审签字"),
        ([*REVIEW, ("unschedule", None, 1, {}), release_act()], "没有有效的初审签字"),
        ([*REVIEW, release_act(), release_act()], "证据 #6 的发布没有有效的初审签字"),
        ([*REVIEW, ("return", 3, 13, {"to_stage": 2}), release_act()], "没有有效的复审签字"),
        ([*REVIEW, ("return", 3, 13, {}), release_act()], None),
        ([SUBMIT, *[("sign", stage, 11, {}) for stage in (1, 2, 3)], release_act()], "同一人"),
        ([*REVIEW, ("release", None, 1, {"kind": "bootstrap"})], None),
        ([*REVIEW, ("release", None, 1, {"kind": "correction"})], "没有写明发布所据"),
    ],
)
def test_release_stands_on_signatures_of_different_people_that_hold(acts, said):
    found = problems(exported(chained(acts)))
    assert (found == []) if said is None else any(said in line for line in found)


def written_by(*people):
    return ("submit", None, 1, {"writers": [{"user": person} for person in people]})


@pytest.mark.parametrize(
    ("acts", "is_wrong"),
    [
        ([written_by(1, 2), *REVIEW[1:], release_act()], False),
        ([written_by(1, 12), *REVIEW[1:], release_act()], True),
        # What an earlier submission named counts no more.
        ([written_by(12), *REVIEW, release_act(signatures=(3, 4, 5))], False),
        ([written_by(12), ("withdraw", None, 1, {}), *REVIEW[1:]], False),
        ([("submit", None, 1, {"writers": [{"user": []}, 12, None]}), *REVIEW[1:]], False),
        ([*REVIEW, ("release", None, 13, release_act()[3] | {"contributors": [1, 13]})], True),
        ([*REVIEW, ("release", None, 13, release_act()[3] | {"contributors": "13"})], False),
    ],
)
def test_release_does_not_stand_on_the_signature_of_a_writer(acts, is_wrong):
    found = problems(exported(chained(acts)))
    assert any("执笔者" in line for line in found) is is_wrong
    assert is_wrong or found == []


def test_return_to_a_stage_leaves_signatures_of_another_text():
    held = chain.HeldSignOffs()
    signature, back = chained([("sign", 2, 12, {}), ("return", 3, 13, {"to_stage": 1})])
    held.follow(signature)
    held.follow(back | {"digest": "1:other"})
    assert held.of(DIGEST)


# --- Files that are no exports ------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"not json",
        b"[" * 100_000,
        b"{" + b'"a":{' * 50_000,
        b'{"format": NaN}',
        b'{"format": ' + b"9" * 10_000 + b"}",
        b"[]",
        b"null",
        b'{"format": "bianshen-evidence"}',
        b'{"format": "bianshen-evidence", "version": 2}',
        b'{"format": "bianshen-evidence", "version": 1}',
        b'{"format": "bianshen-evidence", "version": 1, "\\u001b[2J": 1}',
    ],
)
def test_file_that_is_no_export_gets_a_clear_answer(data):
    said = check(data)
    assert "\x1b" not in said
    assert any(word in said for word in ("不是 JSON", "不是本系统导出", "格式版本", "缺少或多出"))


@pytest.mark.parametrize("name", sorted(exports.PARTS))
@pytest.mark.parametrize("value", [None, 7, True, "x", "\ud800", [], [[]], [None], {}, {"id": {}}])
def test_part_of_another_type_gets_a_clear_answer(name, value):
    assert answers(json.dumps(exported() | {name: value}).encode())


@pytest.mark.parametrize("name", exports.ROW_FIELDS)
@pytest.mark.parametrize(
    "value", [None, 8, 10**30, True, 1.5, "x", [], {"kind": [], "to_stage": {}}]
)
def test_value_of_another_type_in_a_row_gets_a_clear_answer(name, value):
    export = copy.deepcopy(exported())
    export["evidence"][1][name] = value
    assert problems(export)


def test_huge_file_is_not_read(monkeypatch):
    monkeypatch.setattr(exports, "MAX_BYTES", 1000)
    assert "超过" in check(b" " * 1001)


def test_signed_rows_of_the_sample_are_signed():
    assert verifier(PUBLIC_KEY)("a", sign("a"))
    assert not verifier(PUBLIC_KEY)("b", sign("a"))
