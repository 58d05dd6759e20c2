"""A QR code as inline SVG."""

from functools import lru_cache
from itertools import groupby

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from django.utils.html import format_html
from django.utils.safestring import SafeString

MARGIN = 2  # modules; the standard asks for four, the white card around it gives the rest


@lru_cache(maxsize=1024)  # some milliseconds each, and the same for every reader
def qr_code(text: str, label: str) -> SafeString:
    """`text` as an SVG element, one path, named `label` for readers who cannot see it."""
    code = QRCode(border=MARGIN, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    matrix = code.get_matrix()
    path = "".join(_row_path(y, row) for y, row in enumerate(matrix))
    size = len(matrix)
    return format_html(
        '<svg class="qr-code" viewBox="0 -.5 {} {}" role="img" aria-label="{}"'
        ' shape-rendering="crispEdges"><path stroke="#000" d="{}"/></svg>',
        size,
        size,
        label,
        path,
    )


def _row_path(y: int, row: list[bool]) -> str:
    """The dark runs of a row as strokes along its middle."""
    path, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            path += f"M{x} {y}h{length}"
        x += length
    return path
