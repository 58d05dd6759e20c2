"""Guards of files: those that signed pages show, those of drafts, and their sizes."""

from guards.guard import Guard

SIGNED = ("tests/workflow/text/test_signed_files.py",)
ADMIN = ("tests/workflow/text/test_signed_files_in_the_admin.py",)
ACCESS = ("tests/site_core/files/test_document_access.py",)
METADATA = ("tests/site_core/files/test_picture_metadata.py",)
ODD = ("tests/site_core/files/test_odd_pictures.py",)
PLACE = ("tests/site_core/files/test_uploads_without_a_place.py",)
RANGES = ("tests/site_core/files/test_byte_ranges.py",)
RENDITIONS = ("tests/site_core/files/test_renditions.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "no code changes a file that a public page shows",
        "workflow/apps.py",
        "pre_save.connect(files.refuse_change_of_signed_file, sender=model)",
        "pass",
        SIGNED,
    ),
    Guard(
        "no code deletes a file that a public page shows",
        "workflow/apps.py",
        "pre_delete.connect(files.refuse_deletion_of_signed_file, sender=model)",
        "pass",
        SIGNED,
    ),
    Guard(
        "a new file under an old name is a new file",
        "workflow/selectors/signed_files.py",
        "return file.file.name if file.file._committed else None",
        "return file.file.name",
        SIGNED,
    ),
    Guard(
        "the words of a file are signed with it",
        "workflow/selectors/signed_files.py",
        'for name in ("file", *FILE_WORDS, *CROP, *SIZE)',
        'for name in ("file", *CROP, *SIZE)',
        SIGNED,
    ),
    Guard(
        "the crop of a picture is signed with it",
        "workflow/selectors/signed_files.py",
        'for name in ("file", *FILE_WORDS, *CROP, *SIZE)',
        'for name in ("file", *FILE_WORDS, *SIZE)',
        SIGNED,
    ),
    Guard(
        "files of drafts are free",
        "workflow/selectors/signed_files.py",
        'return list(pages_referring_to(file).live().order_by("pk"))',
        'return list(pages_referring_to(file).order_by("pk"))',
        SIGNED,
    ),
    Guard(
        "the form says why a signed file stays",
        "workflow/admin/file_forms.py",
        "self.add_error(name if name in self.fields else None, change_refusal(pages))",
        "pass",
        ADMIN,
    ),
    Guard(
        "deleting a file that a public page shows is answered with a message",
        "workflow/admin/views/files.py",
        "if pages := public_pages_showing(get_object_or_404(model, pk=key)):",
        "if pages := []:",
        ADMIN,
    ),
    Guard(
        "bulk deleting of files that public pages show is answered with a message",
        "workflow/admin/views/files.py",
        "if pages := public_pages_showing(file):",
        "if pages := []:",
        ADMIN,
    ),
    Guard(
        "a release brings the index of references up to date",
        "workflow/services/release.py",
        "    ReferenceIndex.create_or_update_for_object(text)\n",
        "",
        (*SIGNED, *ACCESS),
    ),
    Guard(
        "a text whose files changed after submission is not signed",
        "workflow/services/stages.py",
        "    if case.digest != digest:",
        "    if False:",
        SIGNED,
    ),
    Guard(
        "documents of drafts are not served",
        "site_core/wagtail_hooks.py",
        "if not (is_open_to(request.user, document) or may_work_with(request.user, document)):",
        "if False:",
        ACCESS,
    ),
    Guard(
        "documents open with a public page only",
        "site_core/files/document_access.py",
        "pages_referring_to(document).live().public().specific()",
        "pages_referring_to(document).public().specific()",
        ACCESS,
    ),
    Guard(
        "documents of restricted pages are not open",
        "site_core/files/document_access.py",
        "pages_referring_to(document).live().public().specific()",
        "pages_referring_to(document).live().specific()",
        ACCESS,
    ),
    Guard(
        "documents of members-only articles are not open",
        "site_core/files/document_access.py",
        "page.may_be_read_by(user) for page in pages",
        "True for page in pages",
        ACCESS,
    ),
    Guard(
        "readers with an account get no documents of drafts",
        "site_core/files/document_access.py",
        'if not user.has_perm("wagtailadmin.access_admin"):\n        return False\n',
        'if not user.has_perm("wagtailadmin.access_admin"):\n        return user.is_authenticated\n',
        ACCESS,
    ),
    Guard(
        "files of documents have no address of their own",
        "site_core/views.py",
        'if posixpath.normpath(path).lstrip("/").split("/")[0] not in PUBLIC_MEDIA:',
        "if False:",
        ACCESS,
    ),
    Guard(
        "the sizes of a picture are made when it is saved",
        "site_core/models/media.py",
        "transaction.on_commit(self._make_renditions, robust=True)",
        "pass",
        RENDITIONS,
    ),
    Guard(
        "a new file takes the sizes of the old one away",
        "site_core/models/media.py",
        "self.renditions.all().delete()",
        "pass",
        RENDITIONS,
    ),
    Guard(
        "a size that cannot be made breaks no page",
        "site_core/files/renditions.py",
        "self._cache.set(keys[filter], True, TRY_AGAIN_AFTER)",
        "raise",
        ODD,
    ),
    Guard(
        "no size is longer than a WebP can be",
        "site_core/files/rendition_filter.py",
        "if scale >= 1:",
        "if True:",
        ODD,
    ),
    Guard(
        "sizes are drawn from the picture alone",
        "site_core/uploads/drawing.py",
        'shown.info = {"icc_profile": profile} if profile else {}',
        "shown.info = dict(picture.info)",
        METADATA,
    ),
    Guard(
        "sizes are not named after the original",
        "site_core/models/media.py",
        "return rendition_name(self, filename)",
        "return super().get_upload_to(filename)",
        METADATA,
    ),
    Guard(
        "originals of pictures have no address",
        "site_core/views.py",
        'PUBLIC_MEDIA = ("images", "avatar_images")',
        'PUBLIC_MEDIA = ("images", "original_images", "avatar_images")',
        METADATA,
    ),
    Guard(
        "a torn file is removed",
        "site_core/files/storage.py",
        "self._remove_torn(name)",
        "pass",
        PLACE,
    ),
    Guard(
        "a part is of the version that the player has",
        "site_core/files/downloads.py",
        "if wanted is None:",
        "if True:",
        RANGES,
    ),
)
