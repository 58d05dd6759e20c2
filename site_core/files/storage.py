"""Where uploaded files and sizes of pictures are kept."""

from django.core.files.storage import FileSystemStorage

from site_core.uploads.names import kept_name


class MediaStorage(FileSystemStorage):
    """As Django's, with Chinese names as they are, and without files that were not stored whole.

    Names that are handed to it hold something random, so what is there under a name was put there by
    whoever fails to store it.
    """

    def get_valid_name(self, name):
        return kept_name(name)

    def _save(self, name, content):
        try:
            return super()._save(name, content)
        except OSError:
            self._remove_torn(name)
            raise

    def _remove_torn(self, name):
        try:
            self.delete(name)
        except OSError:
            pass  # on a disk that cannot be written to, nothing was begun
