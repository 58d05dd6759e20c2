from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from search.analysis import phrases
from site_core.text.folding import fold

FEWEST_PHRASES = 2
MOST_PHRASES = 20
LONGEST_PHRASE = 30


def folded(text: str) -> str:
    """`text` as phrases are compared: folded, with single blanks."""
    return " ".join(fold(text).split())


class SynonymGroup(models.Model):
    """Phrases that mean the same to a reader who searches (同义词): each finds the others too."""

    phrases = models.TextField(
        _("phrases"),
        help_text=_(
            "One phrase a line. Readers who search for one of them also find texts that hold "
            "another one."
        ),
    )

    panels = [FieldPanel("phrases")]

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["pk"]

    def __str__(self):
        return "、".join(self.phrase_list())

    def phrase_list(self) -> list[str]:
        """The phrases, without empty lines."""
        return [phrase for line in self.phrases.splitlines() if (phrase := line.strip())]

    def clean(self):
        super().clean()
        found = self.phrase_list()
        problems = [*_problems_of(found), *self._phrases_of_others(found)]
        if problems:
            raise ValidationError({"phrases": problems})
        self.phrases = "\n".join(found)

    def _phrases_of_others(self, found) -> Iterator[str]:
        wanted = {folded(phrase): phrase for phrase in found}
        for group in SynonymGroup.objects.exclude(pk=self.pk):
            for phrase in group.phrase_list():
                if folded(phrase) in wanted:
                    yield gettext("“%(phrase)s” already stands in another group: %(group)s.") % {
                        "phrase": wanted[folded(phrase)],
                        "group": group,
                    }


def _problems_of(found) -> Iterator[str]:
    different = {folded(phrase) for phrase in found}
    if len(different) < FEWEST_PHRASES:
        yield gettext("Enter at least two different phrases, each on a line of its own.")
    elif len(different) < len(found):
        yield gettext("A phrase stands here twice.")
    if len(found) > MOST_PHRASES:
        yield ngettext(
            "A group holds at most %(count)d phrase.",
            "A group holds at most %(count)d phrases.",
            MOST_PHRASES,
        ) % {"count": MOST_PHRASES}
    for phrase in found:
        if len(phrase) > LONGEST_PHRASE:
            yield gettext("“%(phrase)s…” is longer than %(limit)d characters.") % {
                "phrase": phrase[:LONGEST_PHRASE],
                "limit": LONGEST_PHRASE,
            }
        elif not phrases(phrase):
            yield gettext("“%(phrase)s” holds nothing that can be searched for.") % {
                "phrase": phrase
            }
