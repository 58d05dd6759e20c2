"""审核档案: the evidence of one page as plain data, from the evidence alone.

The page, its revisions and the people may be gone; nothing here asks for them.
"""

from collections.abc import Iterator

from django.db.models import F

from evidence import chain
from evidence.exports import RELEASE_FIELDS, sealed
from evidence.ledger import plain_time
from evidence.models import Evidence, SignedContent
from evidence.rows import evidence_data, key_rows
from evidence.site_key import fingerprint, public_key, sign
from workflow.models import Release

BATCH = 500


def release_data(releases) -> Iterator[dict]:
    """Releases as plain data, read row by row."""
    for release in releases.values(*RELEASE_FIELDS).iterator(BATCH):
        yield release | {"at": plain_time(release["at"])}


def review_record(page_id: int) -> dict:
    """All evidence of a page, its releases and the texts they stand on.

    :raises Evidence.DoesNotExist: there is none.
    """
    rows = list(evidence_data(Evidence.objects.filter(page_id=page_id).order_by("pk")))
    if not rows:
        raise Evidence.DoesNotExist
    own = Release.objects.filter(page_id=page_id).order_by("evidence_id")
    releases = list(release_data(own))
    texts = SignedContent.objects.filter(pk__in={row["digest"] for row in rows})
    return {
        "page": {"id": page_id, "title": rows[-1]["page_title"]},
        "head": Evidence.objects.order_by("pk").values("id", "hash", signature=F("seal")).last(),
        "keys": key_rows(),
        "counts": {"evidence": len(rows), "releases": len(releases)},
        "evidence": rows,
        "releases": releases,
        "contents": dict(texts.values_list("digest", "content")),
    }


def exported_record(page_id: int, *, at) -> dict:
    """The record of a page with the site's public key and signature: what leaves the site.

    The same for the same evidence and the same time `at`.

    :raises Evidence.DoesNotExist: there is none. :raises FileNotFoundError: the site has no key.
    """
    key = public_key()
    parts = {"exported_at": plain_time(at), "public_key": key, "fingerprint": fingerprint(key)}
    return sealed(review_record(page_id) | parts, sign)


def registration(record: dict) -> dict:
    """What the form 信息发布审核登记表 says of a record: one release, and the review behind it.

    The newest release after review; where there is none, the newest of another right, and the newest
    sign_offs. `afterwards` is the way down or the other release that followed.
    """
    rows = {row["id"]: row for row in record["evidence"]}
    reviewed = [
        row
        for row in rows.values()
        if row["action"] == "release" and row["details"].get("kind") in chain.REVIEWED_KINDS
    ]
    ways = [row for row in rows.values() if row["action"] == "release"]
    ups = [row for row in ways if row["details"].get("kind") not in Release.DOWN]
    release = reviewed[-1] if reviewed else None
    shown = release or (ups[-1] if ups else None)
    if release:
        sign_offs = [rows[key] for key in release["details"].get("signatures", []) if key in rows]
    else:
        newest = {row["stage"]: row for row in rows.values() if row["action"] == "sign"}
        sign_offs = [newest[stage] for stage in sorted(newest)]
    last = release or (sign_offs[-1] if sign_offs else record["evidence"][-1])
    submissions = [
        row for row in rows.values() if row["action"] == "submit" and row["id"] <= last["id"]
    ]
    stages = {row["stage"]: row for row in sign_offs}
    final = sign_offs[-1]["details"] if sign_offs else {}
    return {
        "title": last["page_title"],
        "place": (release or last)["details"].get("place") or final.get("place", ""),
        "authors": final.get("authors", ""),
        "submission": submissions[-1] if submissions else None,
        "stages": [(name, stages.get(stage)) for stage, name in chain.STAGE_NAMES.items()],
        "release": shown,
        "afterwards": ways[-1] if ways and ways[-1] is not shown else None,
        "digest": last["digest"],
        "files": (release or last)["details"].get("files", []),
    }
