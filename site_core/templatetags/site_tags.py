"""Formatting for public templates. Nothing here asks the database."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import _json_script_escapes, format_html
from django.utils.safestring import SafeString

from wagtail.rich_text import RichText

from site_core.rich_text.html import shown_rich_text
from site_core.text.characters import has_visible

register = template.Library()


@register.filter
def json_ld(data) -> SafeString:
    """`data` as a JSON-LD script element, safe inside HTML whatever the texts contain."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)
    # The escapes of Django's json_script, which can only write type="application/json".
    escaped = SafeString(text.translate(_json_script_escapes))
    return format_html('<script type="application/ld+json">{}</script>', escaped)


@register.filter
def with_links(rich_text, references) -> SafeString:
    """Rich text as it is shown, with its internal links resolved from `references` (of
    site_core.pages.references).

    Without any, as in a block's preview, Wagtail resolves them itself.
    """
    if not rich_text:
        return SafeString("")
    html = shown_rich_text(rich_text.source)
    return SafeString(references.resolve(html) if references else RichText(html))


@register.filter
def visible(text) -> str:
    """`text`, or nothing where nothing of it can be seen."""
    return text if has_visible(text) else ""


@register.simple_tag(takes_context=True)
def page_address(context, number: int) -> str:
    """The address of page `number` of the list at hand; the first page has no number.

    What else the address asks for is in `list_query`, when the list has any.
    """
    wanted = [context.get("list_query"), f"page={number}" if number > 1 else ""]
    query = "&".join(part for part in wanted if part)
    path = context["request"].path
    return f"{path}?{query}" if query else path
