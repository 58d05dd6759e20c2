"""Places out of doors: the river with its covered bridge, and the courtyard of the society."""

import random
from math import cos, pi, sin

from demo_images.paper import (
    EARTH,
    INK,
    LIGHT_AND_SHADOW,
    MOSS,
    STONE,
    circle,
    group,
    path,
    rect,
    stroke,
    svg,
)

WATERLINE = 690


def bridge():
    """Return a covered bridge of three arches over a quiet river, hills behind it."""
    spans = _covered_bridge()
    dice = random.Random(11)  # noqa: S311 - the same ripples every time
    ripples = []
    for _ in range(46):
        x, y = dice.randint(-60, 1560), WATERLINE + 24 + 270 * dice.random() ** 1.4
        long = (60 + 150 * dice.random()) * (0.5 + (y - WATERLINE) / 300)
        ripples.append(f"M{x:.0f} {y:.0f} h{long:.0f} ")
    boat = (
        path("M-92 0 C-60 30 60 30 96 -6 L84 16 C50 36 -46 36 -76 18 Z", INK),
        path("M-38 6 C-36 -44 34 -44 38 6 Z", EARTH),
        stroke("M-30 4 C-28 -34 28 -34 30 4 M-14 4 C-12 -34 12 -34 14 4", STONE, 3),
        stroke("M56 10 L112 -78 M56 10 L40 34", INK, 4),
    )
    reeds = []
    for _ in range(64):
        x, tall = dice.randint(-10, 430), dice.randint(60, 190)
        lean = dice.randint(-24, 46)
        colour = dice.choice(("#6f7659", MOSS, "#5f664c", "#9aa084"))
        d = f"M{x} 1010 q{lean * 0.2:.0f} -{tall * 0.6:.0f} {lean} -{tall * (1 - x / 700):.0f}"
        reeds.append(stroke(d, colour, 5))
    return svg(f"""
        {LIGHT_AND_SHADOW}
        <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#f6f1e8"/>
            <stop offset=".7" stop-color="#eae6dd"/><stop offset="1" stop-color="#f4f1ea"/></linearGradient>
        <linearGradient id="river" x2="0" y2="1"><stop stop-color="#c9d1d3"/>
            <stop offset="1" stop-color="#8fa0a8"/></linearGradient>
        <linearGradient id="mist" x2="0" y2="1"><stop stop-color="#f4f1ea" stop-opacity="0"/>
            <stop offset="1" stop-color="#f4f1ea"/></linearGradient>
        {rect(0, 0, 1600, WATERLINE, "url(#sky)")}
        {circle(1190, 206, 62, "#c7694f", 'opacity=".85"')}
        {
        path(
            "M0 470 C160 400 250 330 380 336 C500 340 560 430 690 410 C830 384 900 250 1050 262 "
            "C1190 274 1260 400 1400 372 C1490 354 1550 330 1600 322 V700 H0 Z",
            "#cfd5d5",
        )
    }
        {
        path(
            "M0 520 C90 470 170 432 270 446 C400 466 450 540 590 520 C740 498 800 404 930 420 "
            "C1080 440 1130 520 1280 492 C1420 466 1500 424 1600 440 V700 H0 Z",
            "#b3bfc3",
        )
    }
        {rect(0, 420, 1600, 190, "url(#mist)", 'opacity=".75"')}
        {
        path(
            "M0 590 C120 548 200 520 300 548 C420 582 500 618 640 606 C780 594 880 540 1010 560 "
            "C1160 584 1260 620 1380 586 C1470 560 1540 540 1600 548 V700 H0 Z",
            "#94a4ab",
        )
    }
        {rect(0, 560, 1600, 130, "url(#mist)", 'opacity=".9"')}
        {rect(0, WATERLINE, 1600, 310, "url(#river)")}
        {
        group(
            spans, f"translate(0 {2 * WATERLINE}) scale(1 -1)", 'opacity=".2" filter="url(#blur)"'
        )
    }
        {stroke("".join(ripples), "#f3f1ec", 3.5, 'opacity=".5"')}
        {path("M0 640 C60 634 130 652 208 700 C130 716 60 720 0 716 Z", "#7b8266")}
        {path("M1600 632 C1530 630 1450 652 1380 700 C1460 718 1540 720 1600 716 Z", "#7b8266")}
        {group(spans)}
        {group(boat, "translate(1120 850) scale(1.25)")}
        {stroke("M960 892 h330 M1010 912 h190", "#f3f1ec", 3.5, 'opacity=".6"')}
        {path("M0 900 C120 880 260 920 420 1000 H0 Z", "#6b7256")}
        {"".join(reeds)}""")


def _covered_bridge():
    """The bridge itself, standing on the waterline."""
    deck, piers = 590, (180, 540, 1060, 1420)
    d = f"M120 {deck} H1480 V640 "
    arches = (
        f"M{piers[3] - 52} 700 V668 C{piers[3] - 70} 600 {piers[2] + 70} 600 {piers[2] + 52} 668 V700 Z "
        f"M{piers[2] - 52} 700 V680 C{piers[2] - 90} 588 {piers[1] + 90} 588 {piers[1] + 52} 680 V700 Z "
        f"M{piers[1] - 52} 700 V668 C{piers[1] - 70} 600 {piers[0] + 70} 600 {piers[0] + 52} 668 V700 Z"
    )
    stone = f"{d} V{WATERLINE} H120 Z"
    parts = [
        f'<clipPath id="stone"><path clip-rule="evenodd" d="{stone} {arches}"/></clipPath>',
        f'<g clip-path="url(#stone)">{path(stone, "#b9b1a4")}'
        + stroke("M120 622 H1480 M120 656 H1480", "#a59c8e", 3)
        + stroke(
            "".join(f"M{x} 596 v22 m24 10 v24 m-20 10 v24 " for x in range(130, 1480, 64)),
            "#a59c8e",
            3,
        )
        + "</g>",
        rect(108, deck - 14, 1384, 18, "#8d8376"),
    ]
    # The gallery: posts, railing, and a roof whose middle and ends stand higher.
    posts = "".join(f"M{x} 470 V{deck - 12} " for x in range(150, 1460, 65))
    parts += [
        rect(140, 470, 1320, 106, "#5b4a41", 'opacity=".28"'),
        stroke(posts, "#6d3a2e", 9),
        stroke(f"M140 {deck - 46} H1460", "#6d3a2e", 6),
        stroke("".join(f"M{x} {deck - 44} v30 " for x in range(150, 1460, 13)), "#6d3a2e", 2.5),
        _roof(96, 1504, 474, 424, 60),
    ]
    for left, right, top in ((676, 924, 372), (150, 330, 396), (1270, 1450, 396)):
        parts += [
            rect(left + 24, top, right - left - 48, 62, "#6d3a2e"),
            stroke(
                "".join(f"M{x} {top + 6} v50 " for x in range(left + 44, right - 30, 20)),
                "#8d5546",
                4,
            ),
            _roof(left - 22, right + 22, top + 6, top - 44, 40),
        ]
    parts.append(_roof(716, 884, 330, 286, 34))
    parts.append(path("M794 286 l6 -34 l6 34 Z", INK))
    return parts


def _roof(left, right, eaves, ridge, slope):
    """A tiled roof from the side: eaves that turn up at both ends."""
    shape = (
        f"M{left} {eaves - 12} Q{left + slope} {eaves - 8} {left + slope} {ridge} "
        f"H{right - slope} Q{right - slope} {eaves - 8} {right} {eaves - 12} "
        f"Q{right - 30} {eaves + 12} {right - 60} {eaves + 12} H{left + 60} "
        f"Q{left + 30} {eaves + 12} {left} {eaves - 12} Z"
    )
    tiles = "".join(
        f"M{x} {ridge + 6} V{eaves + 4} "
        for x in range(int(left + slope + 8), int(right - slope), 14)
    )
    return (
        path(shape, "#4d4a47")
        + stroke(tiles, "#69645e", 2.5)
        + stroke(f"M{left + slope - 6} {ridge} H{right - slope + 6}", INK, 9)
    )


def courtyard():
    """Return the courtyard of the society: a hall, a wing on either side, a path and a maple."""
    dice = random.Random(23)  # noqa: S311
    slabs = []
    for row in range(9):
        y = 716 + 4.1 * row * (row + 5) * 0.72
        y2 = 716 + 4.1 * (row + 1) * (row + 6) * 0.72
        half, half2 = 92 + (y - 716) * 0.62, 92 + (y2 - 716) * 0.62
        cut = dice.uniform(-0.5, 0.5)
        slabs.append(
            f"M{800 - half:.0f} {y:.0f} H{800 + half:.0f} "
            f"M{800 + cut * half:.0f} {y:.0f} L{800 + cut * half2:.0f} {y2:.0f} "
        )
    crown = _foliage(
        dice,
        (
            (1068, 398, 76),
            (1130, 330, 88),
            (1210, 286, 84),
            (1276, 354, 88),
            (1196, 396, 96),
            (1330, 420, 58),
        ),
        ("#8f2318", "#a4281c", "#b8492f", "#c7694f", "#bb5a3a"),
    )
    fallen = [
        f'<ellipse cx="{dice.randint(960, 1420)}" cy="{dice.randint(742, 900)}" rx="9" ry="4" '
        f'fill="{dice.choice(("#b8492f", "#a4281c", "#c7694f"))}"/>'
        for _ in range(34)
    ]
    return svg(f"""
        {LIGHT_AND_SHADOW}
        <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#e4e7e5"/>
            <stop offset="1" stop-color="#f7f3eb"/></linearGradient>
        <linearGradient id="ground" x2="0" y2="1"><stop stop-color="#d8d2c5"/>
            <stop offset="1" stop-color="#c4bcad"/></linearGradient>
        {rect(0, 0, 1600, 1000, "url(#sky)")}
        {
        path(
            "M0 330 C200 250 380 300 560 262 C760 220 900 300 1100 268 C1300 236 1450 280 1600 250 "
            "V520 H0 Z",
            "#cdd4d4",
        )
    }
        {rect(0, 700, 1600, 300, "url(#ground)")}
        {_hall()}
        {_wing()}
        <g transform="translate(1600 0) scale(-1 1)">{_wing()}</g>
        {path("M708 716 H892 L1068 1000 H532 Z", "#e3ddd0")}
        {stroke("".join(slabs), "#bdb4a4", 3)}
        {_plants()}
        <ellipse cx="1180" cy="742" rx="190" ry="26" fill="{
        EARTH
    }" opacity=".2" filter="url(#blur)"/>
        {
        path(
            "M1150 740 C1166 660 1160 600 1146 540 C1130 480 1100 450 1080 420 L1092 412 C1120 446 "
            "1144 462 1158 490 C1160 440 1168 400 1180 360 L1192 362 C1184 420 1184 470 1188 500 "
            "C1206 470 1230 446 1256 432 L1262 442 C1226 476 1200 530 1196 590 C1192 650 1196 700 "
            "1212 740 Z",
            "#4b3a33",
        )
    }
        <g filter="url(#near)">{crown}</g>
        {"".join(fallen)}""")


def _hall():
    """The hall at the far side: steps, five bays, a wide roof."""
    bays = "".join(
        rect(x, 506, 100, 170, "#7a3a2c")
        + stroke("".join(f"M{x + 20 * i} 510 v96 " for i in range(1, 5)), "#a7695a", 3)
        + stroke(f"M{x + 4} 540 h92 M{x + 4} 574 h92 M{x + 4} 608 h92", "#a7695a", 3)
        for x in (488, 608, 892, 1012)
    )
    pillars = "".join(rect(x, 484, 16, 196, "#5d2a20") for x in (466, 590, 714, 870, 994, 1118))
    steps = "".join(
        rect(690 - 14 * i, 676 + 13 * i, 220 + 28 * i, 14, c)
        for i, c in enumerate(("#e9e4d9", "#dcd5c7", "#cdc5b5"))
    )
    return f"""
        {rect(400, 470, 800, 246, "#d9d2c4")}{rect(440, 470, 720, 212, "#ebe5d9")}{bays}
        {rect(734, 500, 132, 178, "#2f2a26")}
        {path("M734 500 h30 v172 l-30 6 Z M866 500 h-30 v172 l30 6 Z", "#7a3a2c")}
        {rect(772, 560, 56, 118, "#4d433b")}{circle(800, 612, 20, "#d8b28a", 'opacity=".35"')}
        {pillars}{rect(428, 676, 744, 40, "#c9c1b1")}{steps}
        {rect(452, 464, 696, 24, "#5d2a20")}
        {rect(742, 466, 116, 34, INK, 'rx="3"')}
        {stroke("M760 483 h14 m12 0 h14 m12 0 h14", "#c9a26a", 9)}
        {_roof(356, 1244, 460, 322, 130)}
        {path("M486 322 C476 306 470 300 462 284 L500 306 H1100 L1138 284 C1130 300 1124 306 1114 322 Z", INK)}
        {rect(440, 470, 720, 16, INK, 'opacity=".25"')}"""


def _wing():
    """The wing on the left, drawn towards the far hall; mirrored it is the one on the right."""
    windows = "".join(
        path(
            f"M{x} {532 - (420 - x) * 0.09:.0f} L{x + w} {532 - (420 - x - w) * 0.09:.0f} "
            f"V{650 + (420 - x - w) * 0.16:.0f} L{x} {650 + (420 - x) * 0.16:.0f} Z",
            "#7a3a2c",
        )
        + stroke(
            f"M{x + w / 2} {534 - (420 - x) * 0.09:.0f} V{650 + (420 - x) * 0.13:.0f} "
            f"M{x} 590 L{x + w} 590",
            "#a7695a",
            3,
        )
        for x, w in ((40, 96), (190, 78), (312, 62))
    )
    tiles = "".join(
        f"M{x} {356 + (x + 60) * 0.13:.0f} L{x + 46} {452 + x * 0.075:.0f} "
        for x in range(-60, 400, 18)
    )
    return f"""
        {path("M0 470 L420 492 V718 L0 800 Z", "#e9e3d6")}
        {path("M0 752 L420 690 V718 L0 800 Z", "#b8b0a1")}{windows}
        {path("M-20 340 L372 398 L446 496 L-20 478 Z", "#4d4a47")}
        {stroke(tiles, "#69645e", 2.5)}
        {path("M-20 330 L376 390 L372 404 L-20 350 Z", INK)}
        {path("M0 478 L446 496 L420 508 L0 500 Z", INK, 'opacity=".3"')}"""


def _foliage(dice, places, colours):
    """Leaves around each of `places`, a middle and a radius, on a darker mass."""
    dark = "".join(circle(x, y, radius * 0.8, colours[0]) for x, y, radius in places)
    leaves = []
    for x, y, radius in places:
        for _ in range(int(radius * 1.7)):
            turn, far = dice.uniform(0, 2 * pi), radius * dice.uniform(0.05, 1) ** 0.6
            dx, dy = far * cos(turn), far * sin(turn) * 0.86
            leaves.append(
                f'<ellipse cx="{x + dx:.0f}" cy="{y + dy:.0f}" rx="{dice.randint(7, 14)}" ry="6" '
                f'fill="{dice.choice(colours)}" transform="rotate({dice.randint(0, 180)} {x + dx:.0f} {y + dy:.0f})"/>'
            )
    return dark + "".join(leaves)


def _plants():
    """A water jar with a lotus on the left, low shrubs along the wings."""
    places = (
        (60, 834, 46),
        (124, 820, 50),
        (190, 812, 38),
        (1410, 812, 38),
        (1478, 820, 50),
        (1546, 834, 46),
    )
    greens = ("#626950", "#6f7659", MOSS, "#747b5e", "#8f9678")
    dice = random.Random(3)  # noqa: S311
    return f"""{_foliage(dice, places, greens)}
        <ellipse cx="420" cy="838" rx="104" ry="18" fill="{EARTH}" opacity=".25" filter="url(#blur)"/>
        {path("M336 730 C330 790 356 836 420 838 C484 836 510 790 504 730 Z", "#6b655c")}
        {stroke("M342 766 C370 780 470 780 498 766", STONE, 4)}
        <ellipse cx="420" cy="730" rx="84" ry="20" fill="#565049"/>
        <ellipse cx="420" cy="730" rx="70" ry="14" fill="#8b9a98"/>
        {stroke("M404 728 C400 690 392 670 380 652 M440 728 C444 690 452 680 466 664", "#6f7659", 5)}
        <ellipse cx="378" cy="650" rx="46" ry="17" fill="{MOSS}"/>
        <ellipse cx="472" cy="662" rx="38" ry="14" fill="#747b5e"/>"""
