"""Charts: numbers and steps that articles of `demo/content` tell in words."""

from demo_images.paper import (
    CINNABAR,
    EARTH,
    INK,
    LINEN,
    MIST,
    PAPER,
    SERIF,
    STONE,
    WIDTH,
    arrow,
    box,
    circle,
    path,
    rect,
    stroke,
    svg,
    title,
    words,
)


def bar_chart():
    """Return how many manuscripts came in last year for each kind of document."""
    numbers = {"通知": 86, "请示": 64, "函": 58, "纪要": 47, "报告": 41, "通报": 22, "其他": 18}
    colours = {"通知": CINNABAR, "其他": "#b9b1a4"}
    remark, right = f"单位：篇　合计{sum(numbers.values())}篇", 'style="text-anchor: end"'
    parts = [title("上年度各文种来稿数量"), words(WIDTH - 84, 128, remark, 38, EARTH, right)]
    for row, (kind, number) in enumerate(numbers.items()):
        y, length, colour = 275 + 96 * row, 13.9 * number, colours.get(kind, STONE)
        bar = f'<path d="M236 {y} h{length}" stroke="{colour}" stroke-width="58"/>'
        value = words(284 + length, y, number, 44, extra='font-weight="700"')
        parts += [words(208, y, kind, 44, extra=right), bar, value]
    parts.append(f'<path d="M236 222 V904" stroke="{INK}" stroke-width="3"/>')
    return svg("".join(parts))


def flow_chart():
    """Return how an incoming document is dealt with: six steps, two branches, one band."""
    steps = ("签收 登记", "初审", "拟办", "批示", "承办", "办结 归档")
    xs = [170 + 252 * i for i in range(len(steps))]
    top, middle, bottom, branch = 414, 500, 586, 784
    parts = [title("收文办理流程")]
    for x, name in zip(xs[:-1], steps, strict=False):
        parts.append(box(x, middle, 172, 172, name, 52, "#fff"))
        parts.append(arrow(x + 94, middle, x + 160, middle))
    parts.append(box(xs[5], middle, 172, 172, steps[5], 52, INK, PAPER))
    # The band: from after 批示 to 办结, above the row, with a plumb line at either end.
    start, end = xs[3] + 126, xs[5]
    parts.append(f"""
        <path d="M{start} 340 V{middle} M{end} 304 V{top}" class="line mark" stroke-dasharray="0 10"/>
        <path d="M{start} 262 H{end - 30} l30 36 l-30 36 H{start} Z" fill="{CINNABAR}"/>
        <circle cx="{start}" cy="{middle}" r="9" fill="{CINNABAR}"/>""")
    parts.append(words((start + end) / 2 - 10, 298, "催　办", 44, PAPER, 'font-weight="700"'))
    beside, dashed = (bottom + branch) / 2, 'stroke-dasharray="14 9"'
    parts += [
        box(xs[1], branch + 52, 300, 104, "退回来文单位", 42, LINEN, edge=STONE),
        box(xs[4], branch + 52, 300, 104, "送协办单位", 42, LINEN, edge=STONE),
        arrow(xs[1], bottom + 8, xs[1], branch - 6, CINNABAR, dashed),
        words(xs[1] + 85, beside, "不合格", 38, CINNABAR),
        arrow(xs[4] - 40, bottom + 8, xs[4] - 40, branch - 6, EARTH, dashed),
        words(xs[4] - 125, beside, "需会签", 38, EARTH),
        arrow(xs[4] + 40, branch - 8, xs[4] + 40, bottom + 6, EARTH, dashed),
        words(xs[4] + 163, beside, "会签后返回", 38, EARTH),
    ]
    return svg("".join(parts))


def steps():
    """Return the five looks of a proofreader, each a step higher than the one before."""
    looks = (
        ("看依据", "文件名称 发文字号"),
        ("看数字", "合计分项 日期时限"),
        ("看称谓", "单位全称 职务姓名"),
        ("看附件", "名称件数 顺序相符"),
        ("看版式", "标题层次 页码落款"),
    )
    fills = ("#e6e1d7", "#cfc8bb", "#b0a799", "#7d756b", CINNABAR)
    width, bottom, left = 286, 906, 85
    parts = [title("核稿五步")]
    for i, ((look, details), fill) in enumerate(zip(looks, fills, strict=True)):
        x, top = left + width * i, 560 - 76 * i
        ink = INK if i < 3 else PAPER
        parts.append(rect(x, top, width, bottom - top, fill))
        parts.append(rect(x, top, width, 7, INK if i < 4 else "#7d1d14"))
        number = f'font-weight="700" style="font-family: {SERIF}"'
        parts.append(words(x + width / 2, top + 74, i + 1, 76, ink, number))
        parts.append(words(x + width / 2, top + 168, look, 54, ink, 'font-weight="700"'))
        for row, detail in enumerate(details.split()):
            parts.append(words(x + width / 2, top + 234 + 46 * row, detail, 34, ink))
    # Footprints of the eye: from step to step.
    for i in range(4):
        x, y = left + width * i + 190, 524 - 76 * i
        parts.append(
            stroke(f"M{x} {y} c20 -54 64 -86 118 -92", EARTH, 4, 'stroke-dasharray="2 12"')
        )
        parts.append(path(f"M{x + 138} {y - 94} l-24 -10 l4 23 Z", EARTH))
    return svg("".join(parts))


def seating():
    """Return a hall seen from above: the platform, the speaker's desk, 6 rows of 14, aisles, doors.

    Seats on the platform are numbered as they are seen from below: 1 in the middle, 2 to the left
    hand of whoever sits there.
    """
    parts = [
        title("会议座次图（示意）"),
        rect(84, 206, WIDTH - 168, 724, "#fff", f'stroke="{EARTH}" stroke-width="5"'),
        rect(300, 232, 1000, 176, LINEN, f'stroke="{STONE}" stroke-width="3"'),
        rect(420, 336, 640, 40, MIST, f'rx="5" stroke="{STONE}" stroke-width="3"'),
    ]
    for i, seat in enumerate((5, 3, 1, 2, 4)):
        x, colours = 740 + 124 * (i - 2), (CINNABAR, PAPER, CINNABAR) if seat == 1 else ("#fff",)
        parts.append(box(x, 284, 76, 76, str(seat), 44, *colours))
    parts.append(box(1200, 320, 156, 88, "发言席", 38, PAPER))
    for row in range(6):
        for seat in range(14):
            aisles = (seat > 3) + (seat > 9)
            x, y = 263 + 68 * seat + 72 * aisles, 470 + 71 * row
            parts.append(rect(x, y, 46, 46, LINEN, f'rx="6" stroke="{STONE}" stroke-width="3"'))
    for x in (563, 1043):
        parts.append(stroke(f"M{x} 462 V892", MIST, 3, 'stroke-dasharray="3 14"'))
        parts += [words(x, 616, "通", 36, EARTH), words(x, 712, "道", 36, EARTH)]
    for row in range(6):
        parts.append(words(206, 493 + 71 * row, f"{row + 1}排", 34, EARTH))
    # Doors: a gap in the wall and the leaf that stands open.
    for x, leaf in ((84, 1), (WIDTH - 84, -1)):
        parts.append(stroke(f"M{x} 744 V874", "#fff", 9))
        parts.append(stroke(f"M{x} 744 l{86 * leaf} 30", EARTH, 5))
        parts.append(words(x + 40 * leaf, 842, "门", 38, EARTH))
    return svg("".join(parts))


def duty_roster():
    """Return a week of duty: who leads, who keeps watch, who stands by; tomorrow's watch stands by."""
    days = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
    people = {"带班": "甲乙甲乙甲乙甲", "值班": "丙丁戊己庚辛壬", "替班": "丁戊己庚辛壬丙"}
    looks = {"带班": (CINNABAR, PAPER, CINNABAR), "值班": (EARTH, PAPER, EARTH)}
    left, top, head, width, high = 84, 232, 190, 177.4, 168
    middles = [left + head + width * (i + 0.5) for i in range(len(days))]
    parts = [title("值班安排表（示意）"), rect(left, top, WIDTH - 168, 96, INK)]
    parts.append(rect(left + head + 5 * width, top + 96, 2 * width, 3 * high, "#f3ece6"))
    parts.append(words(left + head / 2, top + 48, "日期", 42, PAPER))
    parts += [words(x, top + 48, day, 42, PAPER) for x, day in zip(middles, days, strict=True)]
    for row, (duty, names) in enumerate(people.items()):
        y = top + 96 + high * (row + 0.5)
        fill, ink, edge = looks.get(duty, (PAPER, INK, EARTH))
        dash = 'stroke-dasharray="7 7"' if duty == "替班" else ""
        parts.append(words(left + head / 2, y, duty, 46, INK, 'font-weight="700"'))
        for x, name in zip(middles, names, strict=True):
            parts.append(circle(x, y, 52, fill, f'stroke="{edge}" stroke-width="3.5" {dash}'))
            parts.append(words(x, y, name, 48, ink))
        line = f"M{left} {y + high / 2} H{WIDTH - 84}"
        last = row == len(people) - 1
        parts.append(f'<path d="{line}" stroke="{INK if last else MIST}" stroke-width="3"/>')
    note = "替班人员不到岗，手机保持畅通"
    parts.append(words(WIDTH - 84, 898, note, 36, EARTH, 'style="text-anchor: end"'))
    return svg("".join(parts))
