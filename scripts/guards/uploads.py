"""Guards of uploaded files: what is inside decides, not the name."""

from guards.guard import Guard

DOCUMENTS = ("tests/site_core/files/test_uploaded_documents.py",)
ARCHIVES = ("tests/site_core/files/test_uploaded_archives.py",)
OFFICE = ("tests/site_core/files/test_uploaded_office_files.py",)
PICTURES = ("tests/site_core/files/test_uploaded_pictures.py",)
ADMIN = ("tests/site_core/files/test_uploads_in_the_admin.py",)
CODE = ("tests/site_core/files/test_uploads_from_code.py",)
NO_PLACE = ("tests/site_core/files/test_uploads_without_a_place.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "a file that cannot be put aside is no server error",
        "site_core/wagtail_hooks.py",
        '        path("images/multiple/add/", upload_views.AddImages.as_view()),\n',
        "",
        NO_PLACE,
    ),
    Guard(
        "what was typed for a file that waits aside is kept when the disk is full",
        "site_core/files/upload_views.py",
        "            self.unstored_form = form\n",
        "            pass\n",
        NO_PLACE,
    ),
    Guard(
        "no code stores a file that is not taken",
        "site_core/files/upload_fields.py",
        "        if error := self.error_of(name, content):\n            raise error\n",
        "",
        CODE,
    ),
    Guard(
        "the form of a document says what is wrong with the file",
        "site_core/files/upload_fields.py",
        "if value and not value._committed and (error := value.error_of(value.name, value.file)):",
        "if error := None:",
        ADMIN,
    ),
    Guard(
        "the form of an image looks into the file before Wagtail does",
        "site_core/files/image_forms.py",
        "if data and (error := image_error(data.name, data)):",
        "if error := None:",
        ADMIN,
    ),
    Guard(
        "a picture that is not taken is not opened for its size",
        "site_core/files/upload_fields.py",
        "if not self._committed and self.error_of(self.name, self.file):",
        "if False:",
        CODE,
    ),
    Guard(
        "documents of other extensions are not taken",
        "site_core/files/upload_fields.py",
        "document_problem(content, extension, max_size) if extension in taken else Problem.EXTENSION",
        "document_problem(content, extension, max_size)",
        CODE,
    ),
    Guard(
        "a form without a file does not ask for its extension",
        "site_core/models/media.py",
        "    def clean(self):\n",
        "    def clean_nothing(self):\n",
        ADMIN,
    ),
    Guard(
        "a PDF runs nothing by a name written in numbers",
        "site_core/uploads/documents.py",
        "ACTIONS.search(ESCAPED.sub(_unescaped, chunk))",
        "ACTIONS.search(chunk)",
        DOCUMENTS,
    ),
    Guard(
        "the list of an archive is counted before it is read",
        "site_core/uploads/archives.py",
        "    _check_number_of_entries(file)\n    try:",
        "    try:",
        ARCHIVES,
    ),
    Guard(
        "an archive stays in its folder",
        "site_core/uploads/archives.py",
        "if not _stays_in_its_folder(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):",
        "if stat.S_ISLNK(entry.external_attr >> 16):",
        ARCHIVES,
    ),
    Guard(
        "an archive has no symbolic link",
        "site_core/uploads/archives.py",
        " or stat.S_ISLNK(entry.external_attr >> 16)",
        "",
        ARCHIVES,
    ),
    Guard(
        "a bomb that lies about its size is stopped",
        "site_core/uploads/archives.py",
        "entry.file_size = MAX_UNPACKED + 2 * CHUNK",
        "entry.file_size = said",
        ARCHIVES,
    ),
    Guard(
        "an archive does not unpack to too much",
        "site_core/uploads/archives.py",
        "if unpacked > MAX_UNPACKED or too_dense:",
        "if too_dense:",
        ARCHIVES,
    ),
    Guard(
        "an archive is no bomb",
        "site_core/uploads/archives.py",
        "if unpacked > MAX_UNPACKED or too_dense:",
        "if unpacked > MAX_UNPACKED:",
        ARCHIVES,
    ),
    Guard(
        "an archive is one from its first byte",
        "site_core/uploads/archives.py",
        "if beginning(file, len(FIRST_ENTRY)) != FIRST_ENTRY:",
        "if False:",
        ARCHIVES,
    ),
    Guard(
        "a disk that fails is no broken archive",
        "site_core/uploads/archives.py",
        "if error.errno != errno.EINVAL:",
        "if False:",
        ARCHIVES,
    ),
    Guard(
        "office files may have links",
        "site_core/uploads/office.py",
        'elif kind != "hyperlink":',
        "else:",
        OFFICE,
    ),
    Guard(
        "an animation is not too long",
        "site_core/uploads/pictures.py",
        "allowed = min(MAX_FRAMES, frames_with_few_pixels)",
        "allowed = frames_with_few_pixels",
        PICTURES,
    ),
)
