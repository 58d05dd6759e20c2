from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from wagtail.management.commands import purge_revisions
from wagtail.models import Revision


class Command(purge_revisions.Command):
    """In place of Wagtail's, which would delete what shows who wrote a text."""

    help = "Delete old revisions, but none that is public, scheduled, in review or newer than a release."

    def handle(self, *args, **options):
        days, pages, others = options["days"], options["pages"], options["non_pages"]
        deleted = kept = 0
        if pages or not others:
            deleted, kept = _purge_page_revisions(days)
        if others or not pages:
            more, more_kept = purge_revisions.purge_revisions(days, pages=False, non_pages=True)
            deleted, kept = deleted + more, kept + more_kept
        self.stdout.write(f"已删除 {deleted} 个旧版本，保留 {kept} 个。")


def _purge_page_revisions(days):
    """Ask the guard about each; returns how many went and how many stay."""
    revisions = Revision.objects.page_revisions()
    if days:
        revisions = revisions.filter(created_at__lt=timezone.now() - timezone.timedelta(days=days))
    deleted = kept = 0
    for revision in revisions.defer("content").iterator():
        try:
            with transaction.atomic():
                revision.delete()
            deleted += 1
        except PermissionDenied:
            kept += 1
    return deleted, kept
