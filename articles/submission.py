"""What an article needs before others may read it."""

from django.utils.translation import gettext as _

from site_core.reasons import Reason
from site_core.text.characters import has_visible
from workflow.text.submission import reasons_of_body


def reasons_of_article(article):
    """An author or a source, a body, words for the lead image, and the name behind an address."""
    names = [row.name for row in article.bylines.all()]
    is_reprint = has_visible(article.source)
    if not (is_reprint or any(has_visible(name) for name in names)):
        yield Reason("no-author", _("Nobody is named as the author."), "bylines")
    yield from reasons_of_body(article)
    picture = article.lead_image
    if picture and not has_visible(picture.description):
        words = _("The lead image has no alternative text. Write it in the image library.")
        yield Reason("no-alternative-text", words, "lead_image")
    if article.source_url and not is_reprint:
        yield Reason("no-source", _("Name the source of the reprint."), "source")
