"""The editor's desk, and the sheet that lies on it."""

import random

from demo_images.paper import CINNABAR, EARTH, INK, LIGHT_AND_SHADOW, LINEN, MIST, PAPER, STONE, svg


def manuscript():
    """Return a ruled sheet, 860 by 620 around (0, 0): 20 columns of 20 characters, red marks."""
    dice, grey = random.Random(5), "#877f74"  # noqa: S311 - the same sheet every time
    rules = "".join(f"M{38 * i - 399} -240 v480 " for i in range(22))
    sheet = f"""<path d="M-430 -310 h860 v620 h-860 Z" fill="{PAPER}" filter="url(#near)"/>
        <path d="M-408 -249 h816 v498 h-816 Z" class="line" stroke="#dcb9b0" stroke-width="4"/>
        <path d="{rules} M-399 -240 h798 m0 480 h-798" stroke="#dcb9b0" stroke-width="1.5"/>
        <path d="M-19 -144 h38 v28 l-19 -14 l-19 14 Z m0 288 h38 v-28 l-19 14 l-19 -14 Z"
            fill="{CINNABAR}" opacity=".5"/>"""
    parts = [sheet]

    def at(number, row):
        """Return the middle of a column, counted from the right, and the upper edge of a row."""
        return 380 - 38 * number, 24 * row - 240

    def write(number, row, count, colour=grey, size=1.0):
        """Set characters, each a plain block: nobody is to read this sheet."""
        x, y = at(number, row)
        for i in range(count):
            wide, high = dice.choice((14, 16, 18)) * size, dice.choice((15, 17)) * size
            left, top = x - wide / 2, y + 24 * size * (i + 0.5) - high / 2
            place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
            parts.append(f'<rect {place} rx="4" fill="{colour}"/>')

    write(1, 4, 6, INK, 1.5)
    write(3, 14, 3, STONE)
    endings = {8: 11, 12: 14, 16: 8, 18: 12}  # the last lines of paragraphs
    for number in (*range(5, 10), *range(11, 19)):  # column 10 is the fold
        row, end = (2 if number in (5, 9, 13, 17) else 0), endings.get(number, 20)
        while row < end:
            count = min(dice.randint(4, 9), end - row)
            write(number, row, count)
            row += count + 1  # one square for a comma or full stop
            x, y = at(number, row)
            if row <= 20:
                parts.append(f'<circle cx="{x + 6}" cy="{y - 18}" r="3" fill="{grey}"/>')

    def mark(number, row, d):
        """Draw one red mark of the editor's, as a path from the upper edge of a square."""
        x, y = at(number, row)
        parts.append(f'<path d="m{x} {y} {d}" class="line mark"/>')

    # Delete: a ring around four characters, with a tail that curls into the lower margin.
    mark(6, 16, "m-16 10 c0 -18 32 -18 32 0 v78 c0 18 -32 18 -32 0 Z")
    mark(6, 20, "m0 6 c2 16 -12 22 -16 32 c-4 17 21 17 19 1 c-2 -15 -26 -10 -40 -3")
    # Insert: a wedge beside a column, and the new words in the upper margin.
    mark(8, 7, "m21 -12 l-22 12 l22 12 m-2 -12 c11 -60 -9 -126 0 -186 m-24 -20 h4 m20 0 h52")
    # Swap two pairs. Good: rings beside a sentence. Doubtful: a line. Seen: a tick.
    mark(13, 6, "m17 -44 c0 -16 -34 -16 -34 0 v24 c0 24 34 16 34 40 v24 c0 16 -34 16 -34 0")
    mark(15, 10, "m13 -36" + " m0 24 a6 6 0 0 1 12 0 a6 6 0 0 1 -12 0" * 6)
    mark(18, 2, "m-19 0 v144")
    mark(19, 17, "l14 18 l30 -46")
    return "".join(parts)


def red_pen(transform):
    """Return the red pen; it lies along the x axis with its tip at (140, 0)."""
    return f"""<g class="line" filter="url(#near)" transform="{transform}">
        <path d="M-190 0 H30" stroke="{CINNABAR}" stroke-width="30"/>
        <path d="M-190 0 H-124" stroke="#7d1d14" stroke-width="30"/>
        <path d="M-111 -15 v30 M-180 0 H-106" stroke="{MIST}" stroke-width="8"/>
        <path d="M-88 -7 H18" stroke="#c9594c" stroke-width="4"/>
        <path d="M38 -15 L92 -9 V9 L38 15 Z" fill="{INK}"/>
        <path d="M92 -9 C116 -9 128 -3 140 0 C128 3 116 9 92 9 Z" fill="{MIST}"/></g>"""


def desk():
    """Return an editor's desk from above: manuscript, red pen, tea, glasses, books and lamp."""
    book = "M-118 -170 h236 v340 h-236 Z"
    # The bookshelf stands outside the picture; only its shadow falls on the desk.
    return svg(f"""
        {LIGHT_AND_SHADOW}
        <path id="desk" d="M0 0 H1600 V1000 H0 Z" fill="#ddd7cc"/>
        <rect id="pad" x="96" y="84" width="1408" height="832" rx="18" fill="#cfc8bb"/>
        <rect id="seam" x="110" y="98" width="1380" height="804" rx="10" fill="none" stroke="#bdb5a7"
            stroke-width="2" stroke-dasharray="9 7"/>
        <ellipse cx="470" cy="330" rx="820" ry="620" fill="url(#light)"/>
        <g opacity=".11" filter="url(#blur)" transform="translate(1010 -300) skewX(-30) rotate(8)">
            <path id="shelf" fill="{EARTH}" d="M0 330 h1000 v26 h-1000 Z M24 330 v-215 h60 v215 Z m64 0
                v-240 h38 v240 Z m42 0 v-190 h50 v190 Z m110 0 v-240 h36 v240 Z m40 0 v-262 h62 v262 Z
                m66 0 v-215 h32 v215 Z m94 0 v-240 h48 v240 Z m52 0 v-200 h66 v200 Z"/>
            <use href="#shelf" x="30" y="330"/><use href="#shelf" x="-20" y="660"/></g>
        <g id="books" transform="translate(122 806) rotate(5)">
            <path d="{book}" fill="{EARTH}" filter="url(#near)" transform="translate(-14 25) rotate(-13)"/>
            <path d="{book}" fill="#6d2d24" filter="url(#near)"/>
            <path d="M-98 -150 h42 v170 h-42 Z" fill="{LINEN}"/>
            <path d="M90 -170 v340 {"m0 -50 h28 m-28 0 " * 6}" stroke="{MIST}" stroke-width="3"/></g>
        <g transform="translate(740 520) rotate(3.5)">
            <path d="M-430 -310 h860 v620 h-860 Z" fill="#f1ede5" filter="url(#near)"/></g>
        <g transform="translate(716 510) rotate(-2.5)">{manuscript()}</g>
        {red_pen("translate(1286 560) rotate(110)")}
        <g id="cup" class="line" transform="translate(1392 212)">
            <circle r="122" fill="{LINEN}" filter="url(#far)"/>
            <circle r="92" stroke="{MIST}" stroke-width="3"/>
            <g filter="url(#near)"><circle r="80" fill="{PAPER}"/>
                <path d="M62 42 C128 60 120 122 62 92" stroke="{PAPER}" stroke-width="17"/></g>
            <circle r="68" fill="#a9713f" stroke="#86552c" stroke-width="5"/>
            <path d="M-46 -20 A50 50 0 0 1 -8 -49" stroke="#cf9e6d" stroke-width="6"/></g>
        <g id="glasses" class="line" stroke="{INK}" stroke-width="8" filter="url(#near)"
            transform="translate(1400 830) rotate(-12)">
            <g fill="#fff" fill-opacity=".28"><circle cx="-76" r="58"/><circle cx="76" r="58"/></g>
            <path d="M-19 -10 Q0 -28 19 -10 M-133 -14 l-17 -6 l16 -92 M133 -14 l17 -6 l-20 -92"/></g>
        <g id="lamp" transform="translate(150 118)">
            <path d="M-300 -110 L0 0" stroke="{INK}" stroke-width="20" filter="url(#far)"/>
            <circle r="122" fill="{EARTH}" stroke="#3f3b36" stroke-width="8" filter="url(#far)"/>
            <circle r="24" fill="{STONE}" stroke="#3f3b36" stroke-width="20"/></g>""")
