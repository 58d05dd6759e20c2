"""The name a file is kept and handed out under: the one it came with, as far as every system takes it."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 72  # characters; with its folder it has to fit into a column of 100
LONGEST_NAME_IN_BYTES = 200  # of UTF-8; a disk takes 255, and a name that is taken already grows

NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|]')  # on Windows
# Controls, marks that turn the direction of writing, halves of surrogate pairs, no characters.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
NOT_PLAIN = re.compile(r"[^A-Za-z0-9._ -]")


def kept_name(name: str) -> str:
    """The name with what no file can be called left out or replaced, cut to what a disk takes."""
    spaced = "".join(" " if letter.isspace() else letter for letter in name)
    seen = "".join(letter for letter in spaced if unicodedata.category(letter) not in UNSEEN)
    composed = unicodedata.normalize("NFC", seen)
    path = PurePosixPath(" ".join(NOT_IN_A_NAME.sub("_", composed).split()).lstrip(". "))
    stem, suffix = path.stem, path.suffix[:16]
    while stem and not _fits(stem + suffix):
        stem = stem[:-1]
    return (stem.rstrip(". ") or "file") + suffix.rstrip(". ")


def _fits(name: str) -> bool:
    return len(name) <= LONGEST_NAME and len(name.encode()) <= LONGEST_NAME_IN_BYTES


def plain_name(name: str) -> str:
    """For programs that read no other: only what may stand between quotes in a header."""
    return NOT_PLAIN.sub("_", name)
