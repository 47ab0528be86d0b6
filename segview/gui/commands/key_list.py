"""The list of keys and of mouse operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from segview.core.base.text import Text
from segview.gui.commands.action_table import GESTURES
from segview.gui.commands.actions import key_texts
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

Groups = Mapping[str, Sequence[QAction]]
# The groups of each column; the columns are about equally long.
_COLUMNS = (
    (Text("File"), Text("Images"), Text("Help")),
    (Text("Display"), Text("View")),
    (Text("Correct"), Text("Review")),
    (Text("Run"),),
    (Text("Mouse"),),
)


class KeyList(QDialog):
    """All actions by group, from the same table from which the actions are created."""

    def __init__(self, window: QWidget, groups: Callable[[], Groups]) -> None:
        super().__init__(window)
        self._groups = groups
        name_control(self, "keylist", tr("Keys and mouse"))
        self.setWindowTitle(tr("Keys and mouse"))
        self.columns = [self._column(place) for place in range(len(_COLUMNS))]
        row = QHBoxLayout()
        for column in self.columns:
            row.addWidget(column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setObjectName("keylist/buttons")
        name_control(buttons.button(QDialogButtonBox.StandardButton.Close), "keylist/close", tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(buttons)

    def open(self) -> None:
        """Show the list with the present keys."""
        for browser, names in zip(self.columns, _COLUMNS, strict=True):
            browser.setHtml("".join(self._part(name) for name in names))
        room = self.screen().availableGeometry().size()
        self.resize(min(1320, room.width() - 40), min(640, room.height() - 60))
        super().open()

    def _part(self, name: str) -> str:
        if name == "Mouse":
            return _table(tr(name), [(tr(gesture), tr(meaning)) for gesture, meaning in GESTURES])
        shown = [action for action in self._groups().get(name, ()) if action.isVisible()]
        return _table(tr(name), [(tr(" or ").join(key_texts(one)), one.text().removesuffix("…")) for one in shown])

    def _column(self, place: int) -> QTextBrowser:
        browser = QTextBrowser()
        name_control(browser, f"keylist/{place + 1}", ", ".join(map(tr, _COLUMNS[place])))
        browser.setOpenLinks(False)
        browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return browser


def _table(name: str, rows: Sequence[tuple[str, str]]) -> str:
    style = f"padding:2px 0 2px 12px; color:{theme.roles().accent}; white-space:nowrap"
    cells = "".join(
        f"<tr><td style='padding:2px 0'>{escape(text)}</td><td align='right' style='{style}'>{escape(keys)}</td></tr>"
        for keys, text in rows
    )
    return f"<h4 style='margin:10px 0 4px 0'>{escape(name)}</h4><table width='100%' cellspacing='0'>{cells}</table>"
