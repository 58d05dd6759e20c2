"""The home page as the demo's YAML arranges it, turned into StreamField data."""

from uuid import uuid4

TITLED = ("latest", "column", "notices", "picture_news", "authors")  # may go without a title


def sections_data(sections, *, columns, articles, authors) -> list[dict]:
    """StreamField data for `sections`; the other three map the keys used in YAML."""
    return [_section(dict(section), columns, articles, authors) for section in sections]


def _section(section, columns, articles, authors):
    kind = section.pop("type")
    value = None if kind == "friend_links" else section
    if kind in TITLED:
        section.setdefault("title", "")
    if "column" in section:
        value["column"] = columns[section["column"]].pk
    if "article" in section:
        value["article"] = articles[section["article"]].pk
    if "articles" in section:
        value["articles"] = _list_items(articles[key].pk for key in section["articles"])
    if "authors" in section:
        named = (authors[key] for key in section["authors"])
        value["authors"] = _list_items(
            {"name": author.name, "unit": author.unit, "biography": author.biography}
            for author in named
        )
    return {"type": kind, "value": value, "id": str(uuid4())}


def _list_items(values):
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]
