"""Keeping what was signed, under its digest: the text outlives page and revision."""

from django.utils import timezone

from workflow.content import signed_content
from workflow.digest import canonical_form, digest_of_form
from workflow.models.releases import SignedContent


def keep_content(page) -> str:
    """Keep the signed content of `page`, once; return its digest."""
    form = canonical_form(signed_content(page))
    digest = digest_of_form(form)
    if not SignedContent.objects.filter(pk=digest).exists():
        SignedContent.objects.create(digest=digest, content=form, kept_at=timezone.now())
    return digest
