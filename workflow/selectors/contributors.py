"""Who has a hand in a text, and so signs no stage of it.

Contributors are whoever wrote words that stand in the text and did not in its last release by
right, whenever that was: the authors of the revisions since, the authors of older revisions whose
words have come back, and the writers of what the text shows with its images and documents. So are
the owner, whoever submitted it, and whoever took it over as an editor.

Older words are looked for when the text is frozen, and what is found is kept in the evidence of
that act: queue, screen and rules read it from there, and no text.
"""

import json
from collections import defaultdict
from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, Revision, get_default_page_content_type

from evidence.models import Evidence, SignedContent
from workflow.rules.writers import Draft, Hand, new_units, writers
from workflow.selectors.emergencies import ASKED
from workflow.selectors.sign_offs import (
    ends_review,
    evidence_of,
    last_release,
    submitters,
    takers,
)
from workflow.text.content import signed_content

# What the log of an image or document says when its words or its file were written.
FILE_WORDS_WRITTEN = "workflow.file_words"
FILE_ACTIONS = ("wagtail.create", "wagtail.edit", FILE_WORDS_WRITTEN)


def hands_in_page(page_id: int) -> dict[int, Hand]:
    """By id, everybody who has a hand in the text of a page, and how."""
    return hands_in([page_id], evidence_of([page_id]))[page_id]


def hands_in(page_ids, evidence, owners=None) -> dict[int, dict[int, Hand]]:
    """By page, what `hands_in_page` says; three queries for all of them.

    :param evidence: of these pages, from `evidence_of`. :param owners: by page, if they are known.
    """
    if owners is None:
        owners = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "owner_id"))
    hands, settled, frozen = {}, {}, {}
    for page_id, owner_id in owners.items():
        rows = evidence.get(page_id, ())
        release = last_release(rows)
        settled[page_id] = release.revision_id if release else 0
        frozen[page_id] = _freezing(rows)
        hands[page_id] = _known_hands(frozen[page_id], rows)
        for user_id in {owner_id} | takers(rows) | submitters(rows):
            hands[page_id].setdefault(user_id, Hand())
    for page_id, user_id, revision in _later_revisions(settled):
        hands[page_id].setdefault(user_id, revision)
    for page_id, user_id, file in _later_words(frozen):
        hands[page_id].setdefault(user_id, file)
    for page_id in page_ids:
        hands.setdefault(page_id, {}).pop(None, None)
    return hands


def facts_of_hands(text) -> dict:
    """What the evidence of an act that freezes `text` (specific, of a revision) says of its writers.

    `writers`: by whose hand it is, as far as a revision or a file tells; `shows`: its files.
    """
    content = signed_content(text)
    rows = evidence_of([text.pk]).get(text.pk, ())
    release = last_release(rows)
    hands = _hands_in_older_words(text.pk, content, release) | _hands_in_files(content, release)
    settled = {text.pk: release.revision_id if release else 0}
    for _page_id, user_id, revision in _later_revisions(settled):
        hands.setdefault(user_id, revision)
    hands.pop(None, None)
    return {
        "writers": [
            {"user": user_id, "revision": hand.revision_id, "at": hand.at, "file": hand.file}
            for user_id, hand in hands.items()
        ],
        "shows": [
            {name: file[name] for name in ("kind", "id", "title")} for file in content["files"]
        ],
    }


def _freezing(rows):
    """The newest act since the last release by right that froze the text; None without one."""
    newest = None
    for row in rows:
        if ends_review(row):
            newest = None
        elif row.action == Evidence.Action.SUBMIT or row.details.get("step") == ASKED:
            newest = row
    return newest


def _known_hands(frozen, rows) -> dict[int, Hand]:
    """The writers that an act names. One of before they were named is looked into now."""
    if frozen is None:
        return {}
    details = frozen.details
    if "writers" not in details:
        revision = Revision.objects.filter(pk=frozen.revision_id).first()
        if revision is None:
            return {}
        content, release = signed_content(revision.as_object()), last_release(rows)
        return _hands_in_older_words(frozen.page_id, content, release) | _hands_in_files(
            content, release
        )
    return {
        writer["user"]: Hand(writer.get("revision"), writer.get("at", ""), writer.get("file", ""))
        for writer in details["writers"]
    }


def _later_revisions(settled):
    """Page, author and revision of all that came after the settled revision of each page."""
    revisions = Revision.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(page_id) for page_id in settled],
    )
    found = revisions.order_by("pk").values_list("object_id", "pk", "user_id", "created_at")
    for object_id, revision_id, user_id, created_at in found:
        if revision_id > settled[int(object_id)]:
            yield int(object_id), user_id, Hand(revision_id, _plain(created_at))


def _hands_in_older_words(page_id, content, release) -> dict[int, Hand]:
    """Those whose words of before the last release have come back.

    Where nothing was released, or is not any more, all revisions are later ones.
    """
    if release is None:
        return {}
    new = new_units(content["fields"], _kept(release)["fields"])
    if not new:
        return {}
    older = Revision.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id=str(page_id),
        pk__lt=release.revision_id,
        user__isnull=False,
    )
    found = older.order_by("pk").values_list("pk", "user_id", "created_at", "content")
    names = _names_of_tags(content["fields"])
    drafts = (
        Draft(key, user, _plain(at), [text, *_tags_in(text, names)])
        for key, user, at, text in found.iterator(20)
    )
    return writers(new, drafts)


def _names_of_tags(fields) -> dict[int, str]:
    """By key, the tags among the lists of words in `fields`: a revision keeps keys alone."""
    lists = [value for value in fields.values() if isinstance(value, list)]
    words = {word for value in lists for word in value if isinstance(word, str)}
    return dict(Tag.objects.filter(name__in=words).values_list("pk", "name")) if words else {}


def _tags_in(revision, names):
    """The words among `names` that the content of a revision is tagged with."""
    lists = [value for value in revision.values() if isinstance(value, list)]
    rows = [row for value in lists for row in value if isinstance(row, dict)]
    return [names[row["tag"]] for row in rows if row.get("tag") in names]


def _hands_in_files(content, release) -> dict[int, Hand]:
    """Those who brought or wrote a file whose words the last release did not have as they are."""
    released = _kept(release)["files"] if release else []
    files = {(file["kind"], file["id"]): file for file in content["files"] if file not in released}
    hands = {}
    for (kind, key), user_id, _at in _file_log(files):
        hands.setdefault(user_id, Hand(file=files[kind, key].get("title", "")))
    for kind, model in _models().items():
        keys = [key for file_kind, key in files if file_kind == kind]
        brought = model.objects.filter(pk__in=keys).values_list("pk", "uploaded_by_user_id")
        for key, user_id in brought if keys else ():
            hands.setdefault(user_id, Hand(file=files[kind, key].get("title", "")))
    return hands


def _later_words(frozen: Mapping[int, Evidence]):
    """Page, writer and file of what was written on files after the text that shows them was frozen."""
    showing = defaultdict(list)
    for page_id, row in frozen.items():
        for file in row.details.get("shows", ()) if row else ():
            hand = Hand(file=file["title"])
            showing[file["kind"], file["id"]].append((page_id, row.at, hand))
    for file, user_id, at in _file_log(showing):
        for page_id, frozen_at, hand in showing[file]:
            if at >= frozen_at:
                yield page_id, user_id, hand


def _file_log(files):
    """File, writer and time of what the log says of these files, by kind and id; one query."""
    if not files:
        return
    kinds = {
        content_type.pk: kind
        for kind, model in _models().items()
        for content_type in [ContentType.objects.get_for_model(model)]
    }
    entries = ModelLogEntry.objects.filter(
        content_type__in=kinds,
        object_id__in={str(key) for _kind, key in files},
        action__in=FILE_ACTIONS,
        user__isnull=False,
    )
    found = entries.order_by("pk").values_list("content_type", "object_id", "user", "timestamp")
    for content_type, object_id, user_id, at in found:
        file = (kinds[content_type], int(object_id))
        if file in files:
            yield file, user_id, at


def _models():
    return {"image": get_image_model(), "document": get_document_model()}


def _kept(release):
    """The text of a release as it was kept; where it is not, nothing of it counts as released."""
    kept = SignedContent.objects.filter(pk=release.digest).first()
    return json.loads(kept.content) if kept else {"fields": {}, "files": []}


def _plain(at) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d")
