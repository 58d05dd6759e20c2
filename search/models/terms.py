"""Words that the site knows, for "did you mean"."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_TERM = 30


class SearchTerm(models.Model):
    """A word of the site's titles, keywords, columns or authors. Made by the machine, never by hand."""

    text = models.CharField(_("word"), max_length=LONGEST_TERM, unique=True)
    pinyin = models.CharField(_("pinyin"), max_length=LONGEST_TERM * 7, db_index=True)
    initials = models.CharField(_("initials"), max_length=LONGEST_TERM, db_index=True)
    uses = models.PositiveIntegerField(_("uses"))

    class Meta:
        verbose_name = _("search term")
        verbose_name_plural = _("search terms")

    def __str__(self):
        return self.text
