"""A divider over a panel of a sheet, with the names of both sides."""

from __future__ import annotations

from segview.core.maps.palette import RGB
from segview.inference.rendering.sheet import Box, Disc, Sheet, Words, text_width

_DARK: RGB = (0, 0, 0)
_LIGHT: RGB = (255, 255, 255)
_PAD, _HIGH, _GRIP = 4, 18, 5


def divide(sheet: Sheet, at: tuple[int, int], size: tuple[int, int], place: float, words: tuple[str, str]) -> None:
    """Draw the divider, and the names of its left and right side where there is room.

    Args:
        sheet: The sheet to draw on.
        at: Left and top of the panel.
        size: Rows and columns of the panel.
        place: Position of the divider, as a share of the width.
        words: Names of the left and the right side.
    """
    (left, top), (rows, columns) = at, size
    middle = left + place * columns
    sheet.add_items([Box(middle - 2, top, 4, rows, fill=_DARK), Box(middle - 1, top, 2, rows, fill=_LIGHT)])
    sheet.add_items([Disc(middle, top + rows / 2, _GRIP + 1, _DARK), Disc(middle, top + rows / 2, _GRIP, _LIGHT)])
    for text, room, is_left in ((words[0], middle - left, True), (words[1], left + columns - middle, False)):
        if room < 6 * _PAD:
            continue
        shown = _ending(text, room - 4 * _PAD)
        width = text_width(shown) + 2 * _PAD
        start = middle - 2 * _PAD - width if is_left else middle + 2 * _PAD
        sheet.add_items([Box(start, top + _PAD, width, _HIGH, fill=_DARK)])
        sheet.add_items([Words(start + _PAD, top + _PAD + 2, shown, _LIGHT)])


def _ending(text: str, width: float) -> str:
    """Return as much of the end of a name as fits, because names of variants differ at the end."""
    while text_width(text) > width and len(text) > 4:
        text = "…" + text[2:]
    return text
