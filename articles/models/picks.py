"""An article that an editor has picked, in the editor's order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable


class PickedArticle(Orderable):
    """A row of what shows articles picked by hand; which that is, the row itself says."""

    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("article"),
    )

    panels = [PageChooserPanel("article", "articles.ArticlePage")]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return str(self.article)
