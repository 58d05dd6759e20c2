"""How often articles were read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleReads(models.Model):
    """All reads of one article since it stands on this site. A row of its own: pages are signed."""

    article = models.OneToOneField(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="reads", primary_key=True
    )
    total = models.PositiveIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("reads of an article")
        verbose_name_plural = _("reads of articles")

    def __str__(self):
        return f"{self.article_id}: {self.total}"


class DailyReads(models.Model):
    """The reads of one article on one day, by the site's own time."""

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="daily_reads"
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("reads"), default=0)

    class Meta:
        verbose_name = _("reads of a day")
        verbose_name_plural = _("reads by day")
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="reads_once_a_day"),
        ]
        indexes = [models.Index(fields=["day", "article"])]

    def __str__(self):
        return f"{self.article_id}, {self.day}: {self.count}"


class ReadMark(models.Model):
    """That one reader has been counted for one article in one half hour. Kept for a few hours.

    The reader is a keyed hash whose key changes daily: nobody can be told from it, or followed.
    """

    slot = models.PositiveIntegerField()  # half hours since 1970
    article_id = models.PositiveBigIntegerField()
    reader = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "article_id", "reader"], name="read_once"),
        ]

    def __str__(self):
        return f"{self.slot}: {self.article_id}"
