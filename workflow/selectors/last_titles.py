"""The titles that pages had when they were last public, from what was kept of their releases."""

import json

from django.db.models import Max

from evidence.models import SignedContent
from workflow.models import Release


def last_public_titles(page_ids) -> dict[int, str]:
    """By page, its title in its newest release that was no way down; two queries for all of them."""
    public = Release.objects.filter(page_id__in=page_ids).exclude(kind__in=Release.DOWN)
    newest = public.order_by().values("page_id").annotate(newest=Max("pk")).values("newest")
    releases = Release.objects.filter(pk__in=newest).values_list("page_id", "digest")
    digests = dict(releases)
    kept = SignedContent.objects.in_bulk(set(digests.values()))
    return {
        page_id: json.loads(kept[digest].content)["fields"].get("title", "")
        for page_id, digest in digests.items()
        if digest in kept
    }
