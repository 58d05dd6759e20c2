"""Slips of the keyboard, and what the reader meant: for “did you mean” below an empty result.

`TERMS` are what a site would know: words that occur in its titles and texts.
"""

from typing import NamedTuple

HOMOPHONE, INITIALS, SHAPE = "homophone", "initials", "shape"


class Typo(NamedTuple):
    """What was typed, what was meant and what went wrong."""

    typed: str
    intended: str
    kind: str


TERMS = (
    "公文写作", "公文格式", "工作总结", "讲话稿", "述职报告", "简报", "请示", "调查研究", "蹲点调研", "问卷设计",
    "调研报告", "座谈会", "督查督办", "实地核查", "台账", "限期整改", "民生实事", "会务工作", "会议纪要", "主席台",
    "视频会议", "会议通知", "信息工作", "信息员", "采用率", "舆情核实", "秘书工作", "秘书长", "值班室", "日程安排",
    "学术年会", "会员单位", "理事会", "章程", "培训班", "电子发票", "增值税", "个人所得税", "加计扣除", "绿色通道",
    "劳动教育", "家长学校", "班主任", "心理辅导", "人工智能", "垃圾分类", "地震预警", "卫星导航", "图书馆", "古籍修复",
    "档案整理", "非遗保护", "蓝印花布", "皮影戏", "竹编", "乡村振兴", "移风易俗", "合作社", "三审三校", "责任编辑",
    "参考文献", "政务公开", "安全生产", "5G网络",
)  # fmt: skip

TYPOS = tuple(
    Typo(*row)
    for row in (
        # The input method offered another word of the same sound.
        ("工文写作", "公文写作", HOMOPHONE),
        ("督察督办", "督查督办", HOMOPHONE),
        ("调察研究", "调查研究", HOMOPHONE),
        ("会议记要", "会议纪要", HOMOPHONE),
        ("密书工作", "秘书工作", HOMOPHONE),
        ("述职抱告", "述职报告", HOMOPHONE),
        ("乡村镇兴", "乡村振兴", HOMOPHONE),
        ("赠值税", "增值税", HOMOPHONE),
        ("加记扣除", "加计扣除", HOMOPHONE),
        ("参考文现", "参考文献", HOMOPHONE),
        ("移风异俗", "移风易俗", HOMOPHONE),
        ("民生事实", "民生实事", HOMOPHONE),
        ("正务公开", "政务公开", HOMOPHONE),
        ("地震预敬", "地震预警", HOMOPHONE),
        # Initials typed with the input method switched off.
        ("gwxz", "公文写作", INITIALS),
        ("dcyj", "调查研究", INITIALS),
        ("hyjy", "会议纪要", INITIALS),
        ("sssx", "三审三校", INITIALS),
        ("xczx", "乡村振兴", INITIALS),
        ("grsds", "个人所得税", INITIALS),
        ("tsg", "图书馆", INITIALS),
        # One character read or written as one that looks like it.
        ("凋查研究", "调查研究", SHAPE),
        ("公文恪式", "公文格式", SHAPE),
        ("主度台", "主席台", SHAPE),
        ("古藉修复", "古籍修复", SHAPE),
        ("垃圾分粪", "垃圾分类", SHAPE),
        ("档案整埋", "档案整理", SHAPE),
        ("蓝卬花布", "蓝印花布", SHAPE),
        ("卫星异航", "卫星导航", SHAPE),
        ("责任偏辑", "责任编辑", SHAPE),
        ("人工智熊", "人工智能", SHAPE),
    )
)
