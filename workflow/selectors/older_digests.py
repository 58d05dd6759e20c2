"""Reviews and schedules that began by older rules of the digest end by them, if these saw every word.

A sign-off holds for one digest. Where a newer program knows the text by another one, the sign-offs
given so far hold on, as long as nothing that readers see was left out: neither of the text under
review nor of one that was signed. Else none of them holds, and the text has to be submitted again.
"""

from wagtail.models import Revision

from evidence.digest import KNOWN_VERSIONS, VERSION, version_of, words_left_out
from evidence.models import Evidence
from workflow.text.content import signed_content


def version_to_go_on_with(page_id: int, text, submitted: str) -> str:
    """The version of the digest by which sign-offs of `text` are found.

    :param submitted: the digest under which its review or schedule began.
    """
    version = version_of(submitted)
    if version == VERSION or version not in KNOWN_VERSIONS:
        return VERSION
    if hides_words(text, version) or not _signed_texts_hide_nothing(page_id, submitted):
        return VERSION
    return version


def hides_words(text, version: str) -> bool:
    """Whether readers of `text` see words that the rules of `version` do not count."""
    return bool(words_left_out(signed_content(text, _no_hash, version), version))


def _no_hash(_file) -> str:
    return ""  # only words are looked at


def _signed_texts_hide_nothing(page_id, digest) -> bool:
    signed = Evidence.objects.filter(page_id=page_id, digest=digest, action=Evidence.Action.SIGN)
    keys = set(signed.values_list("revision_id", flat=True))
    revisions = Revision.page_revisions.filter(pk__in=keys)
    if len(revisions) < len(keys):
        return False  # what was signed cannot be looked at any more
    return not any(hides_words(revision.as_object(), version_of(digest)) for revision in revisions)
