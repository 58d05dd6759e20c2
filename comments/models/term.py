"""Words that a comment is not published with before somebody has looked."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from comments.rules import Terms


class SensitiveTerm(models.Model):
    """One term (敏感词). A comment that holds it waits for moderation, the term marked."""

    term = models.CharField(_("term"), max_length=50, unique=True)

    panels = [FieldPanel("term")]

    class Meta:
        verbose_name = _("sensitive term")
        verbose_name_plural = _("sensitive terms")
        ordering = ["term"]

    def __str__(self):
        return self.term

    def clean(self):
        super().clean()
        if not Terms([self.term]).found_in(self.term):
            raise ValidationError({"term": gettext("Write letters, digits or Chinese characters.")})
