"""Numbered lists that another list interrupts: 1, 2, •, 3. Plain Python, no Django."""

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(/?)(\w+)[^>]*>|[^<]*[^<\s][^<]*")
_TWO_OF_ONE_KIND = re.compile(r"</(ol|ul)>\s*<\1>")


@dataclass
class _Level:
    """What stands beside one another: the items of a list, or the blocks of a text or an item."""

    number: int = 0  # of the last item of the last numbered list
    goes_on: bool = False  # since then, there were lists only


def with_going_numbers(html: str) -> str:
    """Stored `html`, in which numbered lists that only a list parts count on.

    Two lists of one kind side by side are one: the editor knows no other.
    """
    html = _TWO_OF_ONE_KIND.sub("", html)
    if "<ol>" not in html:
        return html
    levels, numbers = [_Level()], [0]
    return _TAG.sub(lambda tag: _counted(tag, levels, numbers), html)


def _counted(tag: re.Match[str], levels: list[_Level], numbers: list[int]) -> str:
    closing, name = tag[1], tag[2]
    level = levels[-1]
    if name == "ol" and not closing:
        begins_at = level.number if level.goes_on else 0
        numbers.append(begins_at)
        return f'<ol start="{begins_at + 1}">' if begins_at else tag[0]
    if name == "ul" and not closing:
        numbers.append(0)
    elif name == "ol" and len(numbers) > 1:
        level.number, level.goes_on = numbers.pop(), True
    elif name == "ul" and len(numbers) > 1:
        numbers.pop()
    elif name == "li" and not closing:
        numbers[-1] += 1
        levels.append(_Level())
    elif name == "li" and len(levels) > 1:
        levels.pop()
    else:
        level.goes_on = False
    return tag[0]
