"""What readers and editors type into the search box, by kind.

Every query finds at least one text, except the kind `nothing`. Windows and sentences are cut from
the texts by a seeded generator, so they are the same on every machine.
"""

import random
import re
from functools import cache
from typing import NamedTuple

from tests.search.quality.texts import all_texts

TYPED = {
    "two_characters": (
        "秘书", "公文", "写作", "调研", "督查", "督办", "会务", "座次", "纪要", "信息",
        "简报", "通知", "请示", "报告", "会费", "征文", "税务", "发票", "申报", "教师",
        "作业", "家访", "科普", "预警", "古籍", "档案", "读者", "皮影", "剪纸", "竹编",
        "乡村", "驻村", "校对", "选题", "退稿", "主编", "台账", "整改", "值班", "保密",
    ),
    "three_to_five": (
        "秘书长", "图书馆", "调研报告", "调查研究", "公文写作", "督查督办", "会议纪要", "三审三校",
        "信息工作", "工作总结", "讲话稿", "主席台", "办公室", "合作社", "蓝印花布", "老字号",
        "电子发票", "增值税", "个人所得税", "小规模纳税人", "劳动教育", "职业学校", "班主任", "人工智能",
        "垃圾分类", "地震预警", "卫星导航", "量子计算", "乡村振兴", "移风易俗", "留守儿童", "参考文献",
        "责任编辑", "政务公开", "安全生产", "操作手册", "常务理事会", "青年学者", "学术年会", "绿色通道",
    ),
    "single_character": (
        "税", "茶", "灯", "竹", "印", "井", "钟", "蜂", "伞", "龙", "锣", "靛",
    ),
    "mixed": (
        "5G网络", "5G 网络", "WPS Office建素材库", "Word格式", "GB/T9704", "GB/T 9704—2012", "A4纸",
        "PDF文件", "OCR识别", "AI生成", "维生素C", "C++算法", "手机App", "DOI注册", "iPhone15", "iphone 15",
        "用PPT上课", "Wi-Fi来修正位置", "编研〔2024〕15号", "workflow引擎", "25℃左右", "e-mail地址", "300㎡",
    ),
    "full_width": (
        "５Ｇ", "５Ｇ网络", "ＷＰＳ", "２０２４年", "Ａ４", "ＧＢ／Ｔ　９７０４", "ＰＤＦ", "ｅｄｉｔｏｒ",
        "２０００元", "３０６７件", "ｶﾒﾗ",
    ),
    "traditional": (
        "調查研究", "機關公文", "秘書長", "圖書館", "會議紀要", "督查督辦", "電子發票", "鄉村振興",
        "數字圖書館", "辦公軟體", "５Ｇ網絡", "藍印花布", "責任編輯", "個人所得稅", "衛星導航", "頭髮", "乾淨",
    ),
    "punctuated": (
        "“三审三校”", "‘三审三校’制度", "《案头小记》", "「會議紀要」", "“老蓝”", "公文写作：", "秘书长？",
        "（秘书处）", "“5G网络”", "讲话稿、通知", "【督查督办】", "\"调研报告\"", "...灯彩节...", "#乡村振兴#",
    ),
    "name": (
        "张三", "李四", "沈砚", "陶然", "欧阳晓岚", "慕容青禾", "钟离雨桐", "周小满", "秦望",
        "艾琳·布莱克伍德", "白艾琳", "葛云帆",
    ),
    "rare": (
        "\U00020bb7", "\U00020bb7野", "㙟", "龘", "㐂㙟䶮", "\U0002a6a5", "\U0002b5af", "\U0002b740\U0002b81c",
        "\U0002cea1", "\U0002ebe0", "\U00030000\U0003134a", "〇", "一九三〇年", "老师", "西北",
    ),
    "several_terms": (
        "秘书 值班", "公文 格式", "调研 问卷", "督查 台账 整改", "会议　座次", "5G 矿山", "发票 PDF",
        "图书馆 山里", "竹编 篾丝", "乡村 脐橙", "校对 引文", "通知 会费", "GB/T 附件", "灯塔 邮筒",
        "学会 论文 8月31日", "WPS 目录", "孩子 萝卜", "三审 主编",
    ),
    "latin": (
        "wps office", "Office", "WORD", "cafe", "café", "naive", "Ångström", "angstrom", "workflow", "work plan",
        "information", "file", "et al.", "wi-fi", "Style guide", "journal.example", "websocket", "π",
        "Библиотека", "библиотека и читатель", "script",
    ),
    "number": (
        "2024", "2024年", "2024年3月15日", "2024-06-01", "98.6%", "1280元", "150元", "9704", "15号", "138 0000 0000",
        "00005678", "460万元", "47所", "A4", "1000",
    ),
    "far_in": (
        "靛蓝色的渡船", "竹编的风铃", "第七盏灯塔下的邮筒", "没有署名的信", "请按时报送", "下册完",
    ),
    "disguised": (
        "公\u200b文写作", "督\u00ad查督\u00ad办", "cafe\u0301", "文\ufe00件", "\ufeff秘书", "informa\u00adtion",
        "控制字符", "研究报告也不例外", "洗干净", "\x00档案",
    ),
    "nothing": (
        "", " \u3000 ", "“”。，！", "👍", "👨\u200d👩\u200d👧\u200d👦", "\u200b\u00ad", "%_\\", "\" ( * \"",
        "火星土豆", "潜水艇租赁", "秘书潜水艇", "负责秘书", "青铜器物", "夜航船", "石板路灯", "求是态度",
        "workf", "flow", "公文 潜水艇", "024年", "iphone1", "オペラ", "9704万",
    ),
}  # fmt: skip

WINDOWS = 45
SENTENCES = 14
HAN_RUN = re.compile("[\u4e00-\u9fff]{5,}")


class Query(NamedTuple):
    """One query and what it is an example of."""

    text: str
    kind: str


@cache
def all_queries() -> tuple[Query, ...]:
    """Return every query, each text once."""
    typed = [Query(text, kind) for kind, texts in TYPED.items() for text in texts]
    rng = random.Random(9704)  # noqa: S311 - repeatable, not secret
    return (*typed, *_windows(rng), *_sentences(rng))


def _windows(rng: random.Random) -> list[Query]:
    """Cut 4 to 12 Han out of the middle of bodies, words or not, never over punctuation."""
    texts = [text for text in all_texts() if HAN_RUN.search(text.body)]
    found: dict[str, None] = {}
    while len(found) < WINDOWS:
        run = rng.choice(HAN_RUN.findall(rng.choice(texts).body))
        length = rng.randint(4, min(12, len(run)))
        start = rng.randint(0, len(run) - length)
        found.setdefault(run[start : start + length])
    return [Query(text, "window") for text in found]


def _sentences(rng: random.Random) -> list[Query]:
    """Take whole sentences with their commas, as pasted by somebody who looks for a source."""
    texts = [text for text in all_texts() if "。" in text.body]
    found: dict[str, None] = {}
    while len(found) < SENTENCES:
        sentence = rng.choice(re.findall("[^。\n]+。", rng.choice(texts).body))
        if 25 <= len(sentence) <= 70 and "，" in sentence:
            found.setdefault(sentence)
    return [Query(text, "sentence") for text in found]
