"""The rich text editor's field: reads what the browser sends, writes what the browser opens."""

import json
from bisect import bisect_left
from itertools import accumulate

from draftjs_exporter.error import ExporterException

from django.core.exceptions import BadRequest

from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from site_core.rich_text.html import clean_rich_text
from site_core.text.characters import fit

LIST_ITEMS = ("ordered-list-item", "unordered-list-item")
DEEPEST = 9  # lists within lists
KNOWN_BLOCKS = ("unstyled", "atomic", *LIST_ITEMS)
_BEYOND_16_BITS = "\uffff"
# What Wagtail's converter ends with when it is given something else than a text of the editor.
_NO_TEXT = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    ExporterException,
)


class RichTextConverter(ContentstateConverter):
    """Wagtail's converter, told how a browser counts and how lists nest.

    A browser counts a character beyond U+FFFF (𠮷, an emoji) as two, and Wagtail's as one: bold,
    raised figures and links behind it would move by one at each opening and saving.
    """

    def from_database_format(self, html):
        state = json.loads(super().from_database_format(html))
        for block in state["blocks"]:
            places = [0, *accumulate(map(_width, block["text"]))]
            _move_ranges(block, places.__getitem__)
        return json.dumps(state)

    def to_database_format(self, contentstate_json):
        """The HTML of a text of the editor, in the form in which it is stored.

        :raises BadRequest: it is no text of the editor.
        """
        if not contentstate_json:
            return ""
        try:
            state = json.loads(contentstate_json)
            return clean_rich_text(
                "".join(self._html_of(state, block) for block in state["blocks"])
            )
        except _NO_TEXT as error:
            raise BadRequest("not a text of the editor") from error

    def _html_of(self, state, block):
        """One block, inside as many lists as it is deep.

        Wagtail's writer, given several, takes a bulleted item below a bulleted sub-list of a numbered
        list for a numbered one.
        """
        places = [0, *accumulate(map(_width, block["text"]))]
        block["text"] = fit(block["text"])
        _move_ranges(block, lambda place: bisect_left(places, place))
        if block["type"] not in KNOWN_BLOCKS:  # it would be left out with its words
            block["type"] = "unstyled"
        depth = min(block.pop("depth", 0), DEEPEST) if block["type"] in LIST_ITEMS else 0
        alone = {"blocks": [block], "entityMap": state["entityMap"]}
        html = super().to_database_format(json.dumps(alone))
        return f"{'<ul>' * depth}{html}{'</ul>' * depth}"


class RichTextArea(DraftailRichTextArea):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = RichTextConverter(self.features)


def _width(character):
    return 2 if character > _BEYOND_16_BITS else 1


def _move_ranges(block, place_of):
    for found in (*block.get("inlineStyleRanges", ()), *block.get("entityRanges", ())):
        begin, end = found["offset"], found["offset"] + found["length"]
        found["offset"] = place_of(begin)
        found["length"] = place_of(end) - found["offset"]
