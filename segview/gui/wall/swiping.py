"""Swiping: each panel shows other content right of a divider, at the same place in all panels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from segview.core.base.text import Text
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.drawing.linked_view import LinkedView
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.panels.canvas import Canvas
from segview.gui.wall.panels.painter import Painter, Scene
from segview.gui.wall.panels.panel import IMAGE_COLUMN, Panel
from segview.gui.wall.panels.swipe_overlay import Side, SwipeOverlay
from segview.gui.wall.rows import Rows

STEP = 0.05
"""Step of the divider for a key, as a share of the visible part."""
REACH = 7.0
"""Distance in pixels of the screen at which the mouse takes the divider."""

NEXT, BARE = Text("Next variant"), Text("Image alone")


@dataclass(frozen=True)
class RightSide:
    """The right side: the next variant, the image alone, a variant, or a map of the same variant.

    Attributes:
        variant: Folder of another variant, whose map is shown.
        column: Name of a map of the same variant; ``image`` is the image with overlays.
        bare: Whether it is the image without overlays.
    """

    variant: Path | None = None
    column: str = ""
    bare: bool = False


def share_of_image(linked: LinkedView, place: float) -> float:
    """Return the divider's place as a share of the width of the whole image."""
    return min(max((linked.rect.left() + place * linked.rect.width()) / max(linked.size[1], 1), 0.0), 1.0)


class Swiping(QObject):
    """Keeps the divider: on or off, its place, and the content on its right.

    Attributes:
        on: Whether there is a divider.
        place: Its place, as a share of the visible part of the image, 0 to 1.
        other: The content on its right.

    Signals:
        changed(): the divider was switched, or its right side changed.
        offered(): the choices for the right side may have changed.
    """

    changed = Signal()
    offered = Signal()

    def __init__(
        self, session: Session, rows: Rows, linked: LinkedView, sampler: Sampler, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._rows, self._linked, self._sampler = session, rows, linked, sampler
        self.on, self.place, self.other = False, 0.5, RightSide()
        self._overlays: dict[Panel, SwipeOverlay] = {}
        self._held = False
        rows.filled.connect(self._fill)
        session.pointed.connect(self._point)

    def switch(self) -> None:
        """Switch the divider on, in the middle, or off."""
        self.on, self.place = not self.on, 0.5
        self._fill()
        self.changed.emit()

    def choose(self, other: RightSide) -> None:
        """Choose the content of the right side."""
        self.other = other
        self._fill()
        self.changed.emit()

    def move(self, place: float) -> None:
        """Move the divider in every panel."""
        self.place = min(max(place, 0.0), 1.0)
        for overlay in self._overlays.values():
            overlay.set_place(self.place)

    def flip(self) -> None:
        """Show only one side, alternating between the two."""
        if not self.on:
            self.switch()
        self.move(0.0 if self.place > 0.5 else 1.0)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions of the actions, by name."""
        return {
            "swipe": self.switch,
            "swipe_left": lambda: self.move(self.place - STEP),
            "swipe_right": lambda: self.move(self.place + STEP),
            "swipe_flip": self.flip,
        }

    def choices(self) -> list[tuple[str, RightSide]]:
        """Return the choices for the right side, with texts."""
        session, scenes = self._session, self._rows.scenes
        variants = [(scenes.name(folder), RightSide(variant=folder)) for folder in session.ticked]
        maps = dict.fromkeys(column for _, column in self._rows.places.values() if column != IMAGE_COLUMN)
        return [
            (tr(NEXT), RightSide()),
            (tr(BARE), RightSide(bare=True)),
            *(variants if len(variants) > 2 else ()),
            (tr("Image with what is drawn over it"), RightSide(column=IMAGE_COLUMN)),
            *((name, RightSide(column=name)) for name in maps),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle the mouse while it is on the divider or drags it."""
        if not self.on or not isinstance(event, QMouseEvent) or not isinstance(watched, Canvas):
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        divided = next(
            (overlay for panel, overlay in self._overlays.items() if panel.canvas is watched and overlay.is_shown), None
        )
        near = divided is not None and abs(event.position().x() - divided.divider) <= REACH
        if event.type() == QEvent.Type.MouseButtonPress and left and near:
            self._held = True
        elif event.type() == QEvent.Type.MouseMove and self._held:
            rect = self._linked.rect
            self.move((watched.image_point(event.position()).x() - rect.left()) / max(rect.width(), 1))
        elif event.type() == QEvent.Type.MouseButtonRelease and self._held:
            self._held = False
        elif event.type() != QEvent.Type.MouseMove or not near:
            return False
        watched.setCursor(Qt.CursorShape.SplitHCursor)
        return True

    def _fill(self) -> None:
        """Show the right side in every panel."""
        places = self._rows.places if self.on else {}
        for panel, (row, column) in places.items():
            if panel not in self._overlays:
                self._overlays[panel] = SwipeOverlay(panel.canvas, self._linked, self._sampler)
                panel.canvas.overlays.insert(0, self._overlays[panel])
                panel.canvas.installEventFilter(self)
            side = self._side(row, column) if panel.canvas.isVisibleTo(panel) else None
            own_name = self._side_name(self._rows.scenes.shown_row(row), column, named_column=bool(self.other.column))
            self._overlays[panel].show(side, own_name)
            self._overlays[panel].set_place(self.place)
        for panel, overlay in self._overlays.items():
            if panel not in places:
                overlay.show(None, "")
        self._point()
        self.offered.emit()

    def _side(self, row: Path | None, column: str) -> Side | None:
        """Return the right side of a panel; None if it is missing or equal to the left."""
        scenes, other = self._rows.scenes, self.other
        shown = scenes.shown_row(row)
        if other.bare:
            bare = scenes.bare()
            return None if bare is None else Side(*bare, tr("image"))
        folder = other.variant or (shown if other.column else scenes.next(shown))
        wanted = other.column or column
        drawn: tuple[Painter, Scene] | None = None
        if (folder, wanted) != (shown, column):
            drawn = scenes.drawing(folder, wanted)
        return None if drawn is None else Side(*drawn, self._side_name(folder, wanted, named_column=bool(other.column)))

    def _side_name(self, row: Path | None, column: str, *, named_column: bool) -> str:
        return column if named_column else self._rows.scenes.short_name(row) or column

    def _point(self) -> None:
        for overlay in self._overlays.values():
            overlay.drawing.show_point(self._session.point)
