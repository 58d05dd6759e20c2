"""Releases: by what right each page is public, or is not any more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.append_only import AppendOnlyModel, AppendOnlyQuerySet


class ReleaseQuerySet(AppendOnlyQuerySet):
    """Which releases count."""

    def newest_of(self, page_id) -> "Release | None":
        """Of all releases, the one that says how a page stands now; None when it was never public."""
        return self.filter(page_id=page_id).order_by("pk").last()


class Release(AppendOnlyModel):
    """A page became public with exactly one revision, or was taken down.

    The newest release of a page names its live revision; a database trigger on the page table holds
    that (see `workflow.guards.triggers`). Every release has an evidence row, `evidence_id`.
    """

    class Kind(models.TextChoices):
        WORKFLOW = "workflow", _("after review")
        BOOTSTRAP = "bootstrap", _("laid out with the site")
        LEGACY = "legacy", _("moved in from an old site")
        MIGRATION = "migration", _("by a migration")
        EMERGENCY = "emergency", _("in an emergency, reviewed afterwards")
        CORRECTION = "correction", _("correction, after review")
        RETRACTION = "retraction", _("retracted")
        TAKEDOWN = "takedown", _("taken down")

    # Kinds after which a page is not public.
    DOWN = (Kind.RETRACTION, Kind.TAKEDOWN)
    # Kinds that stand on the sign-offs of every stage.
    REVIEWED = (Kind.WORKFLOW, Kind.CORRECTION)

    at = models.DateTimeField(_("time"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    page_id = models.BigIntegerField(_("page id"))
    revision_id = models.BigIntegerField(_("revision id"), null=True)
    digest = models.CharField(_("digest"), max_length=80, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    evidence_id = models.BigIntegerField(_("evidence id"))

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["page_id", "id"], name="release_page"),
            models.Index(fields=["kind", "id"], name="release_kind"),
        ]
        # Its name is stored and shown as it stands here.
        permissions = [("request_emergency", "申请紧急发布")]

    @property
    def is_down(self) -> bool:
        """Whether the page is not public after it."""
        return self.kind in self.DOWN

    def __str__(self):
        return f"{self.pk} {self.kind} {self.page_id}"


def settled_revision_id(page_id) -> int:
    """The revision of a page that readers see by right; 0 when they see none.

    Those who wrote later revisions are the contributors of the text to come. A text that went public
    in an emergency is still to come: its review follows.
    """
    newest = Release.objects.exclude(kind=Release.Kind.EMERGENCY).newest_of(page_id)
    return 0 if newest is None or newest.is_down else newest.revision_id
