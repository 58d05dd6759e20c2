"""Change the plain rooms line by line with mutmut and demand that a test goes red each time.

Usage: `python scripts/mutants.py [ROOM …]`; without rooms, all of `mutated_rooms.py`.

Prints the mutants that no test noticed, by the lines they take out of the room and put into it. Those
that change nothing anybody could notice stand in `docs/mutants.md`, under their room, word for word
and with a reason; any other is a test that is missing, and the run ends red. mutmut changes what stands inside
of functions: constants, patterns and tables of a module are left to `test_guards.py`.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from mutated_rooms import ROOMS
from test_guards import copy_tree

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "docs" / "mutants.md"
# The server has collected the tests and run none, so no mutant finds what the unchanged room has left
# in a cache.
SETTINGS = """
[tool.mutmut]
use_git_change_detection = false
process_isolation = "forkserver"
"""
# Plain tests, so that nothing has to start but pytest: with Django it would be eight seconds a time.
PYTEST_SETTINGS = "[pytest]\npythonpath = .\n"
PYTEST = [
    *("-c", "mutants.ini", "--noconftest", "--hypothesis-profile=ci"),
    *(f"-pno:{plugin}" for plugin in ("django", "randomly", "xdist", "cacheprovider")),
]
ZIP_STRICT = re.compile(r", (strict=\w+)?(?=\))")
NOTICED = {"killed", "timeout"}


def source_of(room) -> str:
    """The pattern of a room's files: a module, or all modules of a package."""
    path = room.replace(".", "/")
    return f"{path}/*.py" if (ROOT / path).is_dir() else f"{path}.py"


def configure(tree, room):
    """Tell mutmut, in the copied tree, which room to change and what to run."""
    (tree / "mutants.ini").write_text(PYTEST_SETTINGS, encoding="utf-8")
    lists = {
        "source_paths": sorted(path.name for path in tree.iterdir() if path.is_dir()),
        "also_copy": sorted(path.name for path in tree.iterdir() if path.is_file()),
        "only_mutate": [source_of(room)],
        "pytest_add_cli_args": PYTEST,
        "pytest_add_cli_args_test_selection": list(ROOMS[room]),
    }
    with (tree / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
        for name, values in lists.items():
            # A list of strings is written alike in Python and TOML, but for the quotes.
            settings.write(f"{name} = {values!r}\n")


def mutmut(tree, *words) -> str:
    """What mutmut prints, run in the copied tree."""
    result = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "mutate.py"), *words],
        cwd=tree,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if result.returncode:
        raise SystemExit(f"{result.stdout[-3000:]}\nmutmut ended with {result.returncode}")
    return result.stdout


def lines_of(diff, sign) -> str:
    """The lines that a mutant puts into its room (+) or takes out (-), as one, without indents."""
    lines = re.findall(rf"^{re.escape(sign)}(?!{re.escape(sign * 2)})(.*)$", diff, re.MULTILINE)
    return " ".join(line.strip() for line in lines)


def only_relaxes_a_zip(diff) -> bool:
    """Whether a mutant only lets a zip take lists of different lengths, which it is never given."""
    before, after = lines_of(diff, "-"), lines_of(diff, "+")
    return "strict=" in before and ZIP_STRICT.sub("", before) == ZIP_STRICT.sub("", after)


def judged_lines(room) -> Counter[tuple[str, str]]:
    """The mutants of a room that are known to change nothing, each as often as it stands there."""
    _before, _heading, after = JUDGED.read_text(encoding="utf-8").partition(f"\n## {room}\n")
    section = after.partition("\n## ")[0]
    return Counter(re.findall(r"^- `(.+?)`\s+→\s+`(.+?)`", section, re.MULTILINE))


def try_room(room) -> bool:
    """Change one room in a copy of the tree and print what no test noticed. True when nothing new."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder)
        copy_tree(tree)
        configure(tree, room)
        mutmut(tree, "run", "--max-children", "1")
        verdicts = dict(
            line.strip().split(": ", 1)
            for line in mutmut(tree, "results", "--all", "true").splitlines()
            if ": " in line
        )
        diffs = {
            name: mutmut(tree, "show", name)
            for name, verdict in verdicts.items()
            if verdict not in NOTICED
        }
    unnoticed = {
        name: (lines_of(diff, "-"), lines_of(diff, "+"))
        for name, diff in diffs.items()
        if not only_relaxes_a_zip(diff)
    }
    judged = judged_lines(room)
    new = []
    for name, lines in unnoticed.items():
        if judged[lines] > 0:
            judged[lines] -= 1
        else:
            before, after = lines
            new.append(f"  {verdicts[name]}: {name}\n    - {before}\n    + {after}")
    # What a test notices by now is not harmless; its line goes.
    gone = [
        f"  noticed by now, take it out of {JUDGED.name}:\n    - {before}\n    + {after}"
        for before, after in judged.elements()
    ]
    print(
        f"{room}: {len(verdicts)} mutants, {len(verdicts) - len(diffs)} noticed,"
        f" {len(diffs) - len(new)} harmless, {len(new)} new"
        f" ({time.monotonic() - started:.0f} s)",
        *new,
        *gone,
        sep="\n",
        flush=True,
    )
    return not new and not gone


def main(words) -> int:
    """Try the rooms that are named, or all. Returns the exit code."""
    unknown = [word for word in words if word not in ROOMS]
    if unknown:
        print(f"no such room: {', '.join(unknown)}; there are {', '.join(ROOMS)}")
        return 1
    outcomes = [try_room(room) for room in words or ROOMS]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
