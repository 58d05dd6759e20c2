"""The public style sheet and scripts stay small: what every reader fetches first."""

from django.conf import settings

CSS_BYTES = 25_000
SCRIPT_BYTES = 12_000


def size_of(pattern):
    return sum(path.stat().st_size for path in (settings.BASE_DIR / "static").glob(pattern))


def test_the_style_sheet_is_at_most_25_kilobytes():
    """Of the one sheet that every page has; a form's own sheet comes with the form."""
    assert 0 < size_of("css/site.css") <= CSS_BYTES


def test_scripts_are_at_most_12_kilobytes():
    assert 0 < size_of("js/*.js") <= SCRIPT_BYTES
