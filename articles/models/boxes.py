"""Sidebar boxes (文章精选, 专题研究 …) that an editor configures."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel

from articles.models.picks import PickedArticle


class SidebarBox(ClusterableModel):
    """A titled list: the newest articles of a column, picked articles, new comments, the most read."""

    class Kind(models.TextChoices):
        COLUMN = "column", _("Newest of a column")
        PICKED = "picked", _("Picked by hand")
        COMMENTS = "comments", _("Newest comments")
        MOST_READ = "most_read", _("Most read in 30 days")

    title = models.CharField(_("title"), max_length=40)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.COLUMN)
    column = models.ForeignKey(
        "articles.CategoryIndexPage",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("column"),
    )
    count = models.PositiveSmallIntegerField(
        _("number of entries"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("kind"),
        PageChooserPanel("column", "articles.CategoryIndexPage"),
        FieldPanel("count"),
        InlinePanel("picks", heading=_("Picked articles"), label=_("Article"), max_num=10),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("sidebar box")
        verbose_name_plural = _("sidebar boxes")
        ordering = ["sort_order", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.kind == self.Kind.COLUMN and not self.column_id:
            raise ValidationError({"column": gettext("Choose a column.")})


class SidebarBoxArticle(PickedArticle):
    """An article picked for a box."""

    box = ParentalKey(SidebarBox, on_delete=models.CASCADE, related_name="picks")

    class Meta(PickedArticle.Meta):
        verbose_name = _("picked article")
        verbose_name_plural = _("picked articles")
