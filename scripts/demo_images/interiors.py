"""Rooms where the society and its journal work: hall, archive, printing works, exhibition, reading."""

import random

from demo_images.desk import manuscript
from demo_images.paper import (
    CINNABAR,
    EARTH,
    INK,
    LIGHT_AND_SHADOW,
    LINEN,
    MIST,
    MOSS,
    PAPER,
    STONE,
    WATER,
    circle,
    group,
    path,
    rect,
    stroke,
    svg,
)

SKIN, HAIR = "#dcb897", "#2f2a26"


def hall():
    """Return a seminar: a speaker at the lectern, an empty screen, rows of listeners from behind."""
    dice = random.Random(5)  # noqa: S311 - the same listeners every time
    panels = "".join(f"M{x} 90 V600 " for x in range(40, 1600, 80))
    rows = []
    for row, (y, scale, count) in enumerate(((742, 0.62, 13), (832, 0.82, 10), (948, 1.08, 8))):
        step = 1600 / count
        for i in range(count):
            x = step * (i + 0.5 + (0.25 if row % 2 else 0)) + dice.randint(-8, 8)
            if row == 0 and dice.random() < 0.12:
                continue  # an empty seat
            rows.append(_listener(dice, x, y, scale))
    speaker = f"""
        {path("M-62 150 C-66 60 -44 34 0 32 C44 34 66 60 62 150 Z", "#4d5a62")}
        {path("M-16 34 L0 92 L16 34 Z", PAPER)}{path("M-4 46 h8 l5 44 l-9 10 l-9 -10 Z", CINNABAR)}
        {rect(-14, 6, 28, 34, SKIN)}{circle(0, -18, 36, SKIN)}
        {path("M-38 -16 C-44 -66 44 -66 38 -16 C30 -40 -30 -40 -38 -16 Z", HAIR)}
        {stroke("M56 84 C86 92 104 60 112 34", "#4d5a62", 26)}{circle(114, 24, 14, SKIN)}"""
    lectern = f"""
        {path("M-86 118 h172 l-22 190 h-128 Z", "#7b5a43")}{path("M-100 92 h200 l-12 34 h-176 Z", "#8f6c52")}
        {rect(-44, 160, 88, 96, "#6d4e39")}{stroke("M-46 92 C-44 64 -36 52 -24 44", INK, 5)}
        {circle(-24, 42, 9, INK)}"""
    return svg(f"""{LIGHT_AND_SHADOW}
        <linearGradient id="wall" x2="0" y2="1"><stop stop-color="#d6cbb9"/>
            <stop offset="1" stop-color="#c4b7a2"/></linearGradient>
        <linearGradient id="beam" x2="0" y2="1"><stop stop-color="#fffaf0" stop-opacity=".75"/>
            <stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></linearGradient>
        {rect(0, 0, 1600, 640, "url(#wall)")}{stroke(panels, "#b9ab95", 3)}
        {rect(0, 0, 1600, 92, "#efe9de")}{rect(0, 86, 1600, 8, "#b9ab95")}
        {
        path(
            "M0 0 H150 C128 220 138 430 176 622 H0 Z M1600 0 H1450 C1472 220 1462 430 1424 622 H1600 Z",
            "#7d2a20",
        )
    }
        {
        stroke(
            "M40 0 C30 220 40 430 60 620 M92 0 C78 220 88 430 116 620 M1560 0 C1570 220 1560 430 1540 620 "
            "M1508 0 C1522 220 1512 430 1484 620",
            "#66211a",
            7,
        )
    }
        {rect(480, 138, 760, 366, "#fdfcf9", 'filter="url(#far)"')}
        {rect(480, 138, 760, 366, "none", f'stroke="{INK}" stroke-width="9"')}
        {rect(540, 196, 10, 46, CINNABAR)}{rect(566, 200, 330, 38, "#4a463f", 'rx="10"')}
        {stroke("M566 300 h420 M566 348 h560 M566 396 h480 M566 444 h330", "#cfc8bb", 16)}
        {"".join(circle(544, y, 7, CINNABAR) for y in (300, 348, 396, 444))}
        {stroke("M860 100 V134", INK, 6)}
        {rect(0, 610, 1600, 390, "#8d7a66")}{rect(150, 580, 1300, 56, "#a58f77")}
        {rect(150, 632, 1300, 22, "#6f5d4b")}
        {path("M300 92 L170 620 H560 L430 92 Z", "url(#beam)", 'opacity=".5"')}
        {path("M1160 92 L1030 620 H1420 L1290 92 Z", "url(#beam)", 'opacity=".5"')}
        {"".join(rect(x, 82, 130, 14, "#fffdf7", 'rx="7"') for x in (300, 735, 1160))}
        <g transform="translate(356 372)">{speaker}</g>
        <g transform="translate(356 330)" filter="url(#near)">{lectern}</g>
        <g transform="translate(1330 470)">
            {path("M-46 40 h92 l-14 84 h-64 Z", PAPER)}
            {
        stroke(
            "M-6 42 C-20 0 -52 -16 -70 -50 M0 42 C0 -20 -14 -50 -10 -96 M6 42 C16 0 44 -20 66 -60",
            "#6f7659",
            9,
        )
    }
            {stroke("M-30 40 C-40 20 -70 16 -84 0 M30 40 C44 20 60 14 86 6", MOSS, 9)}</g>
        {"".join(rows)}""")


def _listener(dice, x, y, scale):
    """Somebody from behind: the back of a chair, shoulders, a head of hair."""
    coat = dice.choice(("#3f3b36", "#4d5a62", "#6b645b", "#5d4a41", "#7a766d", "#59644f"))
    hair = dice.choice((HAIR, HAIR, "#3b332d", "#6e675f", "#8f887e"))
    style = dice.choice(("short", "short", "bob", "bun"))
    parts = [
        path("M-84 130 C-88 40 -64 14 -30 8 L30 8 C64 14 88 40 84 130 Z", coat),
        rect(-15, -22, 30, 40, SKIN),
        path(
            "M-30 10 C-14 26 14 26 30 10 L22 2 C10 12 -10 12 -22 2 Z",
            dice.choice((PAPER, MIST, coat)),
        ),
    ]
    if style == "bob":
        parts.append(path("M-44 -8 C-50 -96 50 -96 44 -8 C34 4 -34 4 -44 -8 Z", hair))
    else:
        parts.append(
            path(
                "M-39 -48 C-40 -96 40 -96 39 -48 C40 -20 26 -2 0 -2 C-26 -2 -40 -20 -39 -48 Z", hair
            )
        )
        parts.append(circle(-40, -42, 8, SKIN) + circle(40, -42, 8, SKIN))
    if style == "bun":
        parts.append(circle(0, -84, 20, hair) + stroke("M-18 -78 C-8 -70 8 -70 18 -78", SKIN, 2))
    parts.append(rect(-76, 62, 152, 120, "#7d2a20", 'rx="16"'))
    parts.append(rect(-76, 62, 152, 12, "#94392d", 'rx="6"'))
    return group(parts, f"translate({x:.0f} {y}) scale({scale})")


def archive():
    """Return the aisle between two rows of shelves full of boxes, a window at its end."""
    dice = random.Random(17)  # noqa: S311
    vx, vy = 800, 430
    near, far = (0.0, -110.0, 1120.0), 0.78

    def at(depth, height):
        """Return a point of the left row: depth 0 is near, 1 at its end; height in units of the room."""
        keep = 1 - far * depth
        return vx + (near[0] - 60 - vx) * keep, vy + (
            near[1] + (near[2] - near[1]) * height - vy
        ) * keep

    def quad(d1, d2, h1, h2, fill, extra=""):
        corners = (at(d1, h1), at(d2, h1), at(d2, h2), at(d1, h2))
        return path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in corners) + " Z", fill, extra)

    def deeper(step, steps):
        """Return how deep a step is drawn: what is further away is narrower."""
        t = step / steps
        return 1.28 * t / (0.28 + t)

    side = [quad(0, 1, 0.02, 0.98, "#8d8a83")]
    shelves, columns = 6, 12
    for row in range(shelves):
        low, high = 0.05 + 0.152 * row, 0.05 + 0.152 * row + 0.128
        side.append(quad(0, 1, low, high, "#5f5b55"))
        for column in range(columns):
            d1, d2 = deeper(column, columns), deeper(column + 0.94, columns)
            if dice.random() < 0.07:
                continue
            colour = dice.choice(
                (WATER, "#8d9ea7", "#74868f", "#c9b894", "#d4c6a6", "#74868f", MOSS)
            )
            top = low + 0.018
            side.append(quad(d1, d2, top, high, colour))
            a, b = d1 + (d2 - d1) * 0.28, d1 + (d2 - d1) * 0.72
            side.append(quad(a, b, top + 0.022, top + 0.062, PAPER, 'opacity=".9"'))
            c, d = d1 + (d2 - d1) * 0.42, d1 + (d2 - d1) * 0.58
            side.append(quad(c, d, top + 0.078, top + 0.092, INK, 'opacity=".45"'))
        side.append(quad(0, 1, high, high + 0.02, "#b4b0a8"))
    side.append(quad(0.985, 1, 0.02, 0.98, "#77736c"))
    for post in (0.0, 0.36, 0.62, 0.8, 0.92):
        side.append(quad(post, post + 0.012 * (1.2 - post), 0.03, 0.97, "#a9a59d"))
    row = "".join(side)
    tiles = "".join(f"M{x} 1000 L{800 + (x - 800) * 0.2:.0f} 556 " for x in range(-1400, 3001, 220))
    depths = "".join(f"M0 {556 + 444 * t * t:.0f} H1600 " for t in (0.18, 0.34, 0.52, 0.72, 0.92))
    lamps = "".join(
        path(
            f"M{800 - w} {y} H{800 + w} L{800 + w * 0.8:.0f} {y + h} H{800 - w * 0.8:.0f} Z",
            "#fffdf6",
        )
        for y, w, h in ((34, 150, 46), (134, 104, 30), (204, 74, 20), (252, 52, 13), (284, 37, 9))
    )
    cart = f"""<g transform="translate(640 716)" filter="url(#near)">
        {rect(-92, -104, 184, 12, "#7b776f")}{rect(-92, -10, 184, 12, "#7b776f")}
        {stroke("M-86 -130 V26 M86 -130 V26", "#55514b", 8)}
        {
        "".join(
            rect(-78 + 32 * i, -170, 28, 66, c) + rect(-71 + 32 * i, -156, 14, 24, PAPER)
            for i, c in enumerate((WATER, "#c9b894", WATER, "#74868f", MOSS))
        )
    }
        {rect(-72, -46, 96, 34, "#d4c6a6")}{rect(-30, -46, 10, 34, CINNABAR)}
        {circle(-80, 34, 13, INK)}{circle(80, 34, 13, INK)}</g>"""
    return svg(f"""{LIGHT_AND_SHADOW}
        <linearGradient id="floor" x2="0" y2="1"><stop stop-color="#b3ab9d"/>
            <stop offset="1" stop-color="#d3ccbf"/></linearGradient>
        {rect(0, 0, 1600, 1000, "#e9e4da")}
        {path("M0 1000 L620 556 H980 L1600 1000 Z", "url(#floor)")}
        {stroke(tiles, "#a59d8e", 2, 'opacity=".5"')}{stroke(depths, "#a59d8e", 2, 'opacity=".5"')}
        {rect(606, 306, 388, 254, "#d5cec1")}
        {rect(706, 342, 188, 150, "#f5f3ec", f'stroke="{EARTH}" stroke-width="9"')}
        {path("M710 452 C760 424 800 440 890 410 V488 H710 Z", "#a9b7ae")}
        {stroke("M800 344 V490 M708 416 H892", EARTH, 6)}
        {path("M0 0 H1600 L994 306 H606 Z", "#f3efe7")}{lamps}
        {row}<g transform="translate(1600 0) scale(-1 1)">{row}</g>
        {path("M706 556 L560 1000 H1040 L894 556 Z", "#fffaf0", 'opacity=".28"')}
        {cart}""")


def exhibition():
    """Return four framed manuscripts with red marks on a wall, a showcase, two visitors."""
    frames = []
    for i, x in enumerate((230, 600, 970, 1340)):
        tilt = f"translate({x} 330)"
        frames.append(
            f"""<g transform="{tilt}">{path("M-12 -240 L-210 250 H210 L12 -240 Z", "url(#spot)")}
            {rect(-162, -132, 324, 268, "#4b3a33", 'filter="url(#near)"')}{rect(-150, -120, 300, 244, "#f4f0e7")}
            <g transform="scale(.305) translate(0 6) rotate({(-1, 1, 0, -1)[i]})">{manuscript()}</g>
            {rect(-34, 162, 68, 26, PAPER)}{stroke("M-24 171 h48 M-24 179 h30", STONE, 3)}
            {rect(-12, -262, 24, 30, INK, 'rx="6"')}</g>"""
        )
    books = []
    for x, turn in ((560, -4), (800, 3), (1040, -2)):
        books.append(
            f"""<g transform="translate({x} 742) rotate({turn}) skewX(-14)">
            {
                path(
                    "M-84 -34 C-60 -46 -24 -46 0 -34 C24 -46 60 -46 84 -34 V34 C60 22 24 22 0 34 C-24 22 -60 22 -84 34 Z",
                    PAPER,
                    'filter="url(#near)"',
                )
            }
            {stroke("M0 -34 V34", MIST, 3)}
            {
                stroke(
                    "".join(f"M{k} -28 V18 " for k in (-68, -54, -40, -26, 26, 40, 54, 68)),
                    "#877f74",
                    5,
                    'stroke-dasharray="7 4"',
                )
            }
            {
                stroke(
                    "M-48 -8 c0 -12 18 -12 18 0 v14 c0 12 -18 12 -18 0 Z M46 10 l8 9 l14 -22",
                    CINNABAR,
                    4,
                )
            }</g>"""
        )
    return svg(f"""{LIGHT_AND_SHADOW}
        <linearGradient id="spot" x2="0" y2="1"><stop stop-color="#fffaf0" stop-opacity=".85"/>
            <stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></linearGradient>
        <linearGradient id="floor" x2="0" y2="1"><stop stop-color="#9a8a77"/>
            <stop offset="1" stop-color="#857562"/></linearGradient>
        {rect(0, 0, 1600, 700, "#d9d2c5")}{rect(0, 0, 1600, 60, "#3f3b36")}
        {stroke("M0 66 H1600", INK, 8)}
        {rect(0, 690, 1600, 310, "url(#floor)")}{rect(0, 676, 1600, 18, "#b4aa99")}
        {
        stroke(
            "M0 770 H1600 M0 860 H1600 M240 694 L60 1000 M560 694 L470 1000 M1040 694 L1130 1000 M1360 694 L1540 1000",
            "#78694f",
            2,
            'opacity=".35"',
        )
    }
        {"".join(frames)}
        <g filter="url(#far)">{rect(400, 796, 800, 120, "#6d4e39")}{
        rect(400, 916, 800, 20, "#4b3a33")
    }
            {rect(420, 936, 24, 40, "#3b2d27")}{rect(1156, 936, 24, 40, "#3b2d27")}</g>
        {path("M430 700 H1170 L1200 796 H400 Z", "#efe8da")}{"".join(books)}
        {
        path(
            "M430 640 H1170 V700 L1200 796 V736 L1170 640 Z M430 640 L400 736 V796 L430 700 Z",
            "#fff",
            'opacity=".3"',
        )
    }
        {
        stroke(
            "M430 640 H1170 L1200 736 V796 M430 640 L400 736 V796 M400 736 H1200",
            PAPER,
            4,
            'opacity=".8"',
        )
    }
        {path("M470 644 L430 730 H560 L590 644 Z", "#fff", 'opacity=".22"')}
        <g transform="translate(262 560) scale(1.45)">{_visitor("#4d5a62", "bob", INK)}</g>
        <g transform="translate(1372 540) scale(1.5)">{
        _visitor("#6b645b", "short", "#3b332d")
    }</g>""")


def _visitor(coat, style, trousers):
    """Somebody who stands and looks, from behind."""
    head = (
        path("M-34 -22 C-40 -92 40 -92 34 -22 C26 -12 -26 -12 -34 -22 Z", HAIR)
        if style == "bob"
        else path(
            "M-29 -50 C-30 -88 30 -88 29 -50 C30 -28 18 -18 0 -18 C-18 -18 -30 -28 -29 -50 Z",
            "#6e675f",
        )
        + circle(-30, -46, 6, SKIN)
        + circle(30, -46, 6, SKIN)
    )
    return f"""
        <ellipse cx="0" cy="300" rx="86" ry="12" fill="{INK}" opacity=".3" filter="url(#blur)"/>
        {path("M-46 140 L-38 296 H-6 L0 170 L6 296 H38 L46 140 Z", trousers)}
        {rect(-12, -26, 24, 34, SKIN)}
        {path("M-24 0 C-60 6 -72 30 -70 70 L-58 160 H58 L70 70 C72 30 60 6 24 0 C10 10 -10 10 -24 0 Z", coat)}
        {stroke("M-60 46 C-78 90 -72 120 -34 138 M60 46 C78 90 72 120 34 138", coat, 24)}
        {stroke("M-50 60 C-58 92 -54 112 -36 126 M50 60 C58 92 54 112 36 126", INK, 3, 'opacity=".3"')}
        {circle(-30, 138, 11, SKIN)}{circle(30, 138, 11, SKIN)}{rect(-22, 118, 44, 30, PAPER, 'rx="3"')}{head}"""


def printing():
    """Return a printing press at work: sheets go in on the right and come out printed on the left."""
    stacks = []
    for x, count in ((70, 15), (222, 10)):
        stacks.append(rect(x - 10, 862, 150, 16, "#8f6c52"))
        stacks.append(rect(x, 878, 20, 22, "#6d4e39") + rect(x + 110, 878, 20, 22, "#6d4e39"))
        for i in range(count):
            stacks.append(rect(x + (i % 3) * 2, 846 - 16 * i, 130, 15, (PAPER, LINEN)[i % 2]))
            if i % 5 == 4:
                stacks.append(rect(x + (i % 3) * 2, 846 - 16 * i, 130, 4, CINNABAR))
    unit = f"""
        {rect(-120, -300, 240, 400, "#6d7f89", 'rx="14"')}{rect(-120, -300, 240, 44, "#5b6b74", 'rx="14"')}
        {rect(-92, -232, 184, 210, "#4d5a62", 'rx="10"')}
        {circle(-34, -164, 44, "#a9b3b8")}{circle(-34, -164, 14, INK)}{circle(40, -100, 62, "#c3cacc")}
        {circle(40, -100, 18, INK)}{circle(-44, -64, 30, "#8d9aa1")}{circle(-44, -64, 9, INK)}
        {stroke("M-70 -190 A44 44 0 0 1 -10 -200 M-10 -132 A62 62 0 0 1 60 -156", "#e4e8e9", 5)}
        {rect(-92, 10, 184, 12, "#5b6b74")}{circle(-70, 54, 12, CINNABAR)}{circle(-34, 54, 12, MOSS)}
        {rect(10, 40, 78, 30, "#dfe4e4", 'rx="5"')}"""
    units = "".join(f'<g transform="translate({x} 770)">{unit}</g>' for x in (690, 960, 1230))
    web = "M1496 566 L1380 566 C1340 566 1330 500 1296 500 H640 C600 500 560 548 530 596 L420 700"
    printed = "".join(
        f'<g transform="translate({x} {y}) rotate({turn})">{path("M-62 -30 L62 -44 L62 30 L-62 44 Z", PAPER)}'
        f"{stroke('M-44 -16 L-8 -20 M-44 0 L-8 -4 M-44 16 L-8 12 M10 -22 L46 -26 M10 -6 L46 -10 M10 10 L46 6', '#877f74', 5)}</g>"
        for x, y, turn in ((470, 650, -34), (408, 716, -20))
    )
    windows = "".join(
        rect(x, 90, 190, 210, "#eef0ec", f'stroke="{EARTH}" stroke-width="8"')
        + stroke(f"M{x + 95} 92 V298 M{x + 4} 195 H{x + 186}", EARTH, 5)
        for x in (120, 380, 1060, 1320)
    )
    worker = f"""<ellipse cx="0" cy="352" rx="80" ry="12" fill="{INK}" opacity=".3" filter="url(#blur)"/>
        {path("M-40 190 L-36 346 H-6 L0 214 L6 346 H36 L42 190 Z", "#3f3b36")}
        {path("M-28 34 C-58 42 -62 80 -58 130 L-50 214 H52 L58 130 C62 80 56 42 28 34 Z", "#5f707a")}
        {path("M-40 96 H40 L46 222 H-46 Z", "#8d9aa1")}{stroke("M-30 96 L-22 38 M30 96 L22 38", "#8d9aa1", 9)}
        {rect(-12, 8, 24, 32, SKIN)}{circle(0, -14, 32, SKIN)}{path("M-34 -18 C-36 -62 36 -62 34 -18 Z", "#4d5a62")}
        {path("M-36 -22 h88 v10 h-88 Z", "#3f4a51")}
        {stroke("M-50 70 C-90 110 -96 130 -100 150", "#5f707a", 24)}{stroke("M50 70 C64 120 20 140 -30 150", "#5f707a", 24)}
        {path("M-136 118 L-26 138 L-40 214 L-150 194 Z", PAPER, 'filter="url(#near)"')}
        {stroke("M-122 140 L-90 146 M-125 156 L-93 162 M-128 172 L-96 178 M-74 149 L-42 155 M-77 165 L-45 171", "#877f74", 5)}
        {circle(-112, 156, 12, SKIN)}{circle(-34, 154, 12, SKIN)}"""
    return svg(f"""{LIGHT_AND_SHADOW}
        <linearGradient id="floor" x2="0" y2="1"><stop stop-color="#aaa192"/>
            <stop offset="1" stop-color="#8f8677"/></linearGradient>
        {rect(0, 0, 1600, 870, "#ddd6c9")}{rect(0, 0, 1600, 46, "#b9b0a1")}
        {windows}{rect(0, 560, 1600, 310, "#cfc7b8")}{rect(0, 556, 1600, 8, "#b9b0a1")}
        {rect(0, 866, 1600, 134, "url(#floor)")}
        {
        path(
            "M150 300 L20 866 H330 L290 300 Z M1350 300 L1240 866 H1560 L1490 300 Z",
            "#fffaf0",
            'opacity=".2"',
        )
    }
        {
        "".join(
            stroke(f"M{x} 40 V120", INK, 5)
            + path(f"M{x - 62} 168 C{x - 56} 120 {x + 56} 120 {x + 62} 168 Z", "#3f4a51")
            + f'<ellipse cx="{x}" cy="168" rx="50" ry="9" fill="#fff6df"/>'
            for x in (690, 960)
        )
    }
        <ellipse cx="980" cy="884" rx="560" ry="22" fill="{INK}" opacity=".22" filter="url(#blur)"/>
        {stroke(web, PAPER, 12)}{stroke(web, "#cfc8bb", 2)}
        {rect(560, 838, 820, 40, "#4d5a62", 'rx="6"')}{units}
        {rect(1372, 520, 24, 350, "#5b6b74")}
        <g transform="translate(1484 690)">{circle(0, 0, 128, "#f1ede4", 'filter="url(#near)"')}
            {circle(0, 0, 128, "none", f'stroke="{MIST}" stroke-width="5"')}
            {
        "".join(circle(0, 0, r, "none", 'stroke="#e2dccf" stroke-width="4"') for r in (104, 82, 60))
    }
            {circle(0, 0, 34, "#4d5a62")}{circle(0, 0, 12, INK)}</g>
        {path("M1466 690 h36 l30 186 h-96 Z", "#5b6b74")}{circle(1484, 690, 20, INK)}
        {path("M380 752 L560 752 V878 H380 Z", "#5b6b74")}{
        rect(372, 738, 196, 18, "#4d5a62", 'rx="5"')
    }
        {printed}{"".join(stacks)}
        <g transform="translate(566 556) scale(.98)"></g>
        <g transform="translate(320 540)">{worker}</g>""")
