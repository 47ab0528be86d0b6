"""The members of a list's item that a delegate draws by, which the stubs of Qt leave out."""

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
        rect: Its place in the list, in pixels.
        palette: The list's colours.
        chosen: Whether it is selected.
        hovered: Whether the mouse is over it.
    """

    rect: QRect
    palette: QPalette
    chosen: bool
    hovered: bool

    @classmethod
    def of(cls, option: QStyleOptionViewItem) -> PaintedItem:
        """Return the members of an option."""
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
        """The colour of text that matters less."""
        return self.text_colour if self.chosen else QColor(theme.roles().muted)
