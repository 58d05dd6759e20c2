"""What changed in a text since its reader last stood for it."""

import json
from dataclasses import dataclass
from datetime import datetime

from workflow.comparison import Change, compare
from workflow.labels import words_for
from workflow.models import Evidence, Release, SignedContent


@dataclass(frozen=True)
class Changes:
    """`since` is "signed" (by this person), "live" or "" for a first version, `at` its time."""

    since: str
    at: datetime | None
    changes: list[Change]


def changes_for(user, page, form) -> Changes:
    """What changed in `page` since `user` last signed it, or else since it became public.

    :param form: the canonical form of the text under review.
    """
    since, row = "signed", _last_signature(user, page)
    old = _kept(row)
    if old is None:
        since, row = "live", _live_release(page)
        old = _kept(row)
    if old is None:
        return Changes("", None, [])
    new = json.loads(form)
    return Changes(since, row.at, compare(old, new, words_for(type(page), old, new)))


def _last_signature(user, page):
    signed = Evidence.objects.filter(page_id=page.pk, action=Evidence.Action.SIGN, user_id=user.pk)
    return signed.last()


def _live_release(page):
    newest = Release.objects.filter(page_id=page.pk).last()
    return newest if newest and newest.kind not in Release.DOWN else None


def _kept(row):
    """The text that an act was about, as it was kept."""
    text = SignedContent.objects.filter(pk=row.digest).first() if row else None
    return json.loads(text.content) if text else None
