"""Paper and ink: the colours of the demo's pictures, and what they draw again and again."""

WIDTH, HEIGHT = 1600, 1000
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"

PAPER, INK, CINNABAR = "#fbfaf7", "#1d1c1a", "#a4281c"
LINEN, MIST, STONE, EARTH = "#efece5", "#d9d4ca", "#91887d", "#5a564f"  # warm greys
WATER, MOSS = "#7f919b", "#838a6c"  # for landscapes, plants and the covers of files

# Shadows on what lies near and far below, and light: `filter="url(#near)"`, `fill="url(#light)"`.
AROUND = 'x="-30%" y="-30%" width="160%" height="160%"'
SHADOW = '<feDropShadow flood-color="#3a3027" flood-opacity=".22"'
LIGHT_AND_SHADOW = f"""
    <filter id="near" {AROUND}>{SHADOW} dx="5" dy="7" stdDeviation="7"/></filter>
    <filter id="far" {AROUND}>{SHADOW} dx="12" dy="16" stdDeviation="12"/></filter>
    <filter id="blur" {AROUND}><feGaussianBlur stdDeviation="6"/></filter>
    <radialGradient id="light"><stop stop-color="#fffaf0" stop-opacity=".6"/>
        <stop offset="1" stop-color="#fffaf0" stop-opacity="0"/></radialGradient>"""


def svg(body, width=WIDTH, height=HEIGHT):
    """Return the page to photograph, in pixels of the picture."""
    return f"""<!doctype html><meta charset="utf-8"><body style="margin: 0; background: {PAPER}">
        <style>text {{ font-family: "{SANS}"; text-anchor: middle }}
            text.title {{ font: 700 60px "{SERIF}"; text-anchor: start }}
            .line {{ fill: none; stroke-linecap: round; stroke-linejoin: round }}
            .mark {{ stroke: {CINNABAR}; stroke-width: 4.5 }}</style>
        <svg lang="zh-CN" style="display: block" width="{width}" height="{height}">{body}</svg>"""


def rect(x, y, width, height, fill, extra=""):
    """Return a rectangle by its upper left corner."""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" {extra}/>'
    )


def path(d, fill, extra=""):
    """Return a filled shape."""
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def stroke(d, colour, width, extra=""):
    """Return a line with round ends."""
    return f'<path class="line" d="{d}" stroke="{colour}" stroke-width="{width:g}" {extra}/>'


def circle(x, y, radius, fill, extra=""):
    """Return a disc by its middle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" {extra}/>'


def group(body, transform="", extra=""):
    """Return shapes that are moved, turned, faded or shaded together."""
    return f'<g transform="{transform}" {extra}>{"".join(body)}</g>'


def words(x, y, text, size, fill=INK, extra=""):
    """Return a line of text whose Han characters have their middle at height `y`."""
    baseline = y + 0.38 * size  # Noto's Han characters stand from -0.12 to 0.88 em
    return f'<text x="{x}" y="{baseline}" font-size="{size}" fill="{fill}" {extra}>{text}</text>'


def title(text):
    """Return the title of a chart, upper left, with a cinnabar bar before it."""
    bar = f'<rect x="84" y="92" width="10" height="64" fill="{CINNABAR}"/>'
    return bar + words(122, 124, text, 60, extra='class="title"')


def arrow(x1, y1, x2, y2, colour=INK, extra=""):
    """Return a horizontal or vertical arrow whose tip touches (x2, y2)."""
    dx, dy = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
    bx, by = x2 - 20 * dx, y2 - 20 * dy
    tip = f"M{x2} {y2} L{bx - 11 * dy} {by - 11 * dx} L{bx + 11 * dy} {by + 11 * dx} Z"
    return f"""<path d="M{x1} {y1} L{bx} {by}" stroke="{colour}" stroke-width="4" {extra}/>
        <path d="{tip}" fill="{colour}"/>"""


def box(x, y, width, height, text, size, fill=PAPER, colour=INK, edge=INK):
    """Return a box by its middle, with one or two lines of text: a space parts them."""
    rows = text.split()
    first = y - (len(rows) - 1) / 2 * 1.25 * size
    return f"""<rect x="{x - width / 2}" y="{y - height / 2}" width="{width}" height="{height}"
        rx="6" fill="{fill}" stroke="{edge}" stroke-width="3.5"/>""" + "".join(
        words(x, first + 1.25 * size * i, row, size, colour) for i, row in enumerate(rows)
    )
