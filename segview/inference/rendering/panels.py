"""The pixels of one panel of a figure, and the right side of its divider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.scales import untrained_text
from segview.core.images.image import OpenedImage
from segview.core.maps.maps import Kind
from segview.core.requests.settings import ViewSettings
from segview.core.requests.swipe import Swipe
from segview.inference.rendering.painting import Pixels, bars, paint, with_contours

IMAGE = "image"
"""Name, used like that of a map, of the image with its mask drawn over it."""


@dataclass(frozen=True)
class Row:
    """One variant of the figure; the threshold of its mask is ``threshold``, or that of the view if it is None."""

    name: str
    prediction: Prediction
    threshold: float | None = None

    @property
    def title(self) -> str:
        """The name of the variant, and the scales for which it was not trained."""
        outside = untrained_text(self.prediction.untrained_scales)
        return f"{self.name} · {outside}" if outside else self.name

    def has(self, name: str) -> bool:
        """Return whether the variant has a map or a chart of that name; True for ``image``."""
        return name == IMAGE or name in self.prediction.maps or name in self.prediction.charts


@dataclass(frozen=True)
class Side:
    """The right side of a divider: row, map name, view settings, and the names of both sides."""

    row: Row
    name: str
    view: ViewSettings
    words: tuple[str, str]


@dataclass(frozen=True)
class Sides:
    """The right sides of a divider by the names of row and map, and the divider's position."""

    by_panel: Mapping[tuple[str, str], Side]
    place: float = 0.5


def threshold_of(row: Row, view: ViewSettings) -> float:
    """Return the threshold of a row's mask."""
    return view.threshold if row.threshold is None else row.threshold


def pixels_of(image: OpenedImage, row: Row, name: str, view: ViewSettings, size: tuple[int, int]) -> Pixels:
    """Return the pixels of a panel: ``size`` × 3.

    Args:
        image: The image and its ground truth.
        row: The variant.
        name: Name of a map or chart that it has, or ``image``.
        view: Threshold, opacity and other view settings.
        size: Rows and columns.
    """
    threshold = threshold_of(row, view)
    if name == IMAGE:
        return with_contours(image, row.prediction, view, threshold=threshold, size=size)
    if name in row.prediction.charts:
        return bars(row.prediction.charts[name], size)
    one = row.prediction.maps[name]
    contour = one.kind is Kind.PROBABILITY and one is row.prediction.target
    own = row.prediction.colours
    return paint(one, view=view, threshold=threshold, contour=contour, size=size, class_colours=own)


def sides_of(rows: Sequence[Row], panels: Sequence[tuple[Row, str]], swipe: Swipe | None, view: ViewSettings) -> Sides:
    """Return the right side of the divider in each panel, by the names of row and map.

    Raises:
        UserError: there is a divider, and no panel has a right side.
    """
    if swipe is None:
        return Sides({})
    found = {(row.name, name): _right_side(rows, row, name, swipe, view) for row, name in panels}
    sides = {key: side for key, side in found.items() if side is not None}
    if not sides and (name := swipe.column or swipe.variant):
        raise UserError(
            "No panel has {name} to show on the right of the divider. Give a second variant, or "
            "another map that the variant has.",
            name=name,
        )
    if not sides:
        raise UserError("No panel has anything to show on the right of the divider. Give a second variant.")
    return Sides(sides, swipe.place)


def _right_side(rows: Sequence[Row], row: Row, name: str, swipe: Swipe, view: ViewSettings) -> Side | None:
    """Return the right side of a row's panel, or None if it would equal the left side or does not exist."""
    if swipe.bare:
        bare = view.model_copy(update={"mask": False, "truth": False})
        return Side(row, IMAGE, bare, (row.name if name == IMAGE else name, "image"))
    if swipe.column:
        if swipe.column == name or not row.has(swipe.column):
            return None
        return Side(row, swipe.column, view, (name, swipe.column))
    wanted = swipe.variant or rows[(rows.index(row) + 1) % len(rows)].name
    other = next((one for one in rows if one.name == wanted), row)
    return None if other is row or not other.has(name) else Side(other, name, view, (row.name, other.name))
