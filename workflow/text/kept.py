"""Keeping what was signed, under its digest: the text outlives page and revision."""

import json

from django.utils import timezone

from evidence.digest import VERSION, canonical_form, digest_of_form
from evidence.models import SignedContent
from workflow.text.content import file_keys, hash_of_file, signed_content


def keep_content(page, version=VERSION) -> str:
    """Keep the signed content of `page`, once; return its digest. Call it in a transaction.

    The files are locked first: whoever changes one waits, and then sees the page that shows it.
    """
    for model, keys in file_keys(page).items():
        rows = model.objects.select_for_update(no_key=True).filter(pk__in=keys)
        list(rows.order_by("pk").values("pk"))
    form = canonical_form(signed_content(page, hash_of_file, version), version)
    digest = digest_of_form(form, version)
    if not SignedContent.objects.filter(pk=digest).exists():
        SignedContent.objects.create(digest=digest, content=form, kept_at=timezone.now())
    return digest


def kept_files(digest: str) -> list[dict]:
    """The manifest of a kept text: kind, id and SHA-256 of every file it refers to."""
    form = SignedContent.objects.get(pk=digest).content
    return [
        {name: file[name] for name in ("kind", "id", "sha256")}
        for file in json.loads(form)["files"]
    ]


def facts_of(page, digest: str) -> dict:
    """What evidence of a kept text says beside its digest, copied: files, place and authors."""
    parent = page.get_parent()
    return {
        "files": kept_files(digest),
        "place": parent.title if parent and not parent.is_root() else "",
        "authors": page.get_author_names(),
    }
