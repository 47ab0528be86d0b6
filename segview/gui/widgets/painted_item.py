"""The members of a style option that a delegate needs to draw an item; the type stubs of PySide6 lack them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from segview.gui.widgets import theme


@dataclass(frozen=True)
class PaintedItem:
    """The place and the colours of an item that is being drawn.

    Attributes:
        rect: Its rectangle in the list, in pixels.
        palette: The palette of the list.
        chosen: Whether the item is selected.
        hovered: Whether the mouse is over the item.
    """

    rect: QRect
    palette: QPalette
    chosen: bool
    hovered: bool

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> PaintedItem:
        """Return the members of a style option."""
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        return cls(
            rect=option.rect,  # type: ignore[attr-defined]
            palette=option.palette,  # type: ignore[attr-defined]
            chosen=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )

    @property
    def text_colour(self) -> QColor:
        """The colour of text."""
        role = QPalette.ColorRole.HighlightedText if self.chosen else QPalette.ColorRole.Text
        return self.palette.color(role)

    @property
    def muted_colour(self) -> QColor:
        """The colour of less important text."""
        return self.text_colour if self.chosen else QColor(theme.roles().muted)
