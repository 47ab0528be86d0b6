"""A separate window with the documentation pages, offline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from segview.core.help.pages import FRONT, Library
from segview.gui.help.page_history import PageHistory
from segview.gui.help.page_view import PageView
from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control, tool_button

PLACE = Qt.ItemDataRole.UserRole
MOST_HITS = 60


class HelpWindow(QDialog):
    """Contents and search on the left, the page on the right; the main window stays usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, "help", tr("Help"))
        self.setWindowTitle(tr("Help"))
        self._library: Library | None = None
        self._wanted = FRONT
        self._history = PageHistory()
        self.view = PageView()
        name_control(self.view, "help/page", tr("Page"))
        self.view.turned.connect(self._visit)
        split = QSplitter(Qt.Orientation.Horizontal)
        name_control(split, "help/splitter", tr("Contents beside the page"))
        split.addWidget(self._build_side())
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 750])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.addWidget(split)
        for keys, do in ((QKeySequence.StandardKey.Back, self.go_back), (QKeySequence.StandardKey.Forward, self.go_on)):
            QShortcut(keys, self, activated=do)
        QShortcut(QKeySequence.StandardKey.Find, self, activated=self._search_again)
        room = self.screen().availableGeometry().size()
        self.resize(min(1040, room.width() - 40), min(780, room.height() - 60))

    def set_library(self, library: Library) -> None:
        """Set the pages, and show the requested one."""
        self._library = library
        self.view.set_library(library)
        self._list()
        self.show_page(self._wanted)

    def show_page(self, place: str) -> None:
        """Show a page, or a section of it, as soon as the pages are loaded."""
        self._wanted = place
        if self._library is not None:
            self.view.show_page(place)

    def go_back(self) -> None:
        """Show the previous page of the history."""
        if place := self._history.back():
            self.view.show_page(place)

    def go_on(self) -> None:
        """Show the next page of the history, the one from which ``go_back`` was called."""
        if place := self._history.forward():
            self.view.show_page(place)

    def _build_side(self) -> QWidget:
        self.search = QLineEdit(placeholderText=tr("Search"), clearButtonEnabled=True)
        name_control(self.search, "help/search", tr("Search the pages"), tr("Sections that have all of these words"))
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._take_first)
        self.list = QListWidget()
        name_control(self.list, "help/list", tr("Contents"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long titles end in …
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.back = tool_button("◀", "help/back", accessible=tr("Back"), tip=tr("The previous page"))
        self.back.clicked.connect(self.go_back)
        self.forward = tool_button("▶", "help/forward", accessible=tr("Forward"), tip=tr("The next page"))
        self.forward.clicked.connect(self.go_on)
        front = tool_button(tr("Contents"), "help/front", accessible=tr("Contents"), tip=tr("The first page"))
        front.clicked.connect(lambda: self.show_page(FRONT))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, theme.GAP, 0)
        buttons = QHBoxLayout()
        for button in (self.back, self.forward, front):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        return side

    def _visit(self, place: str) -> None:
        self._history.visit(place)
        self.back.setEnabled(self._history.can_go_back)
        self.forward.setEnabled(self._history.can_go_on)

    def _search_again(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _list(self) -> None:
        """List the contents, or the search results."""
        if self._library is None:
            return
        self.list.clear()
        words = self.search.text()
        if words.strip():
            for page, section in self._library.sections_with(words)[:MOST_HITS]:
                whole = section is page.sections[0]
                text = page.title if whole else f"{section.title}\n{page.title}"
                self._add(text, page.name if whole else f"{page.name}#{section.anchor}")
            if not self.list.count():
                self._add(tr("No section has all of these words."), "")
            return
        for title, pages in self._library.contents():
            self._add(title, "")
            for page in pages:
                self._add(f"   {page.title}", page.name)

    def _add(self, text: str, place: str) -> None:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        item.setToolTip(text.strip())
        if not place:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(PLACE):
            self.show_page(item.data(PLACE))

    def _take_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self._choose(self.list.item(0))
