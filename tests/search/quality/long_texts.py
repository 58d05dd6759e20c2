"""Very long texts with a phrase far behind the start, and one that says the same 400 times."""

import random

from tests.search.quality.text import Text

WEATHER = ("晴", "多云", "小雨", "大雾", "阴", "阵雨转晴", "微风", "霜冻")
WHO = ("巡线工", "水文站", "渡口管理员", "护林点", "镇卫生院", "供电所", "气象哨", "摆渡人")
WHAT = (
    "来电询问水位",
    "报告电线杆倾斜",
    "请求调拨沙袋",
    "送来修好的马灯",
    "通报一艘货船靠岸",
    "登记过路人员",
    "借走两件雨衣",
    "说对岸的狗叫了一夜",
)
DONE = ("已经记录", "已经答复", "当场办妥", "转交白班", "次日再核", "无须处理")
PER_PARAGRAPH = 6

LATE_20K = "靛蓝色的渡船在第三声汽笛之后缓缓离岸。"
LATE_31K = "檐下那一串竹编的风铃忽然全都响了。"
LATE_36K = "第七盏灯塔下的邮筒里躺着一封没有署名的信。"
REPEATED = "请按时报送"


def long_texts() -> tuple[Text, ...]:
    """Return the long texts; where a phrase stands is checked by the tests of the set."""
    return (
        Text("long-21k", "渡口值班记录（上）", _log(1, ((20_500, LATE_20K), (21_000, "上册完。")))),
        Text(
            "long-37k",
            "渡口值班记录（下）",
            _log(2, ((31_000, LATE_31K), (36_500, LATE_36K), (37_000, "下册完。"))),
        ),
        Text("repeated-400", "催办四百次", "，".join([REPEATED] * 400) + "。"),
    )


def _log(seed: int, marks: tuple[tuple[int, str], ...]) -> str:
    """Write a duty log and put each sentence of `marks` where the log has grown that long."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    paragraphs: list[str] = []
    length = number = 0
    for place, sentence in marks:
        while length < place:
            entries = []
            for _ in range(PER_PARAGRAPH):
                number += 1
                entries.append(
                    f"第{number}号记录：{rng.choice(WEATHER)}，{rng.choice(WHO)}"
                    f"{rng.choice(WHAT)}，{rng.choice(DONE)}。"
                )
            paragraphs.append("".join(entries))
            length += len(paragraphs[-1]) + 1
        paragraphs.append(sentence)
        length += len(sentence) + 1
    return "\n".join(paragraphs)
