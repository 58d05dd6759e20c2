"""Small files that are what their names say."""

import zipfile
from io import BytesIO

from PIL import Image

from django.core.files.base import ContentFile

OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN_PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def pdf(text="附件") -> bytes:
    """A PDF of one page with this text; another text makes another file."""
    shown = text.encode("utf-16-be").hex().encode()
    page = b"BT /F 12 Tf 72 720 Td <" + shown + b"> Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
    ]
    body, places = b"%PDF-1.4\n%\xff\xff\xff\xff\n", []  # which says that it is no text
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + table + trailer


def pdf_file(name="guide.pdf", text="附件"):
    """The same, as something to upload."""
    return ContentFile(pdf(text), name=name)


def archive(entries) -> bytes:
    """A zip of these entries: contents by name."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


def content_types(*parts) -> str:
    """The `[Content_Types].xml` of an office file: pairs of part and type."""
    lines = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in parts)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def relationship(kind, target, mode="") -> str:
    """A `.rels` part with one relationship."""
    attribute = f' TargetMode="{mode}"' if mode else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}"{attribute}/>'
        "</Relationships>"
    )


def office(extension="docx", more=None, main_type="") -> bytes:
    """A docx, xlsx or pptx with nothing but its main part, and `more` entries."""
    part, kind = MAIN_PARTS[extension]
    main_type = main_type or f"{OFFICE}.{kind}.main+xml"
    entries = {
        "[Content_Types].xml": content_types((part, main_type)),
        "_rels/.rels": relationship("officeDocument", part),
        part: "<document/>",
    }
    return archive(entries | (more or {}))


def open_document(kind="text", more=None) -> bytes:
    """An OpenDocument file with nothing but its type, and `more` entries."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"mimetype": mimetype, "content.xml": "<content/>"} | (more or {}))


def compound_file(*names) -> bytes:
    """An OLE2 file: a header of 512 bytes and a directory with these names."""
    entries = b""
    for name in ("Root Entry", *names):
        encoded = name.encode("utf-16-le") + b"\0\0"
        entries += encoded.ljust(64, b"\0") + bytes([len(encoded), 0, 2]).ljust(64, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


def animation(kind, frames, size=(4, 3)) -> bytes:
    """An animated picture; no two frames in a row are equal, so none is left out."""
    buffer = BytesIO()
    first, *others = [
        Image.new("RGB", size, (number % 256, number // 256, 80 * (number % 2)))
        for number in range(frames)
    ]
    first.save(buffer, kind, save_all=True, append_images=others, duration=40)
    return buffer.getvalue()
