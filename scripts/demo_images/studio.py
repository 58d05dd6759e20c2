"""The studio: Chromium photographs pages of SVG and prints pages of HTML."""

import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PIL import Image

from demo_images.paper import HEIGHT, SANS, SERIF, WIDTH

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find_font(family, style):
    """Return a font of this machine; stop where it is not installed."""
    if not shutil.which("fc-match"):
        sys.exit("No fc-match found (fontconfig): cannot look for the fonts.")
    command = ["fc-match", "--format=%{family}|%{file}|%{index}", f"{family}:style={style}"]
    found, path, number = subprocess.check_output(command, encoding="utf-8").split("|")
    if family not in found:
        sys.exit(f"Not installed: the font {family} (on Debian in fonts-noto-cjk).")
    return TTFont(path, fontNumber=int(number))


def require_fonts():
    """Stop where a font is missing: Chromium would silently take another."""
    for family in (SERIF, SANS):
        find_font(family, "Regular")


def with_fonts(page):
    """Return a page to print with its fonts in it."""
    faces = (SERIF, "Regular", 400), (SERIF, "Bold", 700), (SANS, "Regular", 400)
    return f"{page}<style>{''.join(embedded(page, *face) for face in faces)}</style>"


def embedded(page, family, style, weight):
    """Return CSS that embeds a font, cut down to the characters of `page`, as TrueType.

    Installed, these fonts are CFF, whose outlines Chromium would draw one by one into the PDF.
    """
    font = find_font(family, style)
    subsetter = Subsetter(Options(drop_tables=["VORG", "BASE"]))
    subsetter.populate(text=page)
    subsetter.subset(font)
    outlines, glyphs = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, 1.5, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"
    builder, file = FontBuilder(font=font), BytesIO()
    builder.isTTF = True
    builder.setupMaxp()
    builder.setupGlyf(glyphs)
    builder.save(file)
    source = f"url(data:font/ttf;base64,{b64encode(file.getvalue()).decode()})"
    return f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: {source} }}'


def photograph(page, target, width=WIDTH, height=HEIGHT):
    """Save a picture of `page` as WebP or PNG."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        photo = Path(folder) / "photo.png"
        size = f"--window-size={width},{height}"
        _open(page, Path(folder), "--hide-scrollbars", size, f"--screenshot={photo}")
        Image.open(photo).convert("RGB").save(target, quality=82, method=6)


def print_pdf(page, target):
    """Save `page` as a PDF with its fonts."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = ("--no-pdf-header-footer", f"--print-to-pdf={target}")
        _open(with_fonts(page), Path(folder), *options)


def _open(page, folder, *options):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        sys.exit(f"No Chromium found; looked for {', '.join(BROWSERS)}.")
    source = folder / "page.html"
    source.write_text(page, encoding="utf-8")
    # The page is ours and opens nothing else: without a sandbox this also works in a container.
    command = [browser, "--headless", "--no-sandbox", f"--user-data-dir={folder / 'profile'}"]
    subprocess.run([*command, *options, source.as_uri()], check=True, capture_output=True)
