"""Write site_core/data/t2s.py: which simplified character each traditional one is folded to.

Usage: python scripts/make_t2s.py, with the requirements of the tests. Run it only together with a
new ANALYSIS_VERSION: every index entry that holds a changed character is stale afterwards.
"""

import unicodedata
from pathlib import Path

from opencc import OpenCC

TARGET = Path(__file__).resolve().parent.parent / "site_core" / "data" / "t2s.py"
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF)]
PER_LINE = 40
HEADER = '''"""Traditional characters and the simplified ones they are folded to, in the same order.

Made by scripts/make_t2s.py from the character dictionary of OpenCC
(https://github.com/BYVoid/OpenCC, Apache License 2.0). Please do not edit by hand.
"""
'''


def pairs():
    """(traditional, simplified), each one character, in the order of code points."""
    convert = OpenCC("t2s").convert
    found = {}
    for first, last in HAN:
        for code in range(first, last + 1):
            character = chr(code)
            simplified = convert(character)
            if simplified != character and unicodedata.normalize("NFKC", character) == character:
                found[character] = simplified
    # A few lead to a character that is itself folded further.
    return [(character, found.get(simple, simple)) for character, simple in found.items()]


def literal(name, characters):
    """A Python assignment of one long string over several lines."""
    lines = [characters[at : at + PER_LINE] for at in range(0, len(characters), PER_LINE)]
    return f"{name} = (\n" + "".join(f'    "{line}"\n' for line in lines) + ")\n"


def main():
    """Write the file."""
    traditional, simplified = ("".join(side) for side in zip(*pairs(), strict=True))
    text = HEADER + "\n" + literal("TRADITIONAL", traditional)
    TARGET.write_text(text + "\n" + literal("SIMPLIFIED", simplified), encoding="utf-8")


if __name__ == "__main__":
    main()
