"""Deleting images and documents in the admin: not while a public page shows them.

Each view is Wagtail's own, with the question before it.
"""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect

from wagtail.admin import messages
from wagtail.documents import get_document_model
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as uploaded_documents
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocuments
from wagtail.images import get_image_model
from wagtail.images.views import images
from wagtail.images.views import multiple as uploaded_images
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImages

from workflow.selectors.signed_files import deletion_refusal, public_pages_showing


def unless_shown(view, model, listing):
    """`view`, which deletes a file of `model`, unless a public page shows the file.

    :param listing: name of the address to which the person is sent back.
    """

    @wraps(view)
    def wrapped(request, **keys):
        (key,) = keys.values()
        if pages := public_pages_showing(get_object_or_404(model, pk=key)):
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                raise PermissionDenied(deletion_refusal(pages))
            messages.error(request, deletion_refusal(pages))
            return redirect(listing)
        return view(request, **keys)

    return wrapped


IMAGES = (get_image_model(), "wagtailimages:index")
DOCUMENTS = (get_document_model(), "wagtaildocs:index")

delete_image = unless_shown(images.DeleteView.as_view(), *IMAGES)
delete_document = unless_shown(documents.DeleteView.as_view(), *DOCUMENTS)
delete_uploaded_image = unless_shown(uploaded_images.DeleteView.as_view(), *IMAGES)
delete_uploaded_document = unless_shown(uploaded_documents.DeleteView.as_view(), *DOCUMENTS)


class KeepSignedFiles:
    """For a bulk action that deletes files: none of them goes when a public page shows one."""

    def prepare_action(self, objects, objects_without_access):
        for file in objects:
            if pages := public_pages_showing(file):
                messages.error(self.request, f"{file.title}：{deletion_refusal(pages)}")
                return redirect(self.next_url)
        return super().prepare_action(objects, objects_without_access)


class DeleteUnsignedImages(KeepSignedFiles, DeleteImages):
    pass


class DeleteUnsignedDocuments(KeepSignedFiles, DeleteDocuments):
    pass
