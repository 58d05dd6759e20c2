"""Things that many tests begin with, made once for all tests in a row that begin with the same.

A fixture under `@standing` is made in a transaction that stays open between tests. Each test runs in
a savepoint of its own and reads the things anew, so it meets what a fixture of its own would have
left. What a later test does not ask for is rolled back before it begins; the tests are put into an
order in which that is rare.

Such a fixture asks only for other standing ones that are written above it, and returns what is
stored, lists of it, or plain values. A test with a stopped clock, or one that commits, gets its things
made for itself.
"""

import inspect
import shutil
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from django.db import models, transaction
from django.test import override_settings

# Fixtures under which nothing may stand already when a test begins.
ALONE = {"committed", "time_machine"}
CAST = "tests.conftest"  # whose fixtures are there for every module

_standing = {}  # by module and name, in the order in which they are written


@dataclass(frozen=True, eq=False)
class Standing:
    name: str
    make: object
    parts: tuple[str, ...]
    number: int


def standing(make):
    """A fixture whose things stand until a test does not ask for them."""
    parts = tuple(inspect.signature(make).parameters)
    thing = Standing(make.__name__, make, parts, len(_standing))
    _standing[make.__module__, make.__name__] = thing

    def fixture(standing_things, db, **parts):
        if thing in standing_things.values:
            return standing_things.give(thing)
        return make(**parts)

    fixture.__name__, fixture.__doc__, fixture.__module__ = (
        thing.name,
        make.__doc__,
        make.__module__,
    )
    names = [*parts, "standing_things", "db"]
    fixture.__signature__ = inspect.Signature(
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in names]
    )
    return pytest.fixture(fixture)


def wanted_by(item) -> list[Standing]:
    """The standing things a test asks for, each after those it is made of."""
    names = set(item.fixturenames)
    if names & ALONE or item.get_closest_marker("django_db"):
        return []
    if hasattr(item, "callspec"):  # a person named by a parameter
        names |= {value for value in item.callspec.params.values() if isinstance(value, str)}
    wanted = set()
    for name in names:
        _add_with_parts(wanted, item.module.__name__, name)
    return sorted(wanted, key=lambda thing: thing.number)


def _add_with_parts(wanted, module, name):
    thing = _standing.get((module, name)) or _standing.get((CAST, name))
    if thing and thing not in wanted:
        wanted.add(thing)
        for part in thing.parts:
            _add_with_parts(wanted, module, part)


def in_good_order(items, depth=0):
    """The tests so that those which begin with the same things follow each other.

    Groups, and the tests in them, keep the order in which they come: it is a random one.
    """
    groups = {}
    for item in items:
        wanted = wanted_by(item)
        groups.setdefault(wanted[depth] if len(wanted) > depth else None, []).append(item)
    ordered = []
    for thing, group in groups.items():
        ordered += in_good_order(group, depth + 1) if thing else group
    return ordered


class Stage:
    """What stands in the database between tests, each thing in a savepoint above the last one."""

    def __init__(self, folder):
        self.folder = folder  # for files that belong to the things
        self.values = {}  # by thing, in the order in which they were made
        self._savepoints = []
        self._read = {}

    def bring(self, wanted):
        """Take down what is not `wanted` and make what is missing."""
        self._read = {}
        standing = list(self.values)
        common = 0
        while common < min(len(standing), len(wanted)) and standing[common] is wanted[common]:
            common += 1
        while len(self.values) > common:
            self._take_down()
        for thing in wanted[common:]:
            self._put_up(thing)
        self._read = {}

    def _put_up(self, thing):
        files = ExitStack()
        files.callback(self._remove_files, self._files())
        savepoint = transaction.atomic()
        savepoint._from_testcase = True
        savepoint.__enter__()
        self._savepoints.append((savepoint, files))
        self.values[thing] = None
        try:
            with override_settings(MEDIA_ROOT=self.folder):
                by_name = {other.name: other for other in self.values}
                parts = {name: self.give(by_name[name]) for name in thing.parts}
                self.values[thing] = _keys_of(thing.make(**parts))
        except BaseException:
            self._take_down()
            raise

    def _take_down(self):
        self.values.popitem()
        savepoint, files = self._savepoints.pop()
        transaction.set_rollback(True)
        savepoint.__exit__(None, None, None)
        files.close()

    def _files(self):
        return {path for path in self.folder.rglob("*") if path.is_file()}

    def _remove_files(self, but_these):
        for path in self._files() - but_these:
            path.unlink()

    def copy_files(self, folder):
        if self._files():
            shutil.copytree(self.folder, folder, dirs_exist_ok=True)

    def give(self, thing):
        """The thing as it is stored now. What one test gets twice is the same object."""
        return self._read_again(self.values[thing])

    def _read_again(self, value):
        if isinstance(value, list):
            return [self._read_again(part) for part in value]
        if not isinstance(value, Key):
            return value
        if value not in self._read:
            self._read[value] = value.model._default_manager.get(pk=value.pk)
        return self._read[value]


@dataclass(frozen=True)
class Key:
    model: type[models.Model]
    pk: object


def _keys_of(value):
    if isinstance(value, list):
        return [_keys_of(part) for part in value]
    return Key(type(value), value.pk) if isinstance(value, models.Model) else value
