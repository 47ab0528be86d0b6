"""The colours of the window: dark neutral grey, beside which the colours of an image are seen as they are."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from segview.core.base.places import resources_folder
from segview.core.maps.palette import RGB

# Texts reach a contrast of 4.5 on every surface they stand on (WCAG 2.2, 1.4.3), lines that mean something reach 3.
WINDOW, BASE, ALTERNATE, RAISED = "#2a2b2e", "#1d1e20", "#232427", "#3a3b40"
TEXT, MUTED, DISABLED = "#ececee", "#b0b2b8", "#8f9197"
LINE, EDGE, ACCENT, SELECTION, WARNING = "#4b4d53", "#888b93", "#6cb0ff", "#245a96", "#ffb066"

GAP = 6
MARGIN = 8

_SHEET = """
QToolTip { color: TEXT; background: RAISED; border: 1px solid EDGE; padding: 3px; }
QListView, QTableView, QTreeView, QTextBrowser { border: 1px solid LINE; }
QListView:focus, QTableView:focus, QTreeView:focus, QTextBrowser:focus { border: 1px solid ACCENT; }
QListWidget::item { padding: 2px; }
QTreeView::item { min-height: 19px; }
QLineEdit[objectName="images/filter"], QLineEdit[objectName="layers/filter"], QLineEdit[objectName="palette/typed"] {
    border: 1px solid LINE; border-radius: 2px; padding: 3px 4px; background: BASE;
}
QLineEdit[objectName="images/filter"]:focus, QLineEdit[objectName="layers/filter"]:focus,
QLineEdit[objectName="palette/typed"]:focus { border-color: ACCENT; }
QFrame#palette { background: RAISED; border: 1px solid EDGE; }
QHeaderView::section {
    color: MUTED; background: WINDOW; border: 0; border-bottom: 1px solid LINE; padding: 1px 5px;
}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator,
QMenu::indicator {
    width: 14px; height: 14px; border: 1px solid EDGE; border-radius: 2px; background: BASE;
}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked, QMenu::indicator:checked {
    border-color: ACCENT; background: ACCENT; image: url("ICONS/check.svg");
}
QCheckBox::indicator:focus, QCheckBox::indicator:hover, QListView::indicator:hover,
QTableView::indicator:hover { border-color: TEXT; }
QCheckBox:focus { color: ACCENT; }
QMenu { background: RAISED; border: 1px solid EDGE; }
QMenu::item { padding: 4px 24px 4px 10px; }
QMenu::item:selected { background: SELECTION; color: #ffffff; }
QMenu::item:disabled { color: FAINT; background: transparent; }
QMenu::separator { height: 1px; background: LINE; margin: 4px 8px; }
QMenu::indicator { margin-left: 7px; }
QDockWidget { titlebar-close-icon: url("ICONS/close.svg"); titlebar-normal-icon: url("ICONS/float.svg"); }
QDockWidget::title { text-align: left; padding: 5px 4px; background: ALTERNATE; border-bottom: 1px solid LINE; }
QToolButton::menu-indicator { image: none; }
QFrame#correction QToolButton:checked, QToolButton[objectName="training/log"]:checked {
    background: SELECTION; border: 1px solid ACCENT; border-radius: 2px; padding: 3px 5px;
}
QMainWindow::separator { background: BASE; width: 4px; height: 4px; }
QMainWindow::separator:hover, QSplitter::handle:hover { background: ACCENT; }
"""


def apply(app: QApplication) -> None:
    """Give the application its style, colours and sheet."""
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setStyleSheet(_sheet())


def _sheet() -> str:
    """Return the sheet with the names of its colours and folder replaced."""
    words = {"TEXT": TEXT, "MUTED": MUTED, "RAISED": RAISED, "WINDOW": WINDOW, "BASE": BASE, "ALTERNATE": ALTERNATE}
    words |= {
        "LINE": LINE,
        "FAINT": DISABLED,
        "EDGE": EDGE,
        "ACCENT": ACCENT,
        "SELECTION": SELECTION,
        "ICONS": (resources_folder() / "icons").as_posix(),
    }
    return re.sub("|".join(words), lambda word: words[word.group()], _SHEET)


def palette() -> QPalette:
    """Return the colours of every role, also for what is disabled."""
    role, colours = QPalette.ColorRole, QPalette()
    surfaces = {role.Window: WINDOW, role.Base: BASE, role.AlternateBase: ALTERNATE, role.Button: RAISED}
    texts = {role.WindowText: TEXT, role.Text: TEXT, role.ButtonText: TEXT, role.BrightText: "#ffffff"}
    marks = {
        role.Highlight: SELECTION,
        role.HighlightedText: "#ffffff",
        role.Accent: ACCENT,
        role.Link: ACCENT,
        role.LinkVisited: ACCENT,
        role.PlaceholderText: MUTED,
        role.ToolTipBase: RAISED,
        role.ToolTipText: TEXT,
    }
    bevels = {
        role.Light: "#55575d",
        role.Midlight: LINE,
        role.Mid: "#232427",
        role.Dark: "#18191b",
        role.Shadow: "#000",
    }
    for one, colour in {**surfaces, **texts, **marks, **bevels}.items():
        colours.setColor(one, QColor(colour))
    for one in texts:
        colours.setColor(QPalette.ColorGroup.Disabled, one, QColor(DISABLED))
    colours.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(RAISED))
    colours.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(DISABLED))
    colours.setColor(QPalette.ColorGroup.Disabled, role.Accent, QColor(DISABLED))
    return colours


def tabular(font: QFont) -> QFont:
    """Return a font whose digits are equally wide, so that numbers in a column can be compared."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even


def swatch(*colours: RGB, side: int = 12) -> QPixmap:
    """Return a small square of a colour, or of bars of several, which ties a control to what it draws."""
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
