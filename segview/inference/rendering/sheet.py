"""A sheet: a list of positioned images, shapes and texts, from which an image, an SVG or a PDF is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
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
    """The colours of a sheet; the contrast of texts on its ground is at least 4.5."""

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
    """A line of text; ``top`` is the top of its letters, ``left`` the position of its anchor."""

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
    """Pixels, rows × columns × 3, scaled to a rectangle."""

    left: float
    top: float
    width: float
    height: float
    pixels: Pixels


@dataclass(frozen=True)
class Line:
    """A line through points, each given by its distance from the left and from the top."""

    points: tuple[tuple[float, float], ...]
    colour: RGB
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Disc:
    """A filled disc round a point."""

    left: float
    top: float
    radius: float
    colour: RGB


Item = Words | Box | Shown | Line | Disc

DASH = 4.0
"""Length of a dash, and of the gap after it."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """Items at positions in units of 1/96 inch from the left and the top; later items cover earlier ones.

    Attributes:
        size: Width and height.
        theme: Colours of ground and texts.
        items: Items to draw.
    """

    size: tuple[int, int]
    theme: Theme
    items: list[Item] = field(default_factory=list[Item])

    def add_items(self, items: Iterable[Item]) -> None:
        """Add items on top of the others."""
        self.items.extend(items)


def printable(text: str) -> str:
    """Return a text as one line; characters that cannot be drawn, as in odd file names, become a box."""
    return "".join(letter if letter.isprintable() else "□" for letter in text)


def text_width(text: str) -> float:
    """Return the width of a text on a sheet."""
    return _font(TEXT_SIZE).getlength(printable(text))


def shorten(text: str, width: float) -> str:
    """Return a text, cut at the end to fit a width."""
    while text_width(text) > width and len(text) > 4:
        text = text[:-2] + "…"
    return text


def raster(sheet: Sheet, *, scale: float = 1.0) -> Image.Image:
    """Return a sheet as an image, with ``scale`` pixels per unit.

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
            place = _pixel_box(one, scale)
            pixels = Image.fromarray(np.ascontiguousarray(one.pixels))
            size = place[2] - place[0], place[3] - place[1]
            image.paste(pixels if pixels.size == size else pixels.resize(size, Image.Resampling.NEAREST), place[:2])
        elif isinstance(one, Box):
            left, top, right, bottom = _pixel_box(one, scale)
            draw.rectangle((left, top, right - 1, bottom - 1), fill=one.fill, outline=one.outline)
        elif isinstance(one, Line):
            for part in strokes(one):
                points = [(x * scale, y * scale) for x, y in part]
                draw.line(points, fill=one.colour, width=max(1, round(one.width * scale)), joint="curve")
        elif isinstance(one, Disc):
            draw.circle((one.left * scale, one.top * scale), one.radius * scale, fill=one.colour)
        else:
            anchor = {"left": "la", "middle": "ma", "right": "ra"}[one.anchor]
            draw.text((one.left * scale, one.top * scale), one.text, fill=one.colour, font=font, anchor=anchor)
    return image


def strokes(line: Line) -> list[tuple[tuple[float, float], ...]]:
    """Return the parts of a line to draw: the whole line, or its dashes."""
    if not line.dashed:
        return [line.points]
    parts: list[tuple[tuple[float, float], ...]] = []
    for (x, y), (end_x, end_y) in pairwise(line.points):
        length = hypot(end_x - x, end_y - y)
        for start in np.arange(0, length, 2 * DASH):
            ends = (float(start) / length, min(float(start) + DASH, length) / length)
            parts.append(tuple((x + (end_x - x) * share, y + (end_y - y) * share) for share in ends))
    return parts


def _pixel_box(one: Box | Shown, scale: float) -> tuple[int, int, int, int]:
    left, top = round(one.left * scale), round(one.top * scale)
    return left, top, left + max(1, round(one.width * scale)), top + max(1, round(one.height * scale))


def _font(size: float) -> Font:
    try:
        return ImageFont.truetype("DejaVuSans.ttf", size)
    except OSError:
        # The default font of Pillow has hardly more than ASCII.
        return ImageFont.load_default(size * 13 / 12)
