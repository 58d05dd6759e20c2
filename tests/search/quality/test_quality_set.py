"""The quality set is what it says it is, and its oracle answers cases worked out by hand."""

import os
import subprocess
import sys
from collections import Counter

import pypinyin
import pytest

from tests.search.quality.composed_texts import composed_texts, paragraphs, titles
from tests.search.quality.judgements import JUDGEMENTS
from tests.search.quality.oracle import contains, fold, folded, parts, relevant
from tests.search.quality.queries import TYPED, all_queries
from tests.search.quality.text import Text
from tests.search.quality.texts import all_texts
from tests.search.quality.typos import HOMOPHONE, INITIALS, SHAPE, TERMS, TYPOS

KINDS = {*TYPED, "window", "sentence"}
DIGEST = (
    "import hashlib; from tests.search.quality.texts import all_texts; "
    "from tests.search.quality.queries import all_queries; "
    "print(hashlib.sha256(ascii((all_texts(), all_queries())).encode()).hexdigest())"
)


def by_key() -> dict[str, Text]:
    return {text.key: text for text in all_texts()}


def test_set_is_large_enough():
    assert len(all_texts()) >= 320
    assert len(all_texts()) - len(composed_texts()) >= 30
    assert len(titles()) >= 330
    assert sum(map(len, paragraphs().values())) >= 120
    queries = Counter(query.kind == "nothing" for query in all_queries())
    assert queries[False] >= 220
    assert queries[True] >= 15
    assert len(JUDGEMENTS) >= 48
    assert len(TYPOS) >= 24
    assert len(TERMS) >= 60


def test_nothing_is_there_twice():
    pool = [paragraph for lines in paragraphs().values() for paragraph in lines]
    for things in (
        [text.key for text in all_texts()],
        [text.title for text in all_texts()],
        [text.body for text in composed_texts()],
        [query.text for query in all_queries()],
        [(judgement.query, judgement.key) for judgement in JUDGEMENTS],
        [typo.typed for typo in TYPOS],
        pool,
        TERMS,
    ):
        assert [thing for thing, times in Counter(things).items() if times > 1] == []


def test_paragraphs_are_neither_scraps_nor_essays():
    lengths = {line: len(line) for lines in paragraphs().values() for line in lines}
    assert {line: n for line, n in lengths.items() if not 50 <= n <= 200} == {}


def test_set_is_the_same_in_another_process():
    digests = {
        subprocess.run(  # noqa: S603 - this interpreter, our own line
            [sys.executable, "-c", DIGEST],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_phrases_stand_as_far_in_as_they_say():
    texts = by_key()
    assert texts["long-21k"].body.index("靛蓝色的渡船") > 20_000
    assert 31_000 < texts["long-37k"].body.index("竹编的风铃") < 31_500
    assert texts["long-37k"].body.index("第七盏灯塔") > 35_000
    assert texts["repeated-400"].body.count("请按时报送") == 400


def test_every_kind_of_query_has_examples():
    counts = Counter(query.kind for query in all_queries())
    assert set(counts) == KINDS
    assert min(counts.values()) >= 6


def test_queries_find_something_unless_they_should_not():
    wrong = [
        query
        for query in all_queries()
        if bool(relevant(query.text, all_texts())) == (query.kind == "nothing")
    ]
    assert wrong == []


def test_judgements_and_oracle_agree():
    texts = by_key()
    wrong = [
        judgement
        for judgement in JUDGEMENTS
        if bool(relevant(judgement.query, [texts[judgement.key]])) != judgement.should_be_found
    ]
    assert wrong == []


def test_terms_occur_in_the_texts():
    assert [term for term in TERMS if not relevant(term, all_texts())] == []


def test_typos_are_of_their_kind_and_find_nothing():
    for typo in TYPOS:
        assert typo.intended in TERMS, typo
        assert not relevant(typo.typed, all_texts()), typo
        match typo.kind:
            case "homophone":
                assert pypinyin.lazy_pinyin(typo.typed) == pypinyin.lazy_pinyin(typo.intended), typo
            case "initials":
                initials = pypinyin.lazy_pinyin(typo.intended, pypinyin.Style.FIRST_LETTER)
                assert typo.typed == "".join(initials), typo
            case "shape":
                pairs = zip(typo.typed, typo.intended, strict=True)
                assert sum(typed != meant for typed, meant in pairs) == 1, typo
    assert {typo.kind for typo in TYPOS} == {HOMOPHONE, INITIALS, SHAPE}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("調查研究", "调查研究"),
        ("軟體", "软体"),
        ("５Ｇ網絡", "5g网络"),
        ("Café cafe\u0301 Ångström", "cafe cafe angstrom"),
        ("公\u200b文\ufeff写\u00ad作\ufe0f\x00", "公文写作"),
        ("葛\U000e0100", "葛"),
        ("\uf98e", "年"),
        ("ｶﾞ", "ガ"),
        ("й ё", "й ё"),
        ("work\ufb02ow", "workflow"),
        ("坏\ud800字", "坏字"),
        ("\U00020bb7㙟龘", "\U00020bb7㙟龘"),
        ("甲\t乙\r\n丙", "甲\t乙\r\n丙"),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张　 三\u00a0丰", "张三丰"),
        ("姓名\t单位", "姓名单位"),
        ("甲\n乙", "甲\n乙"),
        ("甲 \u2028 乙", "甲 \n 乙"),
        ("负责。秘书", "负责 秘书"),
        ("5G 网络", "5g 网络"),
        ("𠮷 野", "𠮷野"),
    ],
)
def test_folded_text_keeps_what_parts_phrases(text, expected):
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("公文 报告", ["公文", "报告"]),
        ("“三审三校”制度", ["三审三校", "制度"]),
        ("GB/T9704—2012", ["gb", "t9704", "2012"]),
        ("５Ｇ网络", ["5g网络"]),
        ("艾琳·布莱克伍德", ["艾琳", "布莱克伍德"]),
        ("e-mail\n地址", ["e", "mail", "地址"]),
        ("“，”\u200b👍 %_", []),
        ("", []),
    ],
)
def test_query_is_split_at_what_is_no_letter(query, expected):
    assert parts(query) == expected


@pytest.mark.parametrize(
    ("text", "part", "found"),
    [
        ("秘书长", "秘书", True),
        ("秘书长", "书长", True),
        ("他负责。秘书长", "负责秘书", False),
        ("“三审三校”制度", "三审三校制度", False),
        ("workflow", "work", False),
        ("workflow", "flow", False),
        ("work-flow", "flow", True),
        ("新workflow引擎", "workflow", True),
        ("workflows of a workflow", "workflow", True),
        ("iPhone15", "iphone", True),
        ("iPhone15", "15", True),
        ("iPhone15", "iphone1", False),
        ("iPhone 15", "iphone15", True),
        ("iPhone15", "phone15", False),
        ("5G 网络", "5g网络", True),
        ("5G，网络", "5g网络", True),
        ("15G网络", "5g网络", False),
        ("5G\n网络", "5g网络", False),
        ("网络5Gs", "网络5g", False),
        ("GB/T 9704", "t9704", True),
        ("GB/T 97045", "t9704", False),
        ("12024年", "2024年", False),
        ("二〇二四2024年", "2024年", True),
        ("2024年度", "2024年", True),
        ("2024 年", "2024年", True),
        ("Библиотека", "библио", False),
        ("读Библиотека", "библиотека", True),
    ],
)
def test_part_is_found_in_text(text, part, found):
    assert contains(folded(text), part) is found


def test_parts_may_stand_in_title_and_body_but_no_part_runs_over():
    text = Text("key", "山间的石板", "路灯亮了")
    assert relevant("石板 路灯", [text]) == {"key"}
    assert relevant("石板路灯", [text]) == set()
    assert relevant("石板 月亮", [text]) == set()
