"""The style sheet of the window, with role names in place of colours."""

from __future__ import annotations

import re
from dataclasses import fields

from segview.core.base.places import resources_folder
from segview.gui.widgets.roles import THEMES, Roles

_SHEET = """
QToolTip { color: TEXT; background: RAISED; border: 1px solid EDGE; padding: 3px; }
QLabel[tone="warning"] { color: WARNING; }
QLabel[tone="muted"] { color: MUTED; }
QLabel[tone="alert"] { color: WARNING; font-weight: bold; }
QFrame#banner[tone="done"] { background: DONE; }
QFrame#banner[tone="note"] { background: NOTE; }
QFrame#banner[tone="failed"] { background: FAILED; }
QFrame#banner QLabel, QFrame#banner QToolButton { color: BANNER; }
QListView, QTableView, QTreeView, QTextBrowser { border: 1px solid LINE; }
QListView:focus, QTableView:focus, QTreeView:focus, QTextBrowser:focus { border: 1px solid ACCENT; }
QListWidget::item { padding: 2px; }
QTreeView::item { min-height: 19px; }
QLineEdit[framed="true"] { border: 1px solid EDGE; border-radius: 2px; padding: 3px 4px; background: BASE; }
QLineEdit[framed="true"]:focus { border-color: ACCENT; }
QLineEdit[framed="true"]:disabled { border-color: LINE; color: DISABLED; }
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
QListView::indicator:selected, QTableView::indicator:selected { border-color: SELECTED; }
QMenu::indicator:exclusive { border-radius: 7px; }
QCheckBox::indicator:focus, QCheckBox::indicator:hover, QListView::indicator:hover,
QTableView::indicator:hover { border-color: TEXT; }
QCheckBox:focus { color: ACCENT; }
QMenu { background: RAISED; border: 1px solid EDGE; }
QMenu::item { padding: 4px 24px 4px 10px; }
QMenu::item:selected { background: SELECTION; color: SELECTED; }
QMenu::item:disabled { color: DISABLED; background: transparent; }
QMenu::separator { height: 1px; background: LINE; margin: 4px 8px; }
QMenu::indicator { margin-left: 7px; }
QDockWidget { titlebar-close-icon: url("ICONS/close.svg"); titlebar-normal-icon: url("ICONS/float.svg"); }
QDockWidget::title { text-align: left; padding: 5px 4px; background: ALTERNATE; border-bottom: 1px solid LINE; }
QToolButton::menu-indicator { image: none; }
QFrame#correction QToolButton:checked, QToolButton[objectName="training/log"]:checked {
    background: SELECTION; color: SELECTED; border: 1px solid ACCENT; border-radius: 2px; padding: 3px 5px;
}
QMainWindow::separator { background: BASE; width: 4px; height: 4px; }
QMainWindow::separator:hover, QSplitter::handle:hover { background: ACCENT; }
"""


def sheet(roles: Roles) -> str:
    """Return the style sheet with the role names replaced by colours, and ``ICONS`` by the folder of icons."""
    words = {one.name.upper(): getattr(roles, one.name) for one in fields(roles)}
    theme = next(name for name, one in THEMES.items() if one == roles)
    words["ICONS"] = (resources_folder() / "icons" / theme).as_posix()
    names = "|".join(name for name, value in words.items() if isinstance(value, str))
    return re.sub(rf"\b(?:{names})\b", lambda word: words[word.group()], _SHEET)
