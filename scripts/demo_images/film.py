"""The film: a red pen mends three lines of a manuscript. Silent, 12 seconds."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from demo_images.desk import red_pen
from demo_images.paper import (
    CINNABAR,
    INK,
    LIGHT_AND_SHADOW,
    PAPER,
    SERIF,
    rect,
    stroke,
    svg,
)
from demo_images.studio import photograph

WIDTH, HEIGHT = 960, 600
PER_SECOND, SECONDS = 12, 12
FRAMES_A_PHOTO = 12  # Chromium starts once for that many
SIZE = 62  # of a character

# What stands there, what is struck out, what is written above it.
EXAMPLES = (
    ("请于月底前后报送材料。", "月底前后", "10月28日前"),
    ("县直58人，乡镇48人，其他20人，共128人。", "128", "126"),
    ("拟借用贵局会议室，请批示。", "批示", "函复"),
)
EACH = 3.6  # seconds: the line appears, is struck, the new words are written, a rest


def film(target):
    """Save the film as WebM."""
    if not shutil.which("ffmpeg"):
        sys.exit("No ffmpeg found.")
    frames = [frame(number / PER_SECOND) for number in range(PER_SECOND * SECONDS)]
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, len(frames), FRAMES_A_PHOTO):
            _photograph_strip(frames[first : first + FRAMES_A_PHOTO], Path(folder), first)
        command = ["ffmpeg", "-y", "-loglevel", "error", "-framerate", str(PER_SECOND)]
        source = ["-i", f"{folder}/%04d.png", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p"]
        quality = ["-crf", "34", "-b:v", "0", "-threads", "1", "-fflags", "+bitexact", "-an"]
        subprocess.run([*command, *source, *quality, str(target)], check=True)


def _photograph_strip(frames, folder, first):
    """Photograph frames that stand one below the other, and cut them apart."""
    pages = "".join(
        f'<svg y="{HEIGHT * row}" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 1600 1000">{body}</svg>'
        for row, body in enumerate(frames)
    )
    strip = folder / "strip.png"
    size = WIDTH, HEIGHT * len(frames)
    photograph(svg(LIGHT_AND_SHADOW + pages, *size), strip, *size)
    with Image.open(strip) as photo:
        for row in range(len(frames)):
            box = (0, HEIGHT * row, WIDTH, HEIGHT * (row + 1))
            photo.crop(box).save(folder / f"{first + row:04d}.png")


def frame(time):
    """Return what is seen after so many seconds, 1600 by 1000."""
    rules = "".join(f"M150 {y} H1450 " for y in (396, 626, 856))
    parts = [
        rect(0, 0, 1600, 1000, "#d3cbbd"),
        '<g transform="rotate(-.6 800 500)">',
        rect(90, 60, 1420, 960, PAPER, 'filter="url(#far)"'),
        stroke("M150 150 H1450", "#dcb9b0", 4) + stroke(rules, "#dcb9b0", 2.5),
    ]
    tip = (1330, 1180)  # below the picture
    for number, example in enumerate(EXAMPLES):
        since = time - EACH * number
        if since >= 0:
            drawn, place = _example(example, 350 + 230 * number, since, number)
            parts.append(drawn)
            tip = place
    parts.append(red_pen(f"translate({tip[0]:.1f} {tip[1]:.1f}) rotate(-128) translate(-140 0)"))
    return "".join(parts) + "</g>"


def _example(example, y, since, number):
    """Return a line as it stands after so many seconds of its own, and where the pen is."""
    text, wrong, right = example
    xs = _places(text, 168)
    start = text.index(wrong)
    left, end = xs[start] - 4, xs[start + len(wrong)] + 2
    shown = min(1, since / 0.6)
    parts = [
        f'<g opacity="{shown:.2f}">',
        *(
            _character(sign, (a + b) / 2, y, SIZE, INK)
            for sign, a, b in zip(text, xs, xs[1:], strict=False)
        ),
        "</g>",
    ]
    struck, written = _eased((since - 1.0) / 0.5), _eased((since - 1.8) / 1.0)
    if struck:
        d = f"M{left:.1f} {y + 4} q{(end - left) * struck / 2:.1f} -8 {(end - left) * struck:.1f} 0"
        parts.append(stroke(d, CINNABAR, 6))
    above = _places(right, left + 6, 0.92)
    if written:
        clip = f"words{number}-{since:.2f}".replace(".", "-")
        width = (above[-1] - left + 12) * written
        parts.append(
            f'<clipPath id="{clip}">{rect(left - 4, y - 108, width, 80, INK)}</clipPath>'
            f'<g clip-path="url(#{clip})">'
        )
        for sign, a, b in zip(right, above, above[1:], strict=False):
            parts.append(_character(sign, (a + b) / 2, y - 68, SIZE * 0.92, CINNABAR))
        parts.append("</g>")
    return "".join(parts), _tip(since, y, left, end, above[-1], struck, written)


def _tip(since, y, left, end, right, struck, written):
    """Where the pen's tip is: it comes, strikes, writes, and goes aside."""
    if since < 1.0:
        return _between(
            (1330, 1120 if y < 400 else y + 40), (left, y + 4), _eased((since - 0.3) / 0.7)
        )
    if since < 1.5:
        return left + (end - left) * struck, y + 4
    if since < 1.8:
        return _between((end, y + 4), (left + 6, y - 60), _eased((since - 1.5) / 0.3))
    if written < 1:
        wobble = (-14, 16, -6, 20)[int(since * PER_SECOND) % 4]
        return left + 6 + (right - left) * written, y - 60 + wobble
    aside = (1330, y + 270)
    return _between((right, y - 50), aside, _eased((since - 2.8) / 0.5))


def _between(start, end, part):
    return tuple(a + (b - a) * part for a, b in zip(start, end, strict=True))


def _eased(part):
    part = max(0.0, min(1.0, part))
    return part * part * (3 - 2 * part)


def _places(text, x, scale=1.0):
    """Where each character begins, and where the last one ends."""
    places = [x]
    for sign in text:
        places.append(places[-1] + SIZE * scale * (0.56 if sign.isascii() else 1))
    return places


def _character(sign, x, y, size, colour):
    style = f"font: 600 {size:.0f}px '{SERIF}'"
    return (
        f'<text x="{x:.1f}" y="{y + 0.38 * size:.1f}" style="{style}" fill="{colour}">{sign}</text>'
    )
