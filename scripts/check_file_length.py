"""Fail when a Python file has grown past what one can hold in mind. Migrations do not count.

Usage: `python scripts/check_file_length.py`
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
NOT_OURS = {".git", ".venv", "var", "migrations", "node_modules"}


def python_files():
    """Yield every Python file of ours, as a path relative to the root."""
    for path in sorted(ROOT.rglob("*.py")):
        relative = path.relative_to(ROOT)
        if not NOT_OURS.intersection(relative.parts):
            yield relative


def main():
    """Print each file that is too long. Returns the exit code."""
    lengths = {
        path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in python_files()
    }
    too_long = {path: length for path, length in lengths.items() if length > LONGEST}
    for path, length in too_long.items():
        print(f"{path}: {length} lines, more than {LONGEST}; split it by noun")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
