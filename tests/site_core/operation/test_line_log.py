"""Lines written by many are counted exactly once, wherever the counting is cut short."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest

from site_core.models import CollectedFile
from site_core.operation import line_log

LARGEST = 10_000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lines.log"


class Counted(list):
    """Remembers the lines it was given."""

    def __call__(self, lines):
        self.extend(lines)
        return len(lines)


def write_lines(path, words):
    for number in range(200):
        line_log.append(path, f"{words} {number}", largest=LARGEST)


def test_writers_lose_no_line_while_lines_are_taken(path):
    """Threads stand for processes: the locks belong to each opening of the file."""
    taken = []
    with ThreadPoolExecutor(2) as pool:
        writers = [pool.submit(write_lines, path, name) for name in "甲乙"]
        while not all(writer.done() for writer in writers):
            taken += [line for _name, lines in line_log.take(path) for line in lines]
    taken += [line for _name, lines in line_log.take(path) for line in lines]
    assert sorted(taken) == sorted(f"{name} {number}" for name in "甲乙" for number in range(200))
    assert list(path.parent.iterdir()) == []


def test_lines_are_counted_once(path, db):
    counted = Counted()
    line_log.append(path, "甲", largest=LARGEST)
    assert line_log.collect(path, counted) == 1
    assert line_log.collect(path, counted) == 0
    line_log.append(path, "乙", largest=LARGEST)
    assert line_log.collect(path, counted) == 1
    assert counted == ["甲", "乙"]


def test_counting_that_is_cut_short_before_the_commit_is_made_up_for(path, db):
    def cut_short(lines):
        raise KeyboardInterrupt

    counted = Counted()
    line_log.append(path, "甲", largest=LARGEST)
    with pytest.raises(KeyboardInterrupt):
        line_log.collect(path, cut_short)
    line_log.append(path, "乙", largest=LARGEST)
    assert line_log.collect(path, counted) == 2
    assert sorted(counted) == ["乙", "甲"]


def test_counting_that_is_cut_short_after_the_commit_counts_nothing_twice(path, db):
    counted = Counted()
    line_log.append(path, "甲", largest=LARGEST)
    interrupted = patch("site_core.operation.line_log.Path.unlink", side_effect=KeyboardInterrupt)
    with interrupted, pytest.raises(KeyboardInterrupt):
        line_log.collect(path, counted)
    assert line_log.collect(path, counted) == 0
    assert counted == ["甲"]
    assert list(path.parent.iterdir()) == []


def test_names_of_counted_files_are_forgotten_after_some_weeks(path, db, time_machine):
    time_machine.move_to("2026-11-01T12:00:00+08:00")
    line_log.append(path, "甲", largest=LARGEST)
    line_log.collect(path, Counted())
    assert CollectedFile.objects.count() == 1
    time_machine.move_to("2026-12-10T12:00:00+08:00")
    line_log.collect(path, Counted())
    assert CollectedFile.objects.count() == 0


def test_file_stops_growing(path):
    for _turn in range(10):
        line_log.append(path, "甲" * 10, largest=100)
    assert path.stat().st_size == 93


def test_what_is_no_chinese_text_is_passed_over(path, db):
    counted = Counted()
    path.write_bytes(b"a\xff\n\n\xe7\x94\xb2\n")
    line_log.collect(path, counted)
    assert counted == ["a", "甲"]


def test_line_after_an_unfinished_one_stands_by_itself(path):
    path.write_text("甲\n乙 的前半")
    line_log.append(path, "丙", largest=LARGEST)
    assert path.read_text() == "甲\n乙 的前半\n丙\n"


def half_of_it(monkeypatch):
    """A disk with room for some bytes more."""
    whole = os.write
    monkeypatch.setattr(line_log.os, "write", lambda file, data: whole(file, data[:5]))


def nothing_of_it(monkeypatch):
    """A disk that is full."""

    def refuse(file, data):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(line_log.os, "write", refuse)


@pytest.mark.parametrize("full_disk", [half_of_it, nothing_of_it])
def test_full_disk_leaves_no_part_of_a_line(path, monkeypatch, full_disk):
    line_log.append(path, "甲", largest=LARGEST)
    with monkeypatch.context() as patched:
        full_disk(patched)
        with pytest.raises(OSError, match=r"full|space"):
            line_log.append(path, "一行放不下的字", largest=LARGEST)
    assert path.read_text() == "甲\n"
    line_log.append(path, "乙", largest=LARGEST)
    assert path.read_text() == "甲\n乙\n"
