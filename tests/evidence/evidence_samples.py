"""Evidence of a page that never was, made without a database and signed with a key of its own."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence import chain, exports
from evidence.digest import digest_of_form
from evidence.keys import fingerprint

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC_KEY = KEY.public_key().public_bytes_raw().hex()
TEXT = '{"fields":{"title":"论文一"},"files":[],"type":"articles.articlepage"}'
DIGEST = digest_of_form(TEXT)


def sign(text):
    return KEY.sign(text.encode()).hex()


def chained(acts):
    """Rows for acts `(action, stage, person, details)`, each hashed, signed and bound to the last."""
    rows, previous = [], chain.CHAIN_START
    for number, (action, stage, person, details) in enumerate(acts, start=1):
        row = {
            "id": number,
            "at": f"2026-11-24T09:00:{number:02}+08:00",
            "action": action,
            "page_id": 7,
            "page_title": "论文一",
            "revision_id": 3,
            "workflow_state_id": 2,
            "stage": stage,
            "digest": DIGEST,
            "user_id": person,
            "username": f"user{person}",
            "user_name": f"用户{person}",
            "role": "",
            "opinion": "同意",
            "details": details,
            "previous": previous,
        }
        previous = chain.row_hash(row)
        rows.append(row | {"hash": previous, "signature": sign(previous)})
    return rows


SUBMIT = ("submit", None, 1, {})
REVIEW = [SUBMIT, ("sign", 1, 11, {}), ("sign", 2, 12, {}), ("sign", 3, 13, {})]


def release_act(*, stages=(1, 2, 3), signatures=(2, 3, 4)):
    claim = {"kind": "workflow", "stages": list(stages), "signatures": list(signatures)}
    return ("release", None, 13, claim)


def releases_of(rows):
    """The release of each row that has one."""
    return [
        {
            "id": row["id"] + 100,
            "at": row["at"],
            "kind": row["details"]["kind"],
            "page_id": row["page_id"],
            "revision_id": row["revision_id"],
            "digest": row["digest"],
            "reason": row["opinion"],
            "evidence_id": row["id"],
        }
        for row in rows
        if row["action"] == "release"
    ]


def exported(rows=None, **parts):
    """An export of these rows, sealed."""
    rows = chained([*REVIEW, release_act()]) if rows is None else rows
    releases = releases_of(rows)
    whole = {
        "exported_at": "2026-11-24T18:00:00+08:00",
        "page": {"id": 7, "title": "论文一"},
        "public_key": PUBLIC_KEY,
        "fingerprint": fingerprint(PUBLIC_KEY),
        "head": {name: rows[-1][name] for name in ("id", "hash", "signature")},
        "counts": {"evidence": len(rows), "releases": len(releases)},
        "evidence": rows,
        "releases": releases,
        "contents": {DIGEST: TEXT},
    }
    return exports.sealed(whole | parts, sign)
