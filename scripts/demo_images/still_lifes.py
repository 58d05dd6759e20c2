"""Things seen close: shelves with files, a signed page with its seal, the cover of an issue."""

import random
from math import cos, pi, sin

from demo_images.desk import red_pen
from demo_images.paper import (
    CINNABAR,
    EARTH,
    INK,
    LIGHT_AND_SHADOW,
    LINEN,
    MIST,
    MOSS,
    PAPER,
    SERIF,
    STONE,
    WATER,
    circle,
    group,
    path,
    rect,
    stroke,
    svg,
)

WOOD, WOOD_DARK = "#b59a7c", "#8f7558"


def shelves():
    """Return a wooden bookcase, three bays wide: books, boxes of files and bundles with red ribbon."""
    dice = random.Random(31)  # noqa: S311 - the same books every time
    parts = [
        LIGHT_AND_SHADOW,
        rect(0, 0, 1600, 1000, "#e7e1d6"),
        rect(60, 0, 1480, 1000, WOOD_DARK),
    ]
    bays, boards = (96, 574, 1052), (20, 262, 504, 746)
    fillings = (
        (_books, _boxes, _books),
        (_boxes, _bundles, _books),
        (_books, _plant, _boxes),
        (_bundles, _books, _boxes),
    )
    for top, row in zip(boards, fillings, strict=True):
        for left, fill in zip(bays, row, strict=True):
            parts.append(rect(left, top, 452, 218, "#7b634a"))
            parts.append(rect(left, top, 452, 40, INK, 'opacity=".16"'))
            parts += fill(dice, left + 10, top + 218, 432)
    for top in boards:
        parts.append(rect(60, top + 218, 1480, 24, WOOD, 'filter="url(#near)"'))
        parts.append(rect(60, top + 218, 1480, 5, "#cbb297"))
    for x in (60, 548, 1026, 1504):
        parts.append(rect(x, 0, 36 if x in (60, 1504) else 26, 1000, WOOD, 'filter="url(#near)"'))
    parts.append(rect(60, 0, 1480, 20, WOOD))
    parts.append('<ellipse cx="420" cy="180" rx="900" ry="560" fill="url(#light)" opacity=".45"/>')
    return svg("".join(parts))


def _books(dice, x, floor, room):
    parts, end = [], x + room
    colours = (EARTH, "#6d2d24", WATER, LINEN, STONE, "#4d5a62", CINNABAR, MOSS, MIST, "#3f3b36")
    while True:
        wide, tall = dice.randint(24, 52), dice.randint(138, 190)
        if x + wide > end:
            return parts
        colour = dice.choice(colours)
        band = INK if colour in (LINEN, MIST) else "#e8dfcf"
        parts.append(rect(x, floor - tall, wide - 2, tall, colour, 'rx="3"'))
        parts.append(rect(x + wide - 8, floor - tall, 6, tall, INK, 'opacity=".14"'))
        style = dice.randint(0, 2)
        if style == 0:
            parts.append(rect(x, floor - tall + 22, wide - 2, 4, band, 'opacity=".6"'))
            parts.append(rect(x, floor - 32, wide - 2, 4, band, 'opacity=".6"'))
        elif style == 1:
            parts.append(rect(x + 6, floor - tall + 20, wide - 16, 66, band, 'opacity=".7"'))
        else:
            parts.append(rect(x + wide / 2 - 4, floor - tall + 26, 6, 80, band, 'opacity=".55"'))
        x += wide
        if dice.random() < 0.05 and x + 90 < end:  # one that leans
            lean = rect(0, -172, 30, 172, dice.choice(colours), 'rx="3"')
            parts.append(group([lean], f"translate({x + 4} {floor}) rotate(14)"))
            x += 76


def _boxes(dice, x, floor, room):
    count, parts = 6, []
    wide = room / count
    for i in range(count):
        left, colour = x + wide * i, WATER if dice.random() < 0.7 else "#6a7a84"
        if i == 4 and dice.random() < 0.5:
            colour = MOSS
        parts.append(rect(left + 1, floor - 194, wide - 3, 194, colour, 'rx="4"'))
        parts.append(rect(left + wide - 12, floor - 194, 10, 194, INK, 'opacity=".13"'))
        parts.append(rect(left + 15, floor - 170, wide - 31, 78, PAPER, 'rx="3"'))
        lines = "".join(f"M{left + 24:g} {floor - 154 + 15 * k} h{wide - 50:g} " for k in range(4))
        parts.append(stroke(lines, STONE, 4))
        parts.append(
            circle(left + wide / 2, floor - 44, 15, "none", f'stroke="{LINEN}" stroke-width="5"')
        )
    return parts


def _bundles(dice, x, floor, room):
    """Files lying in three piles, tied with red ribbon."""
    parts = []
    for pile in range(3):
        left, y = x + pile * (room / 3), floor
        for _ in range(dice.randint(3, 5)):
            tall, shift = dice.randint(26, 36), dice.randint(-3, 5)
            colour = dice.choice(("#d8c9a9", "#cdbb98", "#e3d8c0"))
            wide = room / 3 - 14
            parts.append(rect(left + 4 + shift, y - tall, wide, tall - 2, colour, 'rx="4"'))
            parts.append(
                stroke(f"M{left + 12 + shift} {y - tall / 2:g} h{wide - 18:g}", "#b9a57f", 2)
            )
            parts.append(rect(left + wide / 2 - 4 + shift, y - tall, 13, tall - 2, CINNABAR))
            y -= tall
        parts.append(
            stroke(
                f"M{left + 68} {y} c-34 -30 -40 2 0 0 c40 2 34 -30 0 0 m0 0 l-16 20 m16 -20 l18 20",
                CINNABAR,
                6,
            )
        )
    return parts


def _plant(dice, x, floor, room):
    """A pothos in a white pot, a clock and a few books beside it."""
    middle = x + 150
    parts = _books(dice, x + 262, floor, room - 262)
    leaves = []
    for _ in range(26):
        turn, far = dice.uniform(-pi, 0.12), dice.uniform(26, 92)
        lx, ly = middle + far * 1.25 * cos(turn), floor - 104 + far * 0.72 * sin(turn)
        shape = "M0 0 C-22 -16 -20 -42 0 -56 C20 -42 22 -16 0 0 Z"
        spot = f"translate({lx:.0f} {ly:.0f}) rotate({dice.randint(-70, 70)}) scale(.8)"
        leaves.append(
            group([path(shape, dice.choice((MOSS, "#6f7659", "#97a07d", "#5f664c")))], spot)
        )
    hanging = stroke(f"M{middle + 60} {floor - 92} c40 10 50 50 44 82", "#6f7659", 4)
    pot = path(f"M{middle - 64} {floor - 104} h128 l-18 104 h-92 Z", PAPER)
    rim = rect(middle - 70, floor - 114, 140, 20, LINEN, 'rx="5"')
    band = stroke(f"M{middle - 56} {floor - 58} h112", WATER, 5)
    return [*leaves, pot, rim, band, hanging, *parts]


def seal():
    """Return the last page of a letter: signed, sealed in red; seal, ink pad and pen lie beside it."""
    dice = random.Random(8)  # noqa: S311
    lines = []
    for row in range(9):
        x, y, end = (
            (-330 if row not in (0, 5) else -266),
            -420 + 56 * row,
            330 if row not in (4, 8) else 60,
        )
        while x < end - 30:
            long = min(dice.randint(60, 200), end - x)
            lines.append(rect(x, y, long, 17, "#8a8278", 'rx="8"'))
            x += long + 16
    sign = (
        "M40 176 c26 -44 40 -20 22 16 c-10 22 -26 30 -22 8 c8 -30 52 -60 64 -46 c6 14 -22 44 -12 52 "
        "c14 4 28 -46 46 -44 c10 8 -14 36 -2 42 c22 6 34 -66 54 -70 c8 6 -30 60 -14 70 c20 6 40 -22 60 -36"
    )
    page = f"""
        {path("M-420 -540 h840 v1080 h-840 Z", PAPER, 'filter="url(#far)"')}{"".join(lines)}
        {rect(24, 268, 300, 16, "#8a8278", 'rx="8"')}{rect(96, 316, 228, 16, "#8a8278", 'rx="8"')}
        {stroke(sign, INK, 7)}
        <g transform="translate(186 292) rotate(-5)" opacity=".9">{_imprint(dice)}</g>"""
    stamp = f"""<g filter="url(#far)">
        {circle(0, 0, 96, "#5d2a20")}{circle(0, 0, 96, "none", 'stroke="#47201a" stroke-width="8"')}
        {circle(0, 0, 62, "#7a3a2c")}{circle(0, 0, 40, "#8d4a3a")}
        {stroke("M-24 -14 A28 28 0 0 1 2 -28", "#c08873", 7)}</g>"""
    pad = f"""<g filter="url(#far)">{circle(0, 0, 138, "#f4f1ea")}
        {circle(0, 0, 138, "none", f'stroke="{WATER}" stroke-width="6"')}</g>
        {circle(0, 0, 122, "none", f'stroke="{WATER}" stroke-width="2.5"')}
        {circle(0, 0, 104, "#8f2318")}{circle(4, 6, 98, CINNABAR)}
        {path("M-70 -20 C-30 -64 40 -60 74 -10 C50 -34 -20 -44 -70 -20 Z", "#bf4a3a")}
        {path("M-60 34 C-10 60 40 54 68 28 C40 72 -30 78 -60 34 Z", "#8f2318")}"""
    pen = f"""<g class="line" filter="url(#near)">
        {stroke("M-250 0 H70", INK, 32)}{stroke("M-250 0 H-140", "#3a3733", 32)}
        {stroke("M-128 -16 v32 M-240 -2 H-120", "#c9a26a", 8)}{stroke("M-100 -8 H56", "#5a564f", 4)}
        {path("M76 -14 L112 -12 V12 L76 14 Z", "#c9a26a")}
        {path("M112 -13 C146 -16 164 -6 184 0 C164 6 146 16 112 13 Z", "#dcc08f")}
        {stroke("M134 0 H180", INK, 2.5)}</g>"""
    return svg(f"""{LIGHT_AND_SHADOW}
        {rect(0, 0, 1600, 1000, "#c9bfae")}
        {stroke("".join(f"M-20 {y} C400 {y + 26} 900 {y - 30} 1620 {y + 10} " for y in range(30, 1000, 74)), "#bfb4a1", 4)}
        <ellipse cx="420" cy="240" rx="940" ry="700" fill="url(#light)"/>
        <g transform="translate(560 470) rotate(4)">{path("M-420 -540 h840 v1080 h-840 Z", "#f1ede5", 'filter="url(#near)"')}</g>
        <g transform="translate(540 450) rotate(-3)">{page}</g>
        <g transform="translate(1290 300)">{pad}</g>
        <g transform="translate(1180 596)">{stamp}</g>
        <g transform="translate(1370 770) rotate(-38)">{pen}</g>""")


def _imprint(dice):
    """A red imprint: two rings, and blocks where a real seal has its words."""
    blocks = []
    for i in range(13):
        turn = -205 + 230 / 12 * i
        x, y = 93 * cos(turn * pi / 180), 93 * sin(turn * pi / 180)
        high = dice.choice((24, 26, 28))
        blocks.append(
            group(
                [rect(-8, -high / 2, 17, high, CINNABAR, 'rx="4"')],
                f"translate({x:.1f} {y:.1f}) rotate({turn + 90:.0f})",
            )
        )
    book = "M-44 -26 C-28 -36 -12 -34 0 -22 C12 -34 28 -36 44 -26 V26 C28 16 12 18 0 30 C-12 18 -28 16 -44 26 Z M0 -22 V30"
    return (
        circle(0, 0, 126, "none", f'stroke="{CINNABAR}" stroke-width="9"')
        + "".join(blocks)
        + stroke(book, CINNABAR, 7)
    )


def cover():
    """Return the sixth issue of 2026, lying on linen; the journal's own name is on it."""
    hills = (
        (
            "M0 560 C90 500 170 520 250 470 C330 424 420 500 520 452 C600 420 640 452 680 440 V960 H0 Z",
            "#c9d2d4",
        ),
        ("M0 640 C110 560 220 620 330 560 C430 506 540 600 680 540 V960 H0 Z", "#a9b7bd"),
        ("M0 712 C120 650 260 720 380 668 C500 616 590 690 680 650 V960 H0 Z", WATER),
    )
    bridge = f"""<g transform="translate(340 752)">
        {
        path(
            "M-250 0 H250 V64 H-250 Z M-190 64 C-190 14 -86 14 -86 64 Z M-62 64 C-62 2 62 2 62 64 Z M86 64 C86 14 190 14 190 64 Z",
            LINEN,
            'fill-rule="evenodd"',
        )
    }
        {stroke("".join(f"M{x} -42 V0 " for x in range(-232, 240, 29)), "#6d3a2e", 5)}
        {
        path(
            "M-276 -40 Q-250 -46 -240 -72 H240 Q250 -46 276 -40 Q262 -34 248 -34 H-248 Q-262 -34 -276 -40 Z",
            INK,
        )
    }
        {path("M-76 -72 Q-56 -82 -50 -106 H50 Q56 -82 76 -72 Z", INK)}</g>"""
    front = f"""
        <clipPath id="front"><rect width="680" height="860"/></clipPath>
        <g clip-path="url(#front)">{rect(0, 0, 680, 860, "#f3eee3")}
        {circle(536, 366, 48, CINNABAR)}
        {"".join(path(d, fill) for d, fill in hills)}
        {rect(0, 800, 680, 60, "#5f707a")}{rect(0, 816, 680, 44, "#6d7f89")}{bridge}
        {stroke("M80 832 h90 M220 840 h140 M420 830 h80 M530 842 h90", "#dfe4e4", 3)}</g>
        <text x="70" y="212" style="font: 900 176px '{SERIF}'; text-anchor: start" fill="{INK}">文枢</text>
        {rect(70, 256, 330, 3, INK)}
        <text x="70" y="304" style="font: 400 32px '{SERIF}'; text-anchor: start" fill="{EARTH}">2026年第6期　双月刊</text>
        {rect(578, 64, 44, 44, CINNABAR, 'rx="6"')}{stroke("M589 76 h22 M589 86 h22 M589 96 h22 M600 72 v28", PAPER, 3)}
        {rect(0, 0, 26, 860, INK, 'opacity=".06"')}{rect(24, 0, 3, 860, INK, 'opacity=".1"')}"""
    return svg(f"""{LIGHT_AND_SHADOW}
        {rect(0, 0, 1600, 1000, "#d8d0c2")}
        <path class="line" stroke="#cdc4b4" stroke-width="2" d="{
        "".join(f"M0 {y} H1600 " for y in range(0, 1000, 14))
    }"/>
        <ellipse cx="420" cy="260" rx="980" ry="700" fill="url(#light)"/>
        <g opacity=".16" filter="url(#blur)" transform="rotate(-24 1400 120)">
            {
        "".join(
            path(f"M{x} {y} q70 -34 150 6 q-80 26 -150 -6 Z", EARTH)
            for x, y in (
                (1180, -60),
                (1290, 20),
                (1180, 90),
                (1330, 150),
                (1210, 220),
                (1370, 270),
                (1260, 340),
            )
        )
    }
            {stroke("M1160 -140 C1240 60 1270 200 1280 430", EARTH, 9)}</g>
        <g transform="translate(508 84) rotate(3)">
            {path("M14 14 h676 v856 h-676 Z", "#e4ddd0", 'filter="url(#far)"')}
            {path("M7 7 h678 v858 h-678 Z", "#eee9de", f'stroke="{MIST}" stroke-width="2"')}{
        front
    }</g>
        {red_pen("translate(1370 640) rotate(104)")}
        <g filter="url(#near)" transform="translate(250 720) rotate(-12)">
            {rect(-60, -230, 120, 420, "#efe7d8", 'rx="6"')}{
        rect(-46, -190, 92, 300, WATER, 'opacity=".35"')
    }
            {
        stroke(
            "M-30 80 C-10 20 10 -60 4 -150 M-12 20 q-26 -24 -20 -50 M2 -50 q26 -20 24 -50 M0 -90 q-22 -16 -20 -42",
            "#5f664c",
            5,
        )
    }
            {circle(0, -208, 8, "#d8d0c2")}{
        stroke("M0 -208 c-10 -40 20 -60 14 -110 M0 -208 c14 -30 -6 -60 -4 -100", CINNABAR, 5)
    }</g>""")
