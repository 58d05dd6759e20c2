"""Switch each guard off in turn and demand that its test goes red.

Usage: `python scripts/test_guards.py [WORD …]`; with words, only guards whose name has one of them.

A green test proves little until it has been seen to fail. Each row of guards/ names one snippet of
source that keeps a promise, what stands there when the guard is off, and the tests that must
notice. Works on copies of the tree, two at a time; needs `make test` to have installed its packages.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from check_guards import problem_with
from guards import all_guards

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = 2
STEP = 89  # guards between the first ones of two days


def copy_tree(target):
    """Copy what git knows or would add: no environment, no database, no uploads."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in listing.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    (target / "var").mkdir(parents=True, exist_ok=True)


def run_tests(tree, tests, new_database):
    """Run tests in the copied tree. Returns pytest's exit code and what it printed."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:randomly"]
    command += ["-p", "no:cacheprovider", "--reuse-db", *(["--create-db"] if new_database else [])]
    result = subprocess.run(
        [*command, *tests],
        cwd=tree,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return result.returncode, result.stdout


def verdict_without(guard, tree, new_database):
    """Take one guard away, run its tests, put it back. Returns "" if they noticed, else why not."""
    if problem := problem_with(guard, tree):
        return problem
    path = tree / guard.file
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace(guard.before, guard.after), encoding="utf-8")
    try:
        code, output = run_tests(tree, guard.tests, new_database)
    finally:
        path.write_text(source, encoding="utf-8")
    if code == 0:
        return "its tests stay green without it"
    if code != 1 or not re.search(r"^\d+ failed|, \d+ failed", output, re.MULTILINE):
        return f"its tests did not run (pytest ended with {code}):\n{output[-1500:]}"
    return ""


def check_guards(guards, tree, deadline):
    """Take guards away one after the other in one tree, saying of each what came of it.

    Begins none after `deadline` (on the monotonic clock). Returns how many were tried, and how many
    of these no test noticed.
    """
    tried = weak = 0
    rebuild = True
    for guard in guards:
        started = time.monotonic()
        if started > deadline:
            break
        tried += 1
        trouble = verdict_without(guard, tree, rebuild or guard.in_database)
        rebuild = guard.in_database  # the next run must not inherit its database
        weak += bool(trouble)
        sign = "WEAK" if trouble else "ok  "
        line = f"{sign} {guard.name} ({time.monotonic() - started:.1f} s) {trouble}"
        print(line.rstrip(), flush=True)
    return tried, weak


def changed_lately():
    """The files that the commits of the last two days touched; none outside a git checkout."""
    command = ["git", "log", "--since=2 days ago", "--name-only", "--format="]
    log = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    return set(log.stdout.split())


def todays_order(guards):
    """The guards whose file or tests changed lately, then the others, beginning elsewhere every day.

    So a run that ends early tries what is new, and all the others in turn.
    """
    first = date.today().toordinal() * STEP % len(guards)  # noqa: DTZ011 - any day will do
    changed = changed_lately()
    files = {
        guard: {guard.file, *(test.partition("::")[0] for test in guard.tests)} for guard in guards
    }
    turned = sorted(guards[first:] + guards[:first], key=lambda guard: not files[guard] & changed)
    # Those that need a new database come first, so that it is built anew once less.
    return sorted(turned, key=lambda guard: not guard.in_database)


def main(words):
    """Check the guards whose names match. Returns the exit code."""
    guards = [g for g in all_guards() if not words or any(word in g.name for word in words)]
    if not guards:
        print("no guard to check" + (f" for {', '.join(words)}" if words else ""))
        return 1 if words else 0
    guards = todays_order(guards)
    minutes = float(os.environ.get("GUARD_MINUTES", "inf"))
    with tempfile.TemporaryDirectory(prefix="guards-") as folder:
        trees = [Path(folder) / str(number) for number in range(AT_ONCE)]
        for tree in trees:
            copy_tree(tree)
        # .ci/run has just seen the whole suite green; once more would cost minutes.
        if os.environ.get("CI") != "true":
            tests = sorted({test for guard in guards for test in guard.tests})
            code, output = run_tests(trees[0], tests, new_database=True)
            if code != 0:
                print(f"{output[-3000:]}\nthe tests have to be green before a guard is taken away")
                return 1
        shares = [guards[number::AT_ONCE] for number in range(AT_ONCE)]
        deadline = time.monotonic() + 60 * minutes
        with ThreadPoolExecutor(AT_ONCE) as pool:
            outcomes = list(pool.map(check_guards, shares, trees, [deadline] * AT_ONCE))
    tried, weak = (sum(counts) for counts in zip(*outcomes, strict=True))
    print(f"{tried - weak} of {tried} guards are held by a test")
    if tried < len(guards):
        print(f"{len(guards) - tried} were not reached in {minutes:g} minutes")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
