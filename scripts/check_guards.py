"""Demand that every guard row still fits: its snippet stands exactly once, and its tests exist.

Every plain room has to have its row in `mutated_rooms.py`, too, and there the tests have to exist.

Usage: `python scripts/check_guards.py`. Takes a tenth of a second and runs no test: `test_guards.py`
takes the guards away and `mutants.py` changes the rooms, this only finds what they could not try.
"""

import re
import sys
import tomllib
from pathlib import Path

from guards import all_guards
from mutated_rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = "plain rooms are plain"


def problem_with(guard, root=ROOT) -> str:
    """Why a guard cannot be tried in the tree at `root`; empty when it can."""
    path = root / guard.file
    times = path.read_text(encoding="utf-8").count(guard.before) if path.is_file() else 0
    if times != 1:
        return f"snippet found {times} times in {guard.file}, not once"
    if guard.before == guard.after:
        return "taking it away changes nothing"
    return _missing_tests(guard.tests, root)


def room_problems(root=ROOT) -> list[str]:
    """Why `make mutants` cannot try every plain room of the import contract, and no other."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (plain,) = (set(each["source_modules"]) for each in contracts if each["name"] == CONTRACT)
    problems = [f"plain room {room} has no row" for room in sorted(plain - ROOMS.keys())]
    problems += [f"{room} is no plain room" for room in sorted(ROOMS.keys() - plain)]
    for room, tests in ROOMS.items():
        if problem := _missing_tests(tests, root) if tests else "no test":
            problems.append(f"{room}: {problem}")
    return problems


def _missing_tests(tests, root) -> str:
    missing = [test for test in tests if not _is_there(test, root)]
    return f"no such test: {', '.join(missing)}" if missing else ""


def _is_there(test, root) -> bool:
    name, *functions = test.split("::")
    path = root / name
    if path.is_dir():
        return not functions
    if not path.is_file():
        return False
    source = path.read_text(encoding="utf-8")
    wanted = [function.partition("[")[0] for function in functions]
    return all(re.search(rf"^\s*(def|class) {each}\b", source, re.MULTILINE) for each in wanted)


def main() -> int:
    """Print a line for each row that does not fit. Returns the exit code."""
    guards = all_guards()
    problems = [(guard, problem) for guard in guards if (problem := problem_with(guard))]
    for guard, problem in problems:
        print(f"guard “{guard.name}”: {problem}")
    names = [guard.name for guard in guards]
    twice = sorted({name for name in names if names.count(name) > 1})
    for name in twice:
        print(f"guard “{name}” stands twice")
    unfit = room_problems()
    for problem in unfit:
        print(f"mutated_rooms.py: {problem}")
    return 1 if problems or twice or unfit else 0


if __name__ == "__main__":
    sys.exit(main())
