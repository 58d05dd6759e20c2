"""What the parts of a page are called, for `workflow.text.comparison`."""

from django.db import models
from django.utils.translation import gettext as _

from modelcluster.models import get_all_child_relations
from wagtail.blocks import ChoiceBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from workflow.text.comparison import Labels
from workflow.text.content import CROP


def labels_for(page_class, *contents) -> Labels:
    """Names of the fields, rows, blocks and choices of `page_class`, and of what `contents` name."""
    collector = _Collector()
    # First what stands at the top of a page; the rest in the order of its class.
    for field in sorted(page_class._meta.get_fields(), key=lambda field: field.name != "title"):
        if getattr(field, "verbose_name", None) is not None:
            collector.add_field(field.name, field)
    for relation in get_all_child_relations(page_class):
        name = relation.get_accessor_name()
        collector.labels.setdefault(name, str(relation.related_model._meta.verbose_name))
        for field in relation.related_model._meta.concrete_fields:
            collector.add_field(f"{name}.{field.name}", field)
    for content in contents:
        collector.add_names(content["fields"])
    return Labels(collector.labels, collector.values, frozenset(collector.rich), collector.files)


class _Collector:
    def __init__(self):
        self.labels = {
            "type": _("Page type"),
            "files.image": _("Image"),
            "files.document": _("Document"),
            "files.sha256": _("file (checksum)"),
            "files.title": _("title"),
        }
        self.labels |= {f"files.{name}": _("focal point") for name in CROP}
        for model in (get_image_model(), get_document_model()):
            for field in model._meta.concrete_fields:
                self.labels.setdefault(f"files.{field.name}", str(field.verbose_name))
        self.values = {("", "True"): _("yes"), ("", "False"): _("no")}
        self.rich = set()
        self.files = {}
        self.related = {}

    def add_field(self, path, field):
        self.labels[path] = str(field.verbose_name)
        for value, name in getattr(field, "flatchoices", None) or ():
            self.values[path, str(value)] = str(name)
        if isinstance(field, StreamField):
            self.add_children(path, field.stream_block)
        elif isinstance(field, RichTextField):
            self.rich.add(path)
        elif field.related_model is get_image_model():
            self.files[path] = "image"
        elif field.related_model is get_document_model():
            self.files[path] = "document"
        elif isinstance(field, (models.ForeignKey, models.ManyToManyField)):
            self.related[path] = field.related_model

    def add_names(self, fields):
        """Names of the objects that `fields` or their rows refer to by id."""
        for path, model in self.related.items():
            name, _dot, inner = path.partition(".")
            keys = fields.get(name) or []
            if inner:
                keys = [row[inner] for row in keys if inner in row]
            found = model._default_manager.in_bulk(keys if isinstance(keys, list) else [keys])
            self.values |= {(path, str(key)): str(thing) for key, thing in found.items()}

    def add_children(self, path, block):
        for name, child in block.child_blocks.items():
            self.labels[f"{path}.{name}"] = str(child.label)
            self.add_block(f"{path}.{name}", child)

    def add_block(self, path, block):
        if isinstance(block, TypedTableBlock):
            self.add_table(path, block)
        elif isinstance(block, (StructBlock, StreamBlock)):
            self.add_children(path, block)
        elif isinstance(block, ListBlock):
            # Stored as blocks of the type "item".
            self.labels[f"{path}.item"] = str(block.child_block.label)
            self.add_block(f"{path}.item", block.child_block)
        elif isinstance(block, RichTextBlock):
            self.rich.add(path)
        elif isinstance(block, ImageChooserBlock):
            self.files[path] = "image"
        elif isinstance(block, DocumentChooserBlock):
            self.files[path] = "document"
        elif isinstance(block, ChoiceBlock):
            for value, name in block.field.choices:
                self.values[path, str(value)] = str(name)

    def add_table(self, path, block):
        self.labels |= {
            f"{path}.caption": _("Table caption"),
            f"{path}.columns": _("column"),
            f"{path}.columns.heading": _("column heading"),
            f"{path}.columns.type": _("kind of column"),
            f"{path}.rows": _("row"),
            f"{path}.rows.values": _("cell"),
        }
        for name, child in block.child_blocks.items():
            self.values[f"{path}.columns.type", name] = str(child.label)
        if any(isinstance(child, RichTextBlock) for child in block.child_blocks.values()):
            self.rich.add(f"{path}.rows.values")
