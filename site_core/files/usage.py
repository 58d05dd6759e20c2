"""Which pages refer to an image or a document."""

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Page, ReferenceIndex


def pages_referring_to(file):
    """Pages whose stored content refers to `file`: by a field, an inline row or inside a body.

    Of a public page this is what readers see; what a newer draft of it refers to does not count.
    """
    references = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return Page.objects.filter(
        pk__in={int(key) for key in references.values_list("object_id", flat=True)}
    )
