"""勘误 and 撤稿: what readers are told when a public text was changed or withdrawn.

Everything shown comes from releases and evidence, which nobody can change, never from the page's
row: the row of a page that is not public holds whatever its newest draft says.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from evidence.models import Evidence, SignedContent
from workflow.models.releases import Release


@dataclass(frozen=True)
class Notice:
    """A public notice. `at` is empty in a preview: the time is the release's."""

    text: str
    at: datetime | None
    title: str = ""


def correction_brought_by(text, page_id: int) -> str:
    """The correction notice that a kept text brings; empty when it brings no new one.

    New is what differs from the notice of the text that was public by right before. An emergency
    release does not count as such: its own notice is new to the review that follows it.
    """
    note = _note_in(text.fields)
    if not note:
        return ""
    passed_over = (Release.Kind.EMERGENCY, *Release.DOWN)
    earlier = Release.objects.exclude(kind__in=passed_over).newest_of(page_id)
    if earlier is None or note != _note_of(earlier.digest):
        return note
    return ""


def _note_of(digest):
    kept = SignedContent.objects.get(pk=digest)
    return _note_in(json.loads(kept.content)["fields"])


def _note_in(fields):
    return fields.get("correction_note", "").strip()


def corrections_of(page, *, is_preview=False) -> list[Notice]:
    """The corrections of a public page, the newest first, in one query at most.

    A text that went public in an emergency shows its notice before the review has followed, and a
    preview shows the one that the draft would bring.
    """
    note = page.correction_note.strip()
    if not (note or page.last_corrected_at):
        return []
    kinds = (Release.Kind.CORRECTION, Release.Kind.EMERGENCY)
    releases = list(Release.objects.filter(page_id=page.pk, kind__in=kinds).order_by("-pk"))
    notices = [
        Notice(release.reason, release.at)
        for release in releases
        if release.kind == Release.Kind.CORRECTION
    ]
    if note and note not in [notice.text for notice in notices[:1]]:
        if is_preview:
            return [Notice(note, None), *notices]
        if releases and releases[0].kind == Release.Kind.EMERGENCY:
            return [Notice(note, releases[0].at), *notices]
    return notices


def retraction_of(page) -> Notice | None:
    """The notice that stands in place of a retracted page; None when it is not retracted."""
    newest = Release.objects.newest_of(page.pk)
    if newest is None or newest.kind != Release.Kind.RETRACTION:
        return None
    title = Evidence.objects.values_list("page_title", flat=True).get(pk=newest.evidence_id)
    return Notice(newest.reason, newest.at, title)
