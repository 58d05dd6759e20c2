"""The forms of images and documents store the file while something can still be said about it."""

import logging

from site_core.files.upload_fields import not_stored

logger = logging.getLogger(__name__)


class StoresFileMixin:
    """Stores a new file as the last step of validation.

    Django stores it when the form is saved, where a full or read-only disk is a server error.
    """

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self.errors and "file" in self.changed_data:
            file = self.instance.file
            try:
                file.save(file.name, file.file, save=False)
            except OSError:
                logger.exception("The upload %s cannot be stored.", file.name)
                self.add_error("file", not_stored())
