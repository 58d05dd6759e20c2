"""Are the files that signed texts refer to still the ones that were signed?"""

from collections.abc import Iterator

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from evidence.models import Evidence
from site_core.operation.progress import unwatched

BATCH = 500
KIND_NAMES = {"image": "图片", "document": "文档"}


def file_warnings(watch=unwatched) -> Iterator[str]:
    """Files that cannot be read, or are not, any more, what the newest signature or release saw.

    No proof of a wrong by itself: the picture of a draft may be replaced until it is signed again.
    What is public and was replaced is a problem; `verify_live` finds it.
    """
    newest = newest_manifest()
    for kind, model in (("image", get_image_model()), ("document", get_document_model())):
        seen = {key: at for (file_kind, key), at in newest.items() if file_kind == kind}
        keys = sorted(seen)
        for start in watch(range(0, len(keys), BATCH), -(-len(keys) // BATCH), KIND_NAMES[kind]):
            batch = keys[start : start + BATCH]
            for file in model.objects.filter(pk__in=batch).order_by("pk"):
                sha256, row_id = seen[file.pk]
                name = f"{KIND_NAMES[kind]} {file.pk} 的文件"
                try:
                    same = file.file_sha256() == sha256
                except OSError:
                    yield f"{name}读不出来，无法与证据 #{row_id} 签字时核对。"
                else:
                    if not same:
                        yield f"{name}与证据 #{row_id} 签字时不同。"


def newest_manifest() -> dict[tuple[str, int], tuple[str, int]]:
    """By kind and key of a file, its SHA-256 in the newest row that names it, and that row."""
    acts = (Evidence.Action.SIGN, Evidence.Action.RELEASE)
    rows = Evidence.objects.filter(action__in=acts).order_by("pk").values_list("pk", "details")
    return {
        (file["kind"], file["id"]): (file["sha256"], key)
        for key, details in rows.iterator(BATCH)
        for file in details.get("files", [])
    }
