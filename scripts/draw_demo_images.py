"""Draw the demo's pictures, papers and film anew, into `demo/images` and `demo/files`.

Usage: `python scripts/draw_demo_images.py [NAME …]`; a name is that of a file without its ending,
`desk` or `checklist` for instance, and without one all are made.

The results are committed, so nobody needs this for running or testing the site. Run it after
changing what a picture shows: the numbers and steps of a chart (which repeat articles in
`demo/content`), or the wording of the guide (which repeats the page 投稿须知).

Chromium photographs SVG strings and prints HTML strings. Needs Chromium, fontconfig, the fonts
Noto Serif CJK SC and Noto Sans CJK SC, what `python3 scripts/setup.py dev` installs, and for the
film ffmpeg.
"""

import sys
from pathlib import Path

from demo_images import charts, desk, documents, film, interiors, landscapes, reading, still_lifes
from demo_images.studio import photograph, print_pdf, require_fonts

DEMO = Path(__file__).resolve().parent.parent / "demo"
PICTURES = {
    "archive": interiors.archive,
    "bar-chart": charts.bar_chart,
    "bridge": landscapes.bridge,
    "courtyard": landscapes.courtyard,
    "cover": still_lifes.cover,
    "desk": desk.desk,
    "duty-roster": charts.duty_roster,
    "exhibition": interiors.exhibition,
    "flow-chart": charts.flow_chart,
    "hall": interiors.hall,
    "printing": interiors.printing,
    "reading": reading.reading,
    "seal": still_lifes.seal,
    "seating": charts.seating,
    "shelves": still_lifes.shelves,
    "steps": charts.steps,
}
PAPERS = {"checklist": documents.checklist, "submission-guide": documents.guide}
FILES = {
    "minutes-template": ("docx", documents.minutes_template),
    "proofreading-video": ("webm", film.film),
}


def make(name):
    """Make one of them; returns its path."""
    if name in PICTURES:
        target = DEMO / "images" / f"{name}.webp"
        photograph(PICTURES[name](), target)
    elif name in PAPERS:
        target = DEMO / "files" / f"{name}.pdf"
        print_pdf(PAPERS[name](), target)
    else:
        ending, save = FILES[name]
        target = DEMO / "files" / f"{name}.{ending}"
        save(target)
    return target


def main(names):
    """Make what `names` says, or everything."""
    require_fonts()
    for name in names or (*PICTURES, *PAPERS, *FILES):
        target = make(name)
        print(f"{target.relative_to(DEMO)}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
