"""The interface is Chinese: ours entirely, and what editors meet of Wagtail's."""

import re
from pathlib import Path

import polib
import pytest

from django.conf import settings

import wagtail

OURS = Path(settings.BASE_DIR) / "locale" / "zh_Hans" / "LC_MESSAGES"
OVERRIDES = Path(settings.BASE_DIR) / "locale_wagtail" / "zh_Hans" / "LC_MESSAGES"
WAGTAIL = Path(wagtail.__file__).parent
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CATALOGUES = [OURS / "django.po", OVERRIDES / "django.po", OVERRIDES / "djangojs.po"]


def texts(entry):
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def is_translated(entry):
    return all(texts(entry)) and not entry.fuzzy


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-4]}/{path.name}")
def test_catalogue_has_no_gap_and_is_compiled(path):
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue if not is_translated(entry)] == []
    compiled = {
        (entry.msgctxt, entry.msgid): texts(entry)
        for entry in polib.mofile(str(path.with_suffix(".mo")))
    }
    assert compiled == {(entry.msgctxt, entry.msgid): texts(entry) for entry in catalogue}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-4]}/{path.name}")
def test_placeholders_are_kept(path):
    for entry in polib.pofile(str(path)):
        wanted = {*PLACEHOLDER.findall(entry.msgid), *PLACEHOLDER.findall(entry.msgid_plural)}
        for text in texts(entry):
            assert set(PLACEHOLDER.findall(text)) <= wanted, entry.msgid


def test_every_string_of_ours_is_in_the_catalogue(tmp_path):
    """Strings marked in the code since the last `make messages`."""
    known = {entry.msgid for entry in polib.pofile(str(OURS / "django.po"))}
    marked = re.compile(
        r"(?:\b_\(|\bn?gettext(?:_lazy)?\(|pgettext(?:_lazy)?\(\s*\"[^\"]+\",)\s*"
        r"\"((?:[^\"\\]|\\.)+)\""
    )
    tagged = re.compile(r"{% translate (?:\"([^\"]+)\"|'([^']+)')")
    root, missing = Path(settings.BASE_DIR), []
    rooms = ("site_core", "members", "workflow", "articles", "home", "comments", "search")
    for path in [p for room in rooms for p in (root / room).rglob("*.py")]:
        for found in marked.findall(path.read_text(encoding="utf-8")):
            # Longer strings stand in several pieces: the first one is enough to find them.
            if not any(message.startswith(found) for message in known):
                missing.append((path.name, found))
    for path in (root / "templates").rglob("*"):
        if path.suffix in (".html", ".txt"):
            for pair in tagged.findall(path.read_text(encoding="utf-8")):
                if "".join(pair) not in known:
                    missing.append((path.name, "".join(pair)))
    assert missing == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_nothing_of_wagtail_is_left_in_english(domain):
    """Of editor, workflow, lock, autosave, notification and every other screen."""
    ours = {
        (entry.msgctxt, entry.msgid)
        for entry in polib.pofile(str(OVERRIDES / f"{domain}.po"))
        if is_translated(entry)
    }
    left = set()
    for english in WAGTAIL.rglob(f"locale/en/LC_MESSAGES/{domain}.po"):
        chinese = english.parents[2] / "zh_Hans" / "LC_MESSAGES" / english.name
        translated = set()
        if chinese.exists():
            translated = {
                (entry.msgctxt, entry.msgid)
                for entry in polib.pofile(str(chinese))
                if is_translated(entry)
            }
        wanted = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(english))}
        left |= wanted - translated - ours
    assert left == set()


# Of ours and of Wagtail's, in other words that mean the same.
SAME_IN_OTHER_WORDS = {
    "description",
    "To",
    "comments",
    "Layout",
    "Site",
    "site name",
    "label",
    "name",
    "Profile",
    "Log out",
    "Add",
    "Rename",
    "Action",
    "scheduled",
}


def test_no_short_string_of_ours_changes_what_one_of_wagtails_says():
    """All catalogues are one dictionary: a string with a meaning of its own needs a context."""
    ours = {
        entry.msgid: entry.msgstr
        for entry in polib.pofile(str(OURS / "django.po"))
        if not entry.msgctxt
    }
    catalogues = [*WAGTAIL.rglob("locale/zh_Hans/LC_MESSAGES/django.po"), OVERRIDES / "django.po"]
    changed = {
        entry.msgid
        for path in catalogues
        for entry in polib.pofile(str(path))
        if not entry.msgctxt and is_translated(entry) and not entry.msgid_plural
        if ours.get(entry.msgid, entry.msgstr) != entry.msgstr
    }
    assert changed - SAME_IN_OTHER_WORDS == set()
