"""Photograph the demo site anew into `docs/screenshots`: every kind of page in every mode and width.

Usage: `make run`, then `.venv/bin/python scripts/take_screenshots.py http://127.0.0.1:8000`. Needs
Chromium and what `make test-browser` installs. Prints every page that scrolls sideways.
"""

import json
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
THEORY = "/li-lun-yan-jiu"
PAGES = {
    "home": "/",
    "column, list, first page": "/yao-wen-dong-tai/",
    "column, list, last page": "/yao-wen-dong-tai/?page=2",
    "column, cards": f"{THEORY}/",
    "column, second level": "/yao-wen-dong-tai/tu-pian-xin-wen/",
    "column, third level": f"{THEORY}/zhuan-ti-yan-jiu/duan-wen-feng-da-jia-tan/",
    "article, every block": f"{THEORY}/zhuan-ti-yan-jiu/"
    "wu-bu-he-gao-shi-xing-ban-nian-lan-xia-le-na-xie-cuo/",
    "article, long": "/gong-wen-xie-zuo/wen-zhong-bian-xi/han-yu-qing-shi/"
    "yong-qing-shi-hai-shi-yong-han/",
    "article, short": "/yao-wen-dong-tai/di-fang-dong-tai/hu-huan-he-gao/",
    "article, corrected": "/yao-wen-dong-tai/he-gao-sha-long-di-san-qi-ju-xing/",
    "standard page": "/lian-xi-wo-men/",
    "site map": "/sitemap/",
    "search": "/search/?q=%E6%A0%B8%E7%A8%BF",
    "not found": "/mei-you-zhe-ge-ye-mian/",
}
WIDTHS = (1440, 768, 375, 320)
MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "large-print": {"settings": {"largePrint": True, "size": ""}},
    "print": {"media": "print", "widths": (768,)},  # about the width of A4
}
TALLEST = 2400
SCALE = 3  # a sheet shows a third of the size
GAP = 16
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def photograph(browser, address, width, mode):
    """Pictures of all pages in one width and mode, by name."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 900},
        color_scheme=mode.get("color_scheme", "light"),
        locale="zh-CN",
    )
    if "settings" in mode:
        kept = json.dumps(json.dumps(mode["settings"]))
        context.add_init_script(f"localStorage.setItem('reader-settings', {kept})")
    page = context.new_page()
    page.emulate_media(media=mode.get("media"), color_scheme=mode.get("color_scheme", "light"))
    for name, path in PAGES.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path, wait_until="networkidle")
        if page.evaluate(OVERFLOW):
            print(f"scrolls sideways: {name} at {width} px", file=sys.stderr)
        height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": max(height, 600)})
        page.wait_for_timeout(150)
        yield name, Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()


def sheet(rows) -> Image.Image:
    """Rows of pictures on one sheet, scaled down."""
    rows = [[image.reduce(SCALE) for image in row] for row in rows]
    width = max(sum(image.width + GAP for image in row) for row in rows) + GAP
    height = sum(max(image.height for image in row) + GAP for row in rows) + GAP
    paper, y = Image.new("RGB", (width, height), "#8a8478"), GAP
    for row in rows:
        x = GAP
        for image in row:
            paper.paste(image, (x, y))
            x += image.width + GAP
        y += max(image.height for image in row) + GAP
    return paper


def main(address):
    """One sheet for each mode, and the home page by itself."""
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        names = ("chromium", "chromium-browser", "google-chrome")
        executable = next(filter(None, map(shutil.which, names)))
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for mode_name, mode in MODES.items():
            rows = {name: [] for name in PAGES}
            for width in mode.get("widths", WIDTHS):
                for name, image in photograph(browser, address, width, mode):
                    rows[name].append(image)
            sheet(rows.values()).save(TARGET / f"sheet-{mode_name}.webp", quality=50, method=6)
            if mode_name == "light":
                home = rows["home"][0].crop((0, 0, 1440, 1700)).resize((1080, 1275))
                home.save(TARGET / "home.webp", quality=80, method=6)
        browser.close()
    print(sum(path.stat().st_size for path in TARGET.iterdir()), "bytes")


if __name__ == "__main__":
    main(sys.argv[1])
