"""A reading circle, seen from above like the editor's desk."""

import random
from math import cos, pi, sin

from demo_images.paper import (
    CINNABAR,
    INK,
    LIGHT_AND_SHADOW,
    LINEN,
    MIST,
    MOSS,
    PAPER,
    WATER,
    circle,
    group,
    path,
    rect,
    stroke,
    svg,
)

SKIN = "#dcb897"


def reading():
    """Return six people around a table with open books and tea; bamboo throws its shadow in."""
    dice = random.Random(2)  # noqa: S311 - the same shadows every time
    boards = "".join(f"M0 {y} H1600 " for y in range(60, 1000, 118))
    joints = "".join(
        f"M{dice.randint(40, 1560)} {y} v118 " for y in range(60, 900, 118) for _ in range(3)
    )
    coats = ("#4d5a62", "#8a5a48", "#6f7659", "#59544d", "#93897c", "#6a7a84")
    hairs = ("#2f2a26", "#3b332d", "#6e675f", "#2f2a26", "#2f2a26", "#8f887e")
    people = []
    for i, (coat, hair) in enumerate(zip(coats, hairs, strict=True)):
        turn = 60 * i
        x, y = 800 + 452 * cos(turn * pi / 180), 500 + 392 * sin(turn * pi / 180)
        people.append(
            group([_reader(coat, hair, i)], f"translate({x:.0f} {y:.0f}) rotate({turn + 90})")
        )
    cups = "".join(
        _cup(800 + 236 * cos(t), 500 + 178 * sin(t)) for t in (k * pi / 3 + 0.5 for k in range(6))
    )
    return svg(f"""{LIGHT_AND_SHADOW}
        {rect(0, 0, 1600, 1000, "#cdbfa9")}{stroke(boards + joints, "#bfb098", 3)}
        <ellipse cx="800" cy="500" rx="760" ry="486" fill="#ded5c6"/>
        <ellipse cx="800" cy="500" rx="736" ry="464" fill="none" stroke="#b98f7f" stroke-width="5"/>
        <ellipse cx="800" cy="500" rx="716" ry="446" fill="none" stroke="#b98f7f" stroke-width="2"/>
        <g filter="url(#far)"><ellipse cx="800" cy="500" rx="392" ry="316" fill="#9c7452"/></g>
        <ellipse cx="800" cy="496" rx="386" ry="308" fill="#b58a64"/>
        <ellipse cx="800" cy="496" rx="350" ry="274" fill="none" stroke="#a67c57" stroke-width="4"/>
        {"".join(people)}{cups}{_middle()}
        {_light_and_bamboo(dice)}""")


def _reader(coat, hair, number):
    """Somebody at the table, who faces down in this drawing: chair, shoulders, arms, book, head."""
    cover = (CINNABAR, WATER, MOSS, "#6d2d24", "#59544d", WATER)[number]
    book = (
        path("M-74 84 h148 v92 h-148 Z", cover, 'filter="url(#near)"')
        + path(
            "M-69 88 C-46 82 -20 82 0 90 C20 82 46 82 69 88 V171 C46 165 20 165 0 173 C-20 165 -46 165 -69 171 Z",
            PAPER,
        )
        + stroke("M0 90 V172", MIST, 3)
        + stroke(
            "".join(f"M{x} {y} h44 " for x in (-58, 14) for y in (104, 118, 132, 146, 159)),
            "#b3aa9c",
            4,
        )
    )
    return f"""
        {rect(-72, -96, 144, 70, "#7b5a43", 'rx="26" filter="url(#far)"')}
        {
        path(
            "M-104 6 C-108 -52 -58 -66 0 -66 C58 -66 108 -52 104 6 C100 44 60 52 0 52 C-60 52 -100 44 -104 6 Z",
            coat,
            'filter="url(#near)"',
        )
    }
        {book}
        {stroke("M-88 8 C-112 66 -104 100 -76 122 M88 8 C112 66 104 100 76 122", coat, 40)}
        {circle(-70, 128, 17, SKIN)}{circle(70, 128, 17, SKIN)}
        <g filter="url(#near)">{circle(0, 2, 50, hair)}</g>
        {path("M-36 34 C-20 52 20 52 36 34 C22 42 -22 42 -36 34 Z", SKIN)}
        {stroke("M-26 -22 A36 36 0 0 1 8 -34", "#fff", 4, 'opacity=".22"')}
        {circle(0, -48, 20, hair) if number in (1, 4) else ""}"""


def _cup(x, y):
    return f"""<g transform="translate({x:.0f} {y:.0f})">{circle(0, 0, 30, PAPER, 'filter="url(#near)"')}
        {circle(0, 0, 23, "#b98a52")}{stroke("M-14 -6 A16 16 0 0 1 -2 -15", "#dcb684", 3)}</g>"""


def _middle():
    """A teapot, a vase and a pile of slips in the middle of the table."""
    leaves = "".join(
        group([path("M0 0 C26 -16 56 -14 76 0 C56 14 26 16 0 0 Z", colour)], f"rotate({turn})")
        for turn, colour in (
            (10, MOSS),
            (74, "#6f7659"),
            (132, MOSS),
            (196, "#97a07d"),
            (250, "#6f7659"),
            (312, MOSS),
        )
    )
    return f"""
        <g transform="translate(742 484)">{leaves}{circle(0, 0, 22, LINEN, f'stroke="{WATER}" stroke-width="6"')}</g>
        <g transform="translate(872 500) rotate(24)" filter="url(#near)">
            {stroke("M44 0 C66 -4 74 -14 84 -22", "#6d4e39", 17)}{circle(0, 0, 52, "#7a5540")}
            {circle(0, 0, 30, "#8f6750")}{circle(0, 0, 10, INK)}{stroke("M-48 0 C-84 -22 -84 22 -48 6", "#6d4e39", 10)}</g>
        <g transform="translate(800 596) rotate(-8)">{rect(-44, -14, 88, 28, "#f3ead9", 'filter="url(#near)"')}
            {stroke("M-34 0 h54", CINNABAR, 3)}</g>"""


def _light_and_bamboo(dice):
    """Light through a window, and the shadow of bamboo in it."""
    stems = "".join(
        f"M{x} -60 C{x + 30} 300 {x - 20} 640 {x + 70} 1060 " for x in (150, 330, 1330, 1480)
    )
    leaves = []
    for _ in range(46):
        x, y = (
            dice.choice((dice.randint(60, 470), dice.randint(1180, 1580))),
            dice.randint(-20, 960),
        )
        turn = dice.randint(20, 150)
        leaves.append(
            group(
                [path("M0 0 C34 -13 80 -10 118 0 C80 10 34 13 0 0 Z", "#3a3027")],
                f"translate({x} {y}) rotate({turn})",
            )
        )
    panes = "M-80 0 L480 0 L760 1000 L200 1000 Z M560 0 L1000 0 L1280 1000 L840 1000 Z M1080 0 L1640 0 L1900 1000 L1360 1000 Z"
    return f"""{path(panes, "#fff6df", 'opacity=".13"')}
        <g opacity=".15" filter="url(#blur)">{stroke(stems, "#3a3027", 15)}{"".join(leaves)}</g>"""
