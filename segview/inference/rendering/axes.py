"""Axes of a plot on a sheet: numbers on both axes, a grid, lines and dots in data coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from segview.core.maps.palette import RGB
from segview.inference.rendering.sheet import Box, Disc, Line, Sheet, Words, shorten, text_width

LEFT, RIGHT, TOP, BOTTOM = 64, 14, 34, 52
TICK_GAP = 6
LINE = 16

# Okabe and Ito (2008): colours that are legible on white and on black.
COLOURS: tuple[RGB, ...] = (
    (0, 114, 178),
    (213, 94, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (160, 130, 20),
)

Ticks = Sequence[tuple[float, str]]


@dataclass(frozen=True, eq=False)
class Axes:
    """A rectangle of a sheet with a span of numbers on each axis.

    Attributes:
        sheet: The sheet to draw on.
        across: Span of the horizontal axis, from left to right.
        up: Span of the vertical axis, from bottom to top.
    """

    sheet: Sheet
    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, number: float) -> float:
        """Return the distance of a number from the left of the sheet."""
        low, high = self.across
        return LEFT + (number - low) / (high - low) * (self.sheet.size[0] - LEFT - RIGHT)

    def y(self, number: float) -> float:
        """Return the distance of a number from the top of the sheet."""
        low, high = self.up
        bottom = self.sheet.size[1] - BOTTOM
        return bottom - (number - low) / (high - low) * (bottom - TOP)

    def frame(
        self, across: str, up: str, *, ticks: Ticks | None = None, up_ticks: Ticks | None = None, grid: bool = True
    ) -> None:
        """Draw the titles of both axes, their numbers or the given ticks, and a grid.

        Given horizontal ticks have no grid lines.
        """
        theme, (width, height) = self.sheet.theme, self.sheet.size
        for at, text in ticks if ticks is not None else numbers(*self.across):
            x = self.x(at)
            if grid and ticks is None:
                self.line([(at, self.up[0]), (at, self.up[1])], theme.line, 0.5)
            self.sheet.add_items([Words(x, height - BOTTOM + TICK_GAP, text, theme.quiet, "middle")])
        for at, text in up_ticks if up_ticks is not None else numbers(*self.up):
            y = self.y(at)
            if grid:
                self.line([(self.across[0], at), (self.across[1], at)], theme.line, 0.5)
            self.sheet.add_items([Words(LEFT - TICK_GAP, y - 7, text, theme.quiet, "right")])
        self.sheet.add_items([Box(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM, outline=theme.line)])
        self.sheet.add_items([Words((LEFT + width - RIGHT) / 2, height - 22, across, theme.text, "middle")])
        self.sheet.add_items([Words(8, 8, shorten(up, width - 16), theme.text)])

    def line(
        self, points: Sequence[tuple[float, float]], colour: RGB, width: float = 1.5, *, dashed: bool = False
    ) -> None:
        """Draw a line through points in data coordinates."""
        self.sheet.add_items([Line(tuple((self.x(x), self.y(y)) for x, y in points), colour, width, dashed)])

    def dot(self, x: float, y: float, colour: RGB, radius: float = 2.5) -> None:
        """Draw a dot at a point in data coordinates."""
        self.sheet.add_items([Disc(self.x(x), self.y(y), radius, colour)])

    def key(self, names: Sequence[str]) -> None:
        """Draw the legend of the colours at the top right."""
        left = self.sheet.size[0] - RIGHT
        for place in reversed(range(len(names))):
            name = shorten(names[place], 150)
            left -= round(text_width(name)) + 26
            self.sheet.add_items([Box(left, 20, 10, 10, fill=COLOURS[place % len(COLOURS)])])
            self.sheet.add_items([Words(left + 14, 18, name, self.sheet.theme.quiet)])


def numbers(low: float, high: float) -> list[tuple[float, str]]:
    """Return round numbers within a span, each with its text."""
    step = 10.0 ** floor(log10(max(high - low, 1e-12)))
    step = next(one for one in (step / 5, step / 2, step, 2 * step) if (high - low) / one <= 8)
    first = -floor(-low / step + 1e-9)
    found = [at * step for at in range(int(first), int(first) + 12) if at * step <= high + step * 1e-6]
    return [(at, f"{round(at, 10) + 0.0:g}".replace("-", "−")) for at in found]
