"""Every way in which a page of ours can refer to a file."""

from articles.models import ArticleAttachment
from site_core.models import SiteImage
from tests.factories import DocumentFactory, ImageFactory, picture_file
from tests.support.small_files import pdf_file


def picture(image):
    return {"image": image, "alt": "图", "decorative": False, "caption": ""}


def link_to(document):
    return f'<p><a linktype="document" id="{document.pk}">附件</a></p>'


def table_with(document):
    cell = {"type": "paragraphs", "value": link_to(document)}
    return {
        "columns": [{"type": "paragraphs", "heading": ""}],
        "rows": [{"values": [cell["value"]]}],
    }


# Every way in which a page of ours can refer to a file: (kind of file, fields of the page).
PLACES = {
    "lead image": (ImageFactory, lambda file: {"lead_image": file}),
    "picture": (ImageFactory, lambda file: {"body": [("image", picture(file))]}),
    "gallery": (
        ImageFactory,
        lambda file: {"body": [("gallery", {"title": "", "pictures": [picture(file)] * 2})]},
    ),
    "still picture of a video": (
        ImageFactory,
        lambda file: {"body": [("video", {"document": DocumentFactory(), "poster": file})]},
    ),
    "video": (DocumentFactory, lambda file: {"body": [("video", {"document": file})]}),
    "attachment in the text": (
        DocumentFactory,
        lambda file: {"body": [("attachment", {"document": file, "description": ""})]},
    ),
    "link in a paragraph": (DocumentFactory, lambda file: {"body": [("paragraph", link_to(file))]}),
    "link in a call-out": (
        DocumentFactory,
        lambda file: {"body": [("callout", {"kind": "note", "title": "", "text": link_to(file)})]},
    ),
    "link in a table": (DocumentFactory, lambda file: {"body": [("table", table_with(file))]}),
    "attachment row": (
        DocumentFactory,
        lambda file: {"attachments": [ArticleAttachment(document=file)]},
    ),
}


def other_file(file):
    file.file = (
        picture_file("other.png", "#000000")
        if isinstance(file, SiteImage)
        else pdf_file("other.pdf", "另一份")
    )
