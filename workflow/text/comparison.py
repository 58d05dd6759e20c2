"""What changed between two texts, in words. Plain Python, no Django.

Compared are two signed contents (see `workflow.text.content`). Each is taken apart into pieces, one for
each title, paragraph, caption or cell; pieces are aligned, and within two that belong together the
characters are. The work is bounded: where two pieces are too long and too different, sentences are
aligned instead of characters, and beyond that the whole piece counts as rewritten.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from typing import Any, Literal

Kind = Literal["same", "removed", "added"]

# Pairs of equal characters that one alignment may have to look at, and all of them together.
PAIRS_FOR_A_PIECE = 400_000
PAIRS_FOR_A_TEXT = 3_000_000
PAIRED_AT_ONCE = 400  # pieces removed times pieces added, within one stretch
ALIKE = 0.35  # from this on, two pieces are two versions of one
STRANGE = 0.2  # below this, a piece was written anew, and matching its characters says nothing
LOOKED_AT = 2000  # characters of a piece, to say how alike it is to another
SHORT = 20  # characters; too few to say how alike two pieces are
CONTEXT = 30  # characters shown on each side of a change

_PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_OPENING_TAG = re.compile(r"<\w")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


@dataclass(frozen=True)
class Run:
    """Neighbouring characters that were kept, removed or added."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """One piece that differs. `in_markup`: the words are the same, links or type differ."""

    label: str
    runs: tuple[Run, ...]
    in_markup: bool = False

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs; of long unchanged ones only what stands next to a change."""
        return _shortened(self.runs)


@dataclass(frozen=True)
class Labels:
    """What things are called. Paths have dots and no numbers, as in `body.image.caption`.

    `names` are those of paths, `values` name what a path may hold (a choice, a page by its id; under the empty path: what any may hold), `rich`
    are the paths of rich text, `files` those that hold the id of an image or a document.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rich: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Piece:
    path: str
    label: str
    text: str
    source: str


def compare(old: Mapping[str, Any], new: Mapping[str, Any], labels: Labels) -> list[Change]:
    """The changes from `old` to `new` in the order of the new text; none for equal contents."""
    changes: list[Change] = []
    budget = _Budget(PAIRS_FOR_A_TEXT)
    before, after = _parts(old, labels), _parts(new, labels)
    for name in [*after, *(name for name in before if name not in after)]:
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        found = _compare_pieces(
            _pieces_of(name, one, old, labels), _pieces_of(name, other, new, labels), budget
        )
        if not found:  # something that no piece shows, such as an empty block
            found = _compare_pieces([_raw(name, one, labels)], [_raw(name, other, labels)], budget)
        changes += found
    return changes


def diff(old: str, new: str) -> tuple[Run, ...]:
    """The characters of `old` and `new`, aligned and joined into runs."""
    return _diff(old, new, _Budget(PAIRS_FOR_A_TEXT))


class _Budget:
    """How many pairs of characters may still be looked at."""

    def __init__(self, pairs: int) -> None:
        self.pairs = pairs

    def allows(self, one: Sequence[Any], other: Sequence[Any]) -> bool:
        """Whether the two can be aligned; if so, it is paid for."""
        ours, theirs = Counter(one), Counter(other)
        cost = sum(count * theirs[item] for item, count in ours.items())
        if cost > min(self.pairs, PAIRS_FOR_A_PIECE):
            return False
        self.pairs -= cost
        return True


# Taking a content apart


def _parts(content: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """Fields by name, then each file by kind and id."""
    parts = dict(content.get("fields", {}))
    # As in the form: what has a label comes in the order of the labels.
    order = {name: number for number, name in enumerate(labels.names)}
    names = sorted(parts, key=lambda name: order.get(name, len(order)))
    files = {f"files.{file['kind']}.{file['id']}": file for file in content.get("files", [])}
    return {"type": content.get("type")} | {name: parts[name] for name in names} | files


def _pieces_of(name: str, part: Any, content: Mapping[str, Any], labels: Labels) -> list[_Piece]:
    if part is None:
        return []
    if name.startswith("files."):
        return list(_file_pieces(part, labels))
    return list(_pieces(name, _label(name, name, labels), part, _file_titles(content), labels))


def _file_pieces(file: Mapping[str, Any], labels: Labels) -> Iterator[_Piece]:
    path = f"files.{file['kind']}"
    label = f"{_label(path, file['kind'], labels)}“{file.get('title') or file['id']}”"
    for name, value in file.items():
        if name not in ("kind", "id") and value not in (None, ""):
            part_label = f"{label} · {_label(f'files.{name}', name, labels)}"
            yield _Piece(f"{path}.{name}", part_label, str(value), str(value))


def _file_titles(content: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    return {
        (file["kind"], str(file["id"])): f"{file.get('title') or ''}（#{file['id']}）"
        for file in content.get("files", [])
    }


def _pieces(
    path: str, label: str, value: Any, titles: Mapping[tuple[str, str], str], labels: Labels
) -> Iterator[_Piece]:
    """The pieces of a value, in reading order."""
    if isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):  # keywords, a table's row
            text = " ｜ ".join(_plain(item) if path in labels.rich else item for item in value)
            yield _Piece(path, label, text, json.dumps(value, ensure_ascii=False))
            return
        for item in value:
            yield from _pieces(path, label, item, titles, labels)
    elif isinstance(value, dict):
        if value.keys() == {"type", "value"}:  # a block
            name = str(value["type"])
            inner = f"{path}.{name}"
            inner_label = _below(label, _label(inner, name, labels))
            yield from _pieces(inner, inner_label, value["value"], titles, labels)
            return
        for name, item in value.items():
            inner = f"{path}.{name}"
            inner_label = _below(label, _label(inner, name, labels))
            yield from _pieces(inner, inner_label, item, titles, labels)
    elif value not in (None, ""):
        yield from _leaf_pieces(path, label, value, titles, labels)


def _leaf_pieces(
    path: str, label: str, value: Any, titles: Mapping[tuple[str, str], str], labels: Labels
) -> Iterator[_Piece]:
    source = str(value)
    if path in labels.rich:
        for paragraph in _PARAGRAPH_END.split(source):
            text = _plain(paragraph)
            if text or _OPENING_TAG.search(paragraph):
                yield _Piece(path, label, text or paragraph, paragraph)
        return
    text = labels.values.get((path, source)) or labels.values.get(("", source), source)
    if kind := labels.files.get(path):
        text = titles.get((kind, source), source)
    yield _Piece(path, label, text, source)


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()


def _raw(name: str, part: Any, labels: Labels) -> _Piece:
    source = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return _Piece(name, _label(name, name, labels), source, source)


def _label(path: str, name: str, labels: Labels) -> str:
    return labels.names.get(path, name)


def _below(label: str, part: str) -> str:
    return label if label.endswith(part) else f"{label} · {part}"


# Aligning


def _compare_pieces(old: Sequence[_Piece], new: Sequence[_Piece], budget: _Budget) -> list[Change]:
    changes: list[Change] = []
    head, tail = _common_ends(old, new)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    ours = [(piece.path, piece.source) for piece in old]
    theirs = [(piece.path, piece.source) for piece in new]
    if not budget.allows(ours, theirs):
        return _changes_between(old, new, budget)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            changes += _changes_between(old[old_start:old_end], new[new_start:new_end], budget)
    return changes


def _changes_between(old: Sequence[_Piece], new: Sequence[_Piece], budget: _Budget) -> list[Change]:
    """Changes of a stretch in which no piece was kept as it is."""
    changes = []
    waiting = 0  # the first of the old pieces that has found no partner yet
    for number, piece in enumerate(new):
        partner = None
        if len(old) * len(new) <= PAIRED_AT_ONCE:
            partner = _partner(piece, old, waiting)
        if partner is None and len(old) == len(new) and number >= waiting:
            partner = number if old[number].path == piece.path else None
        if partner is None:
            changes.append(Change(piece.label, (Run("added", piece.text),)))
            continue
        changes += [_removal(gone) for gone in old[waiting:partner]]
        changes.append(_change(old[partner], piece, budget))
        waiting = partner + 1
    return changes + [_removal(gone) for gone in old[waiting:]]


def _partner(piece: _Piece, candidates: Sequence[_Piece], start: int) -> int | None:
    """The place of the older version of `piece` among the candidates from `start` on."""
    best, partner = ALIKE, None
    for place in range(start, len(candidates)):
        candidate = candidates[place]
        if candidate.path == piece.path and (likeness := _likeness(candidate, piece)) > best:
            best, partner = likeness, place
    return partner


def _likeness(one: _Piece, other: _Piece) -> float:
    """How many characters, and pairs of neighbours, two pieces share: 0 for none, 1 for all."""
    ours, theirs = _shape(one.text), _shape(other.text)
    shared = sum((ours & theirs).values())
    return 2 * shared / (ours.total() + theirs.total())


@lru_cache(maxsize=PAIRED_AT_ONCE)
def _shape(text: str) -> Counter[str]:
    text = text[:LOOKED_AT] or " "
    return Counter(text) + Counter(text[place : place + 2] for place in range(len(text) - 1))


def _removal(piece: _Piece) -> Change:
    return Change(piece.label, (Run("removed", piece.text),))


def _change(old: _Piece, new: _Piece, budget: _Budget) -> Change:
    if old.text == new.text:
        return Change(new.label, _diff(old.source, new.source, budget), in_markup=True)
    if min(len(old.text), len(new.text)) > SHORT and _likeness(old, new) < STRANGE:
        return Change(new.label, (Run("removed", old.text), Run("added", new.text)))
    return Change(new.label, _diff(old.text, new.text, budget))


def _diff(old: str, new: str, budget: _Budget) -> tuple[Run, ...]:
    head, tail = _common_ends(old, new)
    runs = [
        Run("same", old[:head]),
        *_diff_middle(old[head : len(old) - tail], new[head : len(new) - tail], budget),
        Run("same", old[len(old) - tail :]),
    ]
    return _joined(runs)


def _diff_middle(old: str, new: str, budget: _Budget) -> Iterator[Run]:
    if not (old and new):
        yield from (Run("removed", old), Run("added", new))
    elif budget.allows(old, new):
        yield from _aligned(old, new)
    else:
        sentences, new_sentences = _SENTENCE.findall(old), _SENTENCE.findall(new)
        if not budget.allows(sentences, new_sentences):
            yield from (Run("removed", old), Run("added", new))
            return
        matcher = SequenceMatcher(None, sentences, new_sentences, autojunk=False)
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
            gone = "".join(sentences[old_start:old_end])
            come = "".join(new_sentences[new_start:new_end])
            if tag == "equal":
                yield Run("same", gone)
            elif gone and come and budget.allows(gone, come):
                yield from _aligned(gone, come)
            else:
                yield from (Run("removed", gone), Run("added", come))


def _aligned(old: str, new: str) -> Iterator[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", old[old_start:old_end])
        else:
            yield Run("removed", old[old_start:old_end])
            yield Run("added", new[new_start:new_end])


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Without empty runs, and neighbours of one kind as one."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].kind == run.kind:
            joined[-1] = Run(run.kind, joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _shortened(runs: Sequence[Run]) -> tuple[Run, ...]:
    short = []
    for number, run in enumerate(runs):
        text = run.text
        head = "" if number == 0 else text[:CONTEXT]
        tail = "" if number == len(runs) - 1 else text[-CONTEXT:]
        if run.kind == "same" and len(text) > len(head) + len(tail) + 1:
            text = f"{head}…{tail}"
        short.append(Run(run.kind, text))
    return tuple(short)


def _common_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many items two sequences share at their beginning, and of the rest at their end."""
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail
