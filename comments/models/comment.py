"""What a reader wrote under a page."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.querysets import CommentQuerySet
from comments.rules import LONGEST, Piece, with_links

LONGEST_REASON = 300


class Comment(models.Model):
    """One comment, or a reply to one: there is one level of replies.

    It is never part of what is signed about its page. `services` writes it, nothing else does.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Waits for moderation")
        APPROVED = "approved", _("Public comment")
        REJECTED = "rejected", _("Not published")
        REMOVED = "removed", _("Taken away")

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="reader_comments",
        verbose_name=_("page"),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    # Without an author it is a guest's, or one of somebody who has closed the account.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("author"),
    )
    is_by_guest = models.BooleanField(_("by a guest"), default=False)
    name = models.CharField(_("name as shown"), max_length=60, blank=True)
    body = models.TextField(_("comment text"), max_length=LONGEST)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    is_editor_reply = models.BooleanField(_("reply of the editors"), default=False)
    # A keyed hash: enough to see that two came from one place, not from which.
    address_hash = models.CharField(max_length=32, blank=True)
    # Of the form it was written in; each form is good for one comment.
    form_key = models.CharField(max_length=32, unique=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    # A list of where pages are used is about links of editors.
    wagtail_reference_index_ignore = True

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's comment")
        verbose_name_plural = _("readers' comments")
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["page", "status", "created_at"]),
            models.Index(fields=["status", "created_at"]),
            models.Index(fields=["author", "created_at"]),
            models.Index(fields=["address_hash", "created_at"]),
        ]
        permissions = [("moderate_comment", "Can moderate readers' comments")]

    def __str__(self):
        return f"{self.display_name}：{self.body[:30]}"

    @property
    def display_name(self) -> str:
        if self.is_by_guest:
            return self.name or gettext("Guest")
        return self.name if self.author_id and self.name else gettext("Former member")

    @property
    def is_public(self) -> bool:
        return self.status == self.Status.APPROVED

    @cached_property
    def pieces(self) -> list[Piece]:
        """The text for readers: links are links once somebody has approved it."""
        return with_links(self.body) if self.is_public else [Piece(self.body)]
