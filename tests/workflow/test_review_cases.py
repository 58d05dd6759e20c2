"""The list of ways around a review names tests that are there."""

import ast
import re
from pathlib import Path

import pytest

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LINE = re.compile(r"^\| ([A-Z]?\d+) \|(.*)\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
CASES = LINE.findall((ROOT / "docs" / "review-cases.md").read_text(encoding="utf-8"))


def test_cases_are_numbered_through():
    numbers = [int(number) for number, _line in CASES if number.isdigit()]
    assert numbers == list(range(1, 47))


@pytest.mark.parametrize(("number", "line"), CASES, ids=[number for number, _line in CASES])
def test_case_names_a_test_that_is_there(number, line):
    hazard, prevented_by, tests = (cell.strip() for cell in line.split("|"))
    assert hazard
    assert prevented_by
    named = TEST.findall(tests)
    assert named
    for file, name in named:
        module = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = [node.name for node in module.body if isinstance(node, ast.FunctionDef)]
        assert name in functions, f"{file}::{name}"


@pytest.mark.parametrize(("number", "line"), CASES, ids=[number for number, _line in CASES])
def test_case_names_modules_that_are_there(number, line):
    prevented_by = line.split("|")[1]
    modules = re.findall(r"`([\w/]+\.py)`", prevented_by)
    assert modules
    for module in modules:
        assert (ROOT / module).is_file() or (ROOT / "workflow" / module).is_file(), module
