"""What changed between two texts: `workflow.text.comparison`, plain Python."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.text.comparison import Labels, compare, diff

PARAGRAPH = "值班员接到电话，先记时刻，再记来电单位和姓名，最后记事项与处理意见。"
WORDS = Labels(
    names={"title": "标题", "body": "正文", "body.paragraph": "段落", "files.image": "图片"},
    values={("audience", "members"): "会员"},
    rich=frozenset({"body.paragraph"}),
    files={"lead_image": "image"},
)


def content(*paragraphs, files=(), **fields):
    blocks = [{"type": "paragraph", "value": text} for text in paragraphs]
    fields = {"body": blocks} | fields
    return {"type": "articles.articlepage", "fields": fields, "files": list(files)}


def muddled(characters, length, step=1):
    """A text of these characters in no order."""
    state, text = step, []
    for _ in range(length):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        text.append(characters[(state >> 16) % len(characters)])
    return "".join(text)


def marked(runs):
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[run.kind].format(run.text) for run in runs)


def changes(old, new):
    return [(change.label, marked(change.runs)) for change in compare(old, new, WORDS)]


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("论文一", "论文二", "论文[-一-][+二+]"),
        ("截至三月底", "截止三月底", "截[-至-][+止+]三月底"),
        ("请示批复", "请示的批复", "请示[+的+]批复"),
        ("请示的批复", "请示批复", "请示[-的-]批复"),
        ("", "新", "[+新+]"),
        ("旧", "", "[-旧-]"),
        ("同", "同", "同"),
        ("", "", ""),
        ("甲乙丙丁戊", "甲丁戊", "甲[-乙丙-]丁戊"),
        ("第3期", "第4期", "第[-3-][+4+]期"),
        ("𠮷字", "吉字", "[-𠮷-][+吉+]字"),
    ],
)
def test_characters_are_compared_one_by_one(old, new, shown):
    assert marked(diff(old, new)) == shown


@pytest.mark.parametrize("length", [1, 40, 400, 20_000])
def test_one_changed_character_marks_two_at_most(length):
    text = muddled("的一是在不了有和人这中大为上个国我以要他", length)
    place = length // 2
    runs = diff(text, text[:place] + "龘" + text[place + 1 :])
    assert sum(len(run.text) for run in runs if run.kind != "same") == 2


@given(st.text(), st.text())
def test_nothing_is_lost_or_invented(old, new):
    runs = diff(old, new)
    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new
    assert all(run.text for run in runs)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(), inner, max_size=3)
        | st.fixed_dictionaries({"type": st.just("paragraph"), "value": inner})
    ),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_a_difference_never_stays_silent(old, new):
    for name in ("body", "other"):
        one, other = content(**{name: old}), content(**{name: new})
        assert bool(compare(one, other, WORDS)) is (one != other)


def test_unchanged_text_has_no_changes():
    assert changes(content("<p>甲</p>"), content("<p>甲</p>")) == []


def test_changed_paragraph_is_named_and_others_are_left_out():
    others = [f"<p>第{number}段。{PARAGRAPH}</p>" for number in range(5)]
    old = content(*others[:2], "<p>截至三月底。</p>", *others[2:])
    new = content(*others[:2], "<p>截止三月底。</p>", *others[2:])
    assert changes(old, new) == [("正文 · 段落", "截[-至-][+止+]三月底。")]


def test_inserted_paragraph_does_not_shift_the_others():
    old = content("<p>甲段讲缘起。</p><p>乙段讲经过。</p>")
    new = content("<p>甲段讲缘起。</p><p>全新的一段文字。</p><p>乙段讲过程。</p>")
    assert changes(old, new) == [
        ("正文 · 段落", "[+全新的一段文字。+]"),
        ("正文 · 段落", "乙段讲[+过程+][-经过-]。"),
    ] or changes(old, new) == [
        ("正文 · 段落", "[+全新的一段文字。+]"),
        ("正文 · 段落", "乙段讲[-经-]过[+程+]。"),
    ]


def test_removed_block_is_shown():
    assert changes(content("<p>甲</p>", "<p>乙</p>"), content("<p>甲</p>")) == [
        ("正文 · 段落", "[-乙-]")
    ]


def test_change_of_a_link_or_of_type_is_shown_as_such():
    old = content('<p>见<a href="https://a.example/">此处</a></p>')
    new = content('<p>见<a href="https://b.example/">此处</a></p>')
    (change,) = compare(old, new, WORDS)
    assert change.in_markup
    assert "[-a-][+b+].example" in marked(change.runs)


def test_choice_and_file_are_shown_by_name():
    picture = {"kind": "image", "id": 7, "sha256": "ab", "title": "合影"}
    old, new = content(), content(audience="members", lead_image=7, files=[picture])
    assert ("audience", "[+会员+]") in changes(old, new)
    assert ("lead_image", "[+合影（#7）+]") in changes(old, new)


def test_exchanged_file_is_shown():
    before = {"kind": "image", "id": 7, "sha256": "ab", "title": "合影"}
    old, new = content(files=[before]), content(files=[before | {"sha256": "cd"}])
    assert changes(old, new) == [("图片“合影” · sha256", "[-ab-][+cd+]")]


def test_rows_are_compared():
    old = content(bylines=[{"name": "林知夏", "unit": "云溪学院"}])
    new = content(bylines=[{"name": "林知夏", "unit": "云溪大学"}, {"name": "温若谷"}])
    assert changes(old, new) == [
        ("bylines · unit", "云溪[+大+]学[-院-]"),
        ("bylines · name", "[+温若谷+]"),
    ]


def test_long_unchanged_stretches_are_shortened():
    old, new = content(f"<p>{PARAGRAPH * 9}甲</p>"), content(f"<p>{PARAGRAPH * 9}乙</p>")
    (change,) = compare(old, new, WORDS)
    assert len("".join(run.text for run in change.shown)) < 80
    assert change.shown[0].text.endswith("处理意见。")


def test_paragraph_written_anew_is_not_chopped_up():
    old = content("<p>春风拂过校园里的梧桐树，学生们三三两两走向图书馆。</p>")
    new = content("<p>会议决定成立专项小组，由办公室牵头负责督促落实！</p>")
    (change,) = compare(old, new, WORDS)
    assert [run.kind for run in change.runs] == ["removed", "added"]


def hostile_texts():
    common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原"
    return {
        "two letters": [muddled("ab", 20_000, step) for step in (1, 2)],
        "one letter": ["a" * 20_000, "a" * 19_000 + "b"],
        "no sentence": [muddled(common, 15_000, step) for step in (1, 2)],
        "alternating": ["ab" * 10_000, "ba" * 10_000],
        "newlines": ["\n" * 20_000 + "x", "x" + "\n" * 19_999],
        "empty paragraphs": ["<p>a</p>" * 5_000, "<p>b</p>" * 4_000],
    }


@pytest.mark.parametrize("name", hostile_texts())
def test_time_is_bounded(name):
    """Generous, for a busy machine; without bounds each of these takes minutes."""
    old, new = hostile_texts()[name]
    begin = time.process_time()
    compare(content(old, summary=old), content(new, summary=new), WORDS)
    assert time.process_time() - begin < 10


def test_piece_beyond_the_bounds_counts_as_written_anew():
    runs = diff(*(muddled("ab", 1_400, step) for step in (1, 2)))
    assert [run.kind for run in runs if run.kind != "same"] == ["removed", "added"]


def test_long_article_with_many_changes_is_compared_character_by_character():
    paragraphs = [
        f"<p>值班第{number}天：{muddled(PARAGRAPH, 300, number)}</p>" for number in range(60)
    ]
    changed = [text.replace("值", "直", 1) for text in paragraphs]
    begin = time.process_time()
    found = compare(content(*paragraphs), content(*changed), WORDS)
    assert time.process_time() - begin < 5
    assert len(found) == 60
    for change in found:
        assert sum(len(run.text) for run in change.runs if run.kind != "same") == 2
