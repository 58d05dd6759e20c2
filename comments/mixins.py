"""What a page type needs to take comments, and a column to say whether its pages do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from comments.discussions import discussion_of
from site_core.page_store.generation import raise_generation


class CommentSwitch(models.TextChoices):
    INHERIT = "inherit", _("As the level above says")
    YES = "yes", _("Open for comments")
    NO = "no", _("Closed for comments")


class CommentSwitchMixin(models.Model):
    """A page with a say in whether comments are open: on itself, or on what stands below it.

    The switch is no text. It takes effect at once when an editor saves it, is outside of what is
    signed, and does not come back with an old revision. The history of the page shows each change.
    """

    allow_comments = models.CharField(
        _("comments"),
        max_length=10,
        choices=CommentSwitch,
        default=CommentSwitch.INHERIT,
        help_text=_("Takes effect as soon as it is saved, without a review."),
    )

    class Meta:
        abstract = True

    def with_content_json(self, content):
        page = super().with_content_json(content)
        page.allow_comments = self.allow_comments
        return page

    def save_revision(self, user=None, **kwargs):
        revision = super().save_revision(user=user, **kwargs)
        switched = (
            type(self)
            ._default_manager.filter(pk=self.pk)
            .exclude(allow_comments=self.allow_comments)
        )
        if switched.update(allow_comments=self.allow_comments):
            raise_generation()
            log(self, "comments.switch", user=user, data={"value": self.allow_comments})
        return revision


class CommentablePageMixin(CommentSwitchMixin):
    """A page that readers may comment on while it is public and open to everybody."""

    class Meta:
        abstract = True

    def inherited_comment_switches(self) -> list[str]:
        """What the levels above say, the nearest first."""
        return []

    def takes_comments(self, settings) -> bool:
        """Whether a comment can be written now.

        :param settings: the CommentSettings of the page's site.
        """
        if not (self.live and self.is_open_to_everybody):
            return False
        if self.allow_comments != CommentSwitch.INHERIT:
            return self.allow_comments == CommentSwitch.YES
        for switch in self.inherited_comment_switches():
            if switch != CommentSwitch.INHERIT:
                return switch == CommentSwitch.YES
        return settings.are_open

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if self.live and self.is_open_to_everybody and not getattr(request, "is_preview", False):
            context["discussion"] = discussion_of(self, request)
        return context
