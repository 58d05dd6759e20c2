"""Bodies as the demo's YAML writes them, turned into StreamField data."""

from uuid import uuid4


def stream_data(blocks, *, images, documents) -> list[dict]:
    """StreamField data for `blocks`; `images` and `documents` map the keys used in YAML."""
    return [_block(dict(block), images, documents) for block in blocks]


def _block(block, images, documents):
    kind = block.pop("type")
    if kind == "paragraph":
        value = block["text"]
    elif kind == "heading":
        value = {"text": block["text"], "level": str(block["level"])}
    elif kind == "table":
        value = {
            "caption": block.get("caption", ""),
            "columns": [{"type": "text", "heading": heading} for heading in block["columns"]],
            "rows": [{"values": [str(cell) for cell in row]} for row in block["rows"]],
        }
    elif kind == "footnotes":
        value = {"notes": _list_items(block["items"])}
    elif kind == "references":
        value = {"works": _list_items(block["items"])}
    elif kind == "image":
        value = _picture(block, images)
    elif kind == "gallery":
        pictures = [_picture(picture, images) for picture in block["pictures"]]
        value = block | {"pictures": _list_items(pictures)}
    elif kind == "video":
        poster = images[block["poster"]].pk if "poster" in block else None
        value = block | {"document": documents[block["document"]].pk, "poster": poster}
    elif kind == "attachment":
        value = block | {"document": documents[block["document"]].pk}
    elif kind in ("quote", "callout"):
        value = block
    else:
        raise ValueError(f"No such block in the demo: {kind}")
    return {"type": kind, "value": value}


def _picture(entry, images):
    return entry | {"image": images[entry["image"]].pk, "decorative": False}


def _list_items(items):
    return [{"type": "item", "value": item, "id": str(uuid4())} for item in items]
