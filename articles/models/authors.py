"""Authors, and the byline that names them on an article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index


class Author(index.Indexed, models.Model):
    """A person whose texts we publish. Not an account: most authors never log in."""

    name = models.CharField(_("full name"), max_length=60)
    unit = models.CharField(_("unit"), max_length=120, blank=True)
    biography = models.TextField(_("biography"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("unit"), FieldPanel("biography")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("unit"),
        index.AutocompleteField("unit"),
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]

    def __str__(self):
        return f"{self.name}（{self.unit}）" if self.unit else self.name


class ArticleByline(Orderable):
    """One author as named on one article.

    Name and unit are copied when the row is filled in, so that what reviewers signed does not
    change when the author later moves to another unit.
    """

    article = ParentalKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bylines",
        verbose_name=_("author"),
        help_text=_("Choose an author and leave the fields below empty to copy name and unit."),
    )
    name = models.CharField(_("name as printed"), max_length=60, blank=True)
    unit = models.CharField(_("unit as printed"), max_length=120, blank=True)

    panels = [FieldPanel("author"), FieldPanel("name"), FieldPanel("unit")]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self):
        return self.name

    @classmethod
    def of(cls, author):
        """A row with name and unit copied from `author`."""
        return cls(author=author, name=author.name, unit=author.unit)

    def clean(self):
        """Fill an empty name and unit from the author chosen; a name once printed stays."""
        super().clean()
        if self.author_id and not self.name:
            self.name = self.author.name
            self.unit = self.unit or self.author.unit
        if not self.name:
            raise ValidationError({"author": gettext("Choose an author or write a name.")})
