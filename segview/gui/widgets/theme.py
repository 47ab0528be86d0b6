"""The theme of the window: dark, light or that of the system; and the spacing of controls."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from segview.core.maps.palette import RGB
from segview.core.requests.appearance import Theme
from segview.gui.widgets.roles import DARK, LIGHT, Roles
from segview.gui.widgets.sheet import sheet

GAP = 6
MARGIN = 8
_MIDDLE = 128  # lightness of the background, 0 to 255
_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class _Theming(QObject):
    """Applies the chosen theme to the application, and again when the theme of the system changes.

    Args:
        app: The application.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._choice: Theme = "system"
        self._scheme = app.styleHints().colorScheme()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: Theme, text_size: float) -> None:
        """Set a theme, or that of the system, and the size of all texts as a factor of the system's size."""
        self._choice = choice
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(font.pointSizeF() * text_size)
        if font != self._app.font():
            self._app.setFont(font)
        # The platform's own drawings, such as window frames, must follow too.
        schemes = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light, "system": Qt.ColorScheme.Unknown}
        self._app.styleHints().setColorScheme(schemes[choice])
        self._refresh()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        if self._choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        system = LIGHT if self._scheme == Qt.ColorScheme.Light else DARK
        roles = {"dark": DARK, "light": LIGHT, "system": system}[self._choice]
        self._app.setPalette(palette(roles))
        self._app.setStyleSheet(sheet(roles))


def apply(app: QApplication, choice: Theme = "dark", text_size: float = 1.0) -> None:
    """Give the application its style, and the colours of a theme.

    Args:
        app: The application.
        choice: The theme. With "system" the window follows the system while it runs; if the system has no theme, the
            window is dark, which suits images best.
        text_size: Size of all texts, as a factor of the system's text size.
    """
    clothes = app.findChild(_Theming, "theme")
    if clothes is None:
        clothes = _Theming(app)
        app.setStyle("Fusion")
    clothes.choose(choice, text_size)


def roles() -> Roles:
    """Return the present colours of the window."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < _MIDDLE else LIGHT


def follow(widget: QWidget, redraw: Callable[[], object]) -> None:
    """Call ``redraw`` now, and again whenever the colours, the font or the style of the widget change."""
    _Follower(widget, redraw)
    redraw()


def shrink(widget: QWidget, share: float, *, even: bool = False) -> None:
    """Scale the texts of a widget to a share of the window's text size; with digits of equal width if ``even``."""

    def fit() -> None:
        font = tabular(QApplication.font()) if even else QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * share)
        if widget.font() != font:
            widget.setFont(font)

    follow(widget, fit)


class _Follower(QObject):
    """Redraws a widget after a change of its colours, font or style."""

    def __init__(self, widget: QWidget, redraw: Callable[[], object]) -> None:
        super().__init__(widget)
        self._redraw = redraw
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._redraw()
        return False


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget the style sheet's colours of a tone, such as ``warning``; an empty tone gives the usual colours."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette(roles: Roles) -> QPalette:
    """Return the Qt palette of a theme, including the colours of disabled widgets."""
    role, colours = QPalette.ColorRole, QPalette()
    light, midlight, mid, dark, shadow = roles.bevels
    surfaces = {
        role.Window: roles.window,
        role.Base: roles.base,
        role.AlternateBase: roles.alternate,
        role.Button: roles.raised,
    }
    texts = dict.fromkeys((role.WindowText, role.Text, role.ButtonText), roles.text)
    marks = {
        role.BrightText: roles.selected,
        role.Highlight: roles.selection,
        role.HighlightedText: roles.selected,
        role.Accent: roles.accent,
        role.Link: roles.accent,
        role.LinkVisited: roles.accent,
        role.PlaceholderText: roles.muted,
        role.ToolTipBase: roles.raised,
        role.ToolTipText: roles.text,
    }
    bevels = {role.Light: light, role.Midlight: midlight, role.Mid: mid, role.Dark: dark, role.Shadow: shadow}
    for one, colour in {**surfaces, **texts, **marks, **bevels}.items():
        colours.setColor(one, QColor(colour))
    for one in (*texts, role.BrightText, role.HighlightedText, role.Accent):
        colours.setColor(QPalette.ColorGroup.Disabled, one, QColor(roles.disabled))
    colours.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(roles.raised))
    return colours


def ramp_colours(ramp: tuple[str, ...], shares: NDArray[np.floating]) -> NDArray[np.uint8]:
    """Return the colours of values from 0 to 1, interpolated between the colours of a ramp: shape (…,) to (…, 3)."""
    anchors = np.array([list(bytes.fromhex(colour[1:])) for colour in ramp], np.float64)
    places, along = np.arange(len(anchors)), np.asarray(shares) * (len(anchors) - 1)
    return np.stack([np.interp(along, places, anchors[:, channel]) for channel in range(3)], axis=-1).astype(np.uint8)


def tabular(font: QFont) -> QFont:
    """Return a font with digits of equal width, so that numbers in a column can be compared."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


def swatch(*colours: RGB, side: int = 12) -> QPixmap:
    """Return a small square in one colour, or with a bar for each colour, that links a control to its drawing."""
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(square.rect()), 2, 2)
    painter.setClipPath(outline)
    bar = side / len(colours)
    for place, colour in enumerate(colours):
        painter.fillRect(QRectF(place * bar, 0, bar, side), QColor(*colour))
    painter.end()
    return square
