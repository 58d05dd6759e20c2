"""The chain of evidence as plain data: hashes, and what is wrong with rows. No Django, no database.

A row is a mapping of the fields of Evidence, `at` as text; a release one of the fields of Release.
So one set of rules checks the database and a file that left it years ago.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evidence.keys import IsSigned

Row = Mapping[str, Any]
# Whether a text has a signature by the key of the row with this number; see `evidence.keys`.
SignedBy = Callable[[int], IsSigned]

CHAIN_START = "0" * 64
HASHED_FIELDS = (
    "at",
    "action",
    "page_id",
    "page_title",
    "revision_id",
    "workflow_state_id",
    "stage",
    "digest",
    "user_id",
    "username",
    "user_name",
    "role",
    "opinion",
    "details",
    "previous",
)
STAGE_NAMES = {1: "初审", 2: "复审", 3: "终审"}
# Kinds of release that stand on the sign-offs of every stage.
REVIEWED_KINDS = ("workflow", "correction")


def row_hash(row: Row) -> str:
    """SHA-256 over everything in a row but its number, its hash and its signature."""
    content = {name: row[name] for name in HASHED_FIELDS}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class SignOff:
    """A sign-off that holds: the row it stands in, and who gave it."""

    row_id: int
    user_id: int | None


# Acts after which no sign-off of a page holds any more.
ENDS_SIGN_OFFS = ("release", "withdraw", "unschedule")


class HeldSignOffs:
    """The sign-offs that hold for one page, as its rows are followed in order."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int], SignOff] = {}
        self.writers: frozenset[Any] = frozenset()  # of the text, as its last submission named them

    def follow(self, row: Row) -> None:
        """A sign-off ends with the next release of the page, a withdrawal, a cancelled schedule.

        A return to a stage ends the sign-offs of the text at this stage and the later ones. A
        return to the author leaves them: an unchanged text need not be signed again.
        """
        action = row["action"]
        if action == "submit":
            self.writers = writers_named_by(row)
        if action in ENDS_SIGN_OFFS:
            self._held.clear()
            self.writers = frozenset()
        elif action == "return" and isinstance(stage := _details(row).get("to_stage"), int):
            for text, signed in list(self._held):
                if text == row["digest"] and signed >= stage:
                    del self._held[text, signed]
        elif action == "sign" and row["stage"] is not None:
            self._held[row["digest"], row["stage"]] = SignOff(row["id"], row["user_id"])

    def of(self, digest: str) -> dict[int, SignOff]:
        """By stage, those that hold for the text with this digest."""
        return {stage: held for (text, stage), held in self._held.items() if text == digest}

    def __bool__(self) -> bool:
        return bool(self._held or self.writers)


def writers_named_by(row: Row) -> frozenset[Any]:
    """Ids of those whose words stand in the text that was submitted; none in an older row."""
    writers = _details(row).get("writers")
    return frozenset(
        writer["user"]
        for writer in (writers if isinstance(writers, list) else [])
        if isinstance(writer, dict) and isinstance(writer.get("user"), int)
    )


def chain_problems(
    rows: Iterable[Row], releases: Iterable[Row], signed_by: SignedBy, *, whole: bool = True
) -> Iterator[str]:
    """A line for each thing wrong with rows and releases; each is read once, so they may be many.

    :param rows: in the order of `id`. :param releases: in the order of `evidence_id`.
    :param whole: whether `rows` are all rows from the start, or those of one page.
    """
    previous = CHAIN_START
    held: dict[int | None, HeldSignOffs] = {}
    waiting = iter(releases)
    release = next(waiting, None)
    for row in rows:
        if whole and row["previous"] != previous:
            yield f"证据 #{row['id']} 与前一行不相接：其间有行被删除或改动。"
        yield from row_problems(row, signed_by(row["id"]))
        while release is not None and release["evidence_id"] < row["id"]:
            yield f"发布记录 #{release['id']} 没有对应的证据。"
            release = next(waiting, None)
        own = []
        while release is not None and release["evidence_id"] == row["id"]:
            own.append(release)
            release = next(waiting, None)
        yield from release_problems(row, own)
        sign_offs = held.setdefault(row["page_id"], HeldSignOffs())
        yield from sign_off_problems(row, sign_offs)
        sign_offs.follow(row)
        if not sign_offs:
            del held[row["page_id"]]
        previous = row["hash"]
    while release is not None:
        yield f"发布记录 #{release['id']} 没有对应的证据。"
        release = next(waiting, None)


def row_problems(row: Row, is_signed: IsSigned) -> Iterator[str]:
    """What is wrong with a row taken by itself."""
    if row["hash"] != row_hash(row):
        yield f"证据 #{row['id']}（{shown(row['page_title'])}）的内容被改动。"
    elif not is_signed(row["hash"], row["signature"]):
        yield f"证据 #{row['id']}（{shown(row['page_title'])}）没有本站的签名。"


def release_problems(row: Row, releases: list[Row]) -> Iterator[str]:
    """Whether a row of the kind has its one release, and the release says the same."""
    wanted = 1 if row["action"] == "release" else 0
    if len(releases) < wanted:
        yield f"证据 #{row['id']}（{shown(row['page_title'])}）的发布记录不见了。"
    for number, release in enumerate(releases):
        if number >= wanted or not _agrees(release, row):
            yield f"发布记录 #{release['id']} 与证据 #{row['id']} 不符。"


def _agrees(release: Row, row: Row) -> bool:
    same = all(release[name] == row[name] for name in ("page_id", "revision_id", "digest", "at"))
    kind = _details(row).get("kind")
    return same and release["reason"] == row["opinion"] and release["kind"] == kind


def sign_off_problems(row: Row, held: HeldSignOffs) -> Iterator[str]:
    """Whether the stages that a release claims were signed for its text, by different people."""
    details = _details(row)
    if row["action"] != "release" or details.get("kind") not in REVIEWED_KINDS:
        return
    stages, named = details.get("stages"), details.get("signatures")
    if (
        not isinstance(stages, list)
        or not isinstance(named, list)
        or not stages
        or len(stages) != len(named)
    ):
        yield f"证据 #{row['id']}（{shown(row['page_title'])}）没有写明发布所据的各审签字。"
        return
    sign_offs = held.of(row["digest"])
    people = []
    for stage, row_id in zip(stages, named, strict=True):
        # What is no number is no stage: the details of a forged row may be anything.
        number = stage if isinstance(stage, int) else 0
        sign_off = sign_offs.get(number)
        if sign_off is None or sign_off.row_id != row_id:
            yield f"证据 #{row['id']} 的发布没有有效的{STAGE_NAMES.get(number, '审核')}签字。"
        else:
            people.append(sign_off.user_id)
    if len(set(people)) < len(people) or None in people:
        yield f"证据 #{row['id']} 的发布由同一人签了不止一审。"
    contributors = details.get("contributors")
    named = contributors if isinstance(contributors, list) else []
    if any(person in held.writers or person in named for person in people):
        yield f"证据 #{row['id']} 的发布有执笔者自己的签字。"


def _details(row: Row) -> Mapping[str, Any]:
    details = row["details"]
    return details if isinstance(details, dict) else {}


def shown(text: str) -> str:
    """`text` for one line of a terminal: nothing in it moves the cursor, and it is not long."""
    return "".join(character if character.isprintable() else "·" for character in text[:60])
