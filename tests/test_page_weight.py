"""What a reader of an article fetches before reading stays small, measured as it travels: compressed."""

import gzip
import re
from pathlib import Path

import pytest

from django.contrib.staticfiles import finders

from tests.factories import ArticleFactory

CSS_BYTES = 8_000
SCRIPT_BYTES = 5_000
SHEETS = r'<link rel="stylesheet" href="/static/([^"]+)"'
SCRIPTS = r'<script[^>]* src="/static/([^"]+)"'
# What is fetched when a reader asks for it: the form for a comment.
MODULES = r'data-module="/static/([^"]+)"'
SHEETS_OF_MODULES = r'data-sheet="/static/([^"]+)"'


@pytest.fixture
def page(client, column):
    return client.get(ArticleFactory(parent=column, released=True).url).content.decode()


def weight_of(page, *patterns):
    """Bytes on the wire of the files that a page names."""
    names = {name for pattern in patterns for name in re.findall(pattern, page)}
    assert len(names) >= len(patterns), f"the page names only {names}"
    files = [Path(finders.find(name)) for name in names]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


def test_style_sheets_of_an_article_are_at_most_8_kilobytes(page):
    assert weight_of(page, SHEETS, SHEETS_OF_MODULES) <= CSS_BYTES


def test_scripts_of_an_article_are_at_most_5_kilobytes(page):
    assert weight_of(page, SCRIPTS, MODULES) <= SCRIPT_BYTES
