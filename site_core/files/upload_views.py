"""Uploading several images or documents: a server without a place for them says so.

Each view is Wagtail's own. Most files are stored by their form (`site_core.files.forms`); one whose
other fields are wrong is put aside by the view, and stored by another once they are right.
"""

import logging

from django.db import transaction
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from wagtail.documents.views import multiple as documents
from wagtail.images.views import multiple as images

from site_core.files.upload_fields import not_stored

logger = logging.getLogger(__name__)


class AddMixin:
    """Says it where the file is handed in; nothing has been typed there yet."""

    def post(self, request):
        try:
            return super().post(request)
        except OSError:
            logger.exception("An upload cannot be put aside.")
            message = "\n".join(not_stored().messages)
            return JsonResponse({"success": False, "error_message": message})


class CreateFromUploadMixin:
    """Says it above the form, which keeps what was typed; the file stays aside."""

    unstored_form = None

    @transaction.atomic
    def save_object(self, form):
        try:
            super().save_object(form)
        except OSError:
            self.unstored_form = form
            raise

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except OSError:
            if self.unstored_form is None:
                raise
            logger.exception("The upload %s cannot be stored.", self.upload.file.name)
        self.unstored_form.add_error(None, not_stored())
        key = self.upload.pk
        context = {
            self.context_upload_name: self.upload,
            "edit_action": reverse(self.edit_upload_url_name, args=[key]),
            "delete_action": reverse(self.delete_upload_url_name, args=[key]),
            "form": self.unstored_form,
        }
        html = render_to_string(self.edit_form_template_name, context, request=request)
        return JsonResponse({"success": False, "form": html})


class AddImages(AddMixin, images.AddView):
    pass


class AddDocuments(AddMixin, documents.AddView):
    pass


class CreateImageFromUpload(CreateFromUploadMixin, images.CreateFromUploadedImageView):
    pass


class CreateDocumentFromUpload(CreateFromUploadMixin, documents.CreateFromUploadedDocumentView):
    pass
