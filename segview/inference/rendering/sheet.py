"""A sheet: images, rectangles and texts in their places, which become an image, an SVG or a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from segview.core.base.errors import UserError
from segview.core.base.registry import Registry
from segview.core.maps.palette import RGB

Pixels = NDArray[np.uint8]
Anchor = Literal["left", "middle", "right"]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

DPI = 96
"""Units of a sheet in an inch."""
TEXT_SIZE = 12


@dataclass(frozen=True)
class Theme:
    """The colours of a sheet; texts reach a contrast of 4.5 on its ground."""

    ground: RGB
    text: RGB
    quiet: RGB
    line: RGB


THEMES: Registry[Theme] = Registry(
    "theme of figures",
    {
        "dark": Theme((24, 26, 30), (226, 228, 232), (150, 154, 162), (60, 64, 70)),
        "light": Theme((255, 255, 255), (24, 26, 30), (88, 92, 100), (190, 194, 200)),
    },
)


@dataclass(frozen=True)
class Words:
    """A line of text; ``top`` is that of its letters, ``left`` the place of its anchor."""

    left: float
    top: float
    text: str
    colour: RGB
    anchor: Anchor = "left"

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", printable(self.text))


@dataclass(frozen=True)
class Box:
    """A rectangle, filled or outlined."""

    left: float
    top: float
    width: float
    height: float
    fill: RGB | None = None
    outline: RGB | None = None


@dataclass(frozen=True, eq=False)
class Shown:
    """Pixels, rows × columns × 3, brought to a rectangle."""

    left: float
    top: float
    width: float
    height: float
    pixels: Pixels


Item = Words | Box | Shown


@dataclass(frozen=True, eq=False)
class Sheet:
    """Things in their places, in units of 1/96 inch from the left upper corner, the lowest first.

    Attributes:
        size: Width and height.
        theme: Colours of ground and texts.
        items: What is drawn.
    """

    size: tuple[int, int]
    theme: Theme
    items: list[Item] = field(default_factory=list[Item])

    def put(self, items: Iterable[Item]) -> None:
        """Draw further things over those there are."""
        self.items.extend(items)


def printable(text: str) -> str:
    """Return a text as one line, with a box for each character that cannot be drawn: names of files may have any."""
    return "".join(letter if letter.isprintable() else "□" for letter in text)


def text_width(text: str) -> float:
    """Return the width of a text on a sheet."""
    return _font(TEXT_SIZE).getlength(printable(text))


def shortened(text: str, width: float) -> str:
    """Return a text as far as there is room."""
    while text_width(text) > width and len(text) > 4:
        text = text[:-2] + "…"
    return text


def raster(sheet: Sheet, *, scale: float = 1.0) -> Image.Image:
    """Return a sheet as an image, ``scale`` pixels for a unit.

    Raises:
        UserError: the image would be too large.
    """
    width, height = (max(1, round(side * scale)) for side in sheet.size)
    if width * height > 400_000_000:
        raise UserError(
            "The figure would have {width} × {height} pixels. Take fewer dots per inch.", width=width, height=height
        )
    image = Image.new("RGB", (width, height), sheet.theme.ground)
    draw, font = ImageDraw.Draw(image), _font(TEXT_SIZE * scale)
    for one in sheet.items:
        if isinstance(one, Shown):
            place = _rounded(one, scale)
            pixels = Image.fromarray(np.ascontiguousarray(one.pixels))
            size = place[2] - place[0], place[3] - place[1]
            image.paste(pixels if pixels.size == size else pixels.resize(size, Image.Resampling.NEAREST), place[:2])
        elif isinstance(one, Box):
            left, top, right, bottom = _rounded(one, scale)
            draw.rectangle((left, top, right - 1, bottom - 1), fill=one.fill, outline=one.outline)
        else:
            anchor = {"left": "la", "middle": "ma", "right": "ra"}[one.anchor]
            draw.text((one.left * scale, one.top * scale), one.text, fill=one.colour, font=font, anchor=anchor)
    return image


def _rounded(one: Box | Shown, scale: float) -> tuple[int, int, int, int]:
    left, top = round(one.left * scale), round(one.top * scale)
    return left, top, left + max(1, round(one.width * scale)), top + max(1, round(one.height * scale))


def _font(size: float) -> Font:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:
        # Pillow's own has hardly more than ASCII.
        return ImageFont.load_default(size * 13 / 12)
