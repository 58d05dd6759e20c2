"""Keeping what was signed, under its digest: the text outlives page and revision."""

import json
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from evidence.digest import VERSION, canonical_form, digest_of_form
from evidence.models import SignedContent
from workflow.text.content import file_keys, hash_of_file, signed_content


@dataclass(frozen=True)
class KeptText:
    """A text in canonical form, under its digest."""

    digest: str
    form: str

    @cached_property
    def fields(self) -> dict:
        """Its signed fields and rows, by name."""
        return self._content["fields"]

    @cached_property
    def files(self) -> list[dict]:
        """Its manifest: kind, id and SHA-256 of every file it refers to."""
        names = ("kind", "id", "sha256")
        return [{name: file[name] for name in names} for file in self._content["files"]]

    @cached_property
    def _content(self) -> dict:
        return json.loads(self.form)


def keep_content(page) -> KeptText:
    """Keep the signed content of `page` as it is, its files locked. Call it in a transaction."""
    lock_files(page)
    kept = text_of(page)
    keep(kept)
    return kept


def lock_files(page) -> None:
    """Lock the files that `page` shows: whoever changes one waits, and then sees the page."""
    for model, keys in file_keys(page).items():
        rows = model.objects.select_for_update(no_key=True).filter(pk__in=keys)
        if keys:
            list(rows.order_by("pk").values("pk"))


def text_of(page, version=VERSION) -> KeptText:
    """The signed content of `page` by the rules of `version`."""
    form = canonical_form(signed_content(page, hash_of_file, version), version)
    return KeptText(digest_of_form(form, version), form)


def keep(text: KeptText) -> None:
    """Keep a text, once."""
    if not SignedContent.objects.filter(pk=text.digest).exists():
        SignedContent.objects.create(digest=text.digest, content=text.form, kept_at=timezone.now())


def facts_of(page, text: KeptText, parent) -> dict:
    """What evidence of the text of `page` says beside its digest, copied: files, place and authors."""
    return {
        "files": text.files,
        "place": parent.title if parent and not parent.is_root() else "",
        "authors": page.get_author_names(),
    }
