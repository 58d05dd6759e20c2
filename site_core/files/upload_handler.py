"""Large uploads on their way in: a server without a place for them says so in the form."""

import logging
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

logger = logging.getLogger(__name__)


class UnstoredFile(UploadedFile):
    """A file that was sent and could not be kept, not even for the moment; it is empty."""


class TemporaryFileHandler(TemporaryFileUploadHandler):
    """As Django's; where the disk is full or read-only, the form gets an `UnstoredFile`.

    Django's raises while the request is read, before any view could answer.
    """

    def new_file(self, *args, **kwargs):
        self.file = None
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data, start):
        if self.file is None:
            return
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._give_up(error)

    def file_complete(self, file_size):
        if self.file is not None:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._give_up(error)
        # Django's form fields call a file of no size empty.
        return UnstoredFile(BytesIO(), self.file_name, self.content_type, file_size or 1)

    def upload_interrupted(self):
        if self.file is not None:
            super().upload_interrupted()

    def _give_up(self, error):
        logger.error("The upload %s cannot be stored.", self.file_name, exc_info=error)
        torn, self.file = self.file, None
        if torn is not None:
            try:
                torn.close()
            except OSError:  # what was left to be written; the file is removed all the same
                pass
