"""The evidence: who did what to which text, when. Hash-chained and signed, row by row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evidence.models.append_only import AppendOnlyModel


class Evidence(AppendOnlyModel):
    """One act of a review or release, or a change of who reviews and of what stands around pages.

    `page_id` is empty for acts that are about no page; `page_title` then names their subject.

    Plain ids and copied names instead of foreign keys: the row is still complete when the page,
    its revisions, the people and the workflow are gone. `previous` is the hash of the row before,
    `hash` covers everything else in this one, `seal` is the site's Ed25519 signature of it.
    """

    class Action(models.TextChoices):
        SUBMIT = "submit", _("submitted")
        SIGN = "sign", _("signed")
        RETURN = "return", _("returned")
        WITHDRAW = "withdraw", _("withdrawn")
        CLAIM = "claim", _("claimed")
        UNCLAIM = "unclaim", _("claim given up")
        SCHEDULE = "schedule", _("scheduled")
        UNSCHEDULE = "unschedule", _("schedule cancelled")
        EMERGENCY = "emergency", _("emergency release asked for")
        RELEASE = "release", _("released")
        CONFIRM = "confirm", _("taking down confirmed")
        MOVE = "move", _("moved")
        ADDRESS = "address", _("address changed")
        DELETE = "delete", _("deleted")
        POLICY = "policy", _("review policy changed")
        GROUP = "group", _("reviewers changed")
        CHROME = "chrome", _("site chrome changed")
        KEY = "key", _("signing key declared")
        HEADS = "heads", _("file of chain heads closed")

    at = models.DateTimeField(_("time"))
    action = models.CharField(_("action"), max_length=12, choices=Action)
    page_id = models.BigIntegerField(_("page id"), null=True)
    page_title = models.CharField(_("page title"), max_length=255)
    revision_id = models.BigIntegerField(_("revision id"), null=True)
    workflow_state_id = models.BigIntegerField(_("review id"), null=True)
    stage = models.PositiveSmallIntegerField(_("stage"), null=True)
    digest = models.CharField(_("digest"), max_length=80, blank=True)
    user_id = models.BigIntegerField(_("user id"), null=True)
    username = models.CharField(_("username"), max_length=150, blank=True)
    user_name = models.CharField(_("full name"), max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=200, blank=True)
    opinion = models.TextField(_("opinion"), blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)
    # Unique: two rows cannot follow the same one, so the chain cannot fork.
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    # The site's Ed25519 signature of `hash`; what leaves the site calls it `signature`.
    seal = models.CharField(max_length=128)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["page_id", "id"], name="evidence_page"),
            models.Index(fields=["action", "id"], name="evidence_action"),
        ]

    def __str__(self):
        return f"{self.pk} {self.action} {self.page_title}"
