"""The editing forms of images and documents. Wagtail finds them by settings."""

from django.db import transaction

from wagtail.documents.forms import BaseDocumentForm

from site_core.files.forms import StoresFileMixin
from site_core.files.image_forms import CheckedImageForm
from workflow.selectors.signed_files import change_refusal, public_pages_showing, signed_parts
from workflow.text.content import CROP


class SignedFileFormMixin(StoresFileMixin):
    """Says at the field why a file that a public page shows stays as it was signed.

    Tags and collection are not signed and may be changed.
    """

    def clean(self):
        cleaned_data = super().clean()
        changed = [name for name in signed_parts(self._meta.model) if name in self.changed_data]
        if changed and self.instance.pk and (pages := public_pages_showing(self.instance)):
            # The focal point is drawn on the picture; fields of its own show no errors.
            for name in dict.fromkeys("file" if name in CROP else name for name in changed):
                self.add_error(name if name in self.fields else None, change_refusal(pages))
        return cleaned_data

    @transaction.atomic
    def save(self, commit=True):
        return super().save(commit=commit)


class SignedImageForm(SignedFileFormMixin, CheckedImageForm):
    pass


class SignedDocumentForm(SignedFileFormMixin, BaseDocumentForm):
    pass
