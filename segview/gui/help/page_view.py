"""The view of a page of documentation."""

from __future__ import annotations

from posixpath import join, normpath

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from segview.core.help.pages import Library, Page, anchor_of
from segview.gui.widgets import theme

WIDEST = 720


class PageView(QTextBrowser):
    """Shows a page, and follows its links.

    Signals:
        turned(str): another page is shown, ``PAGE`` or ``PAGE#SECTION``.
    """

    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._page = ""
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)
        self.anchorClicked.connect(self._follow)
        theme.follow(self, self._recolour)

    def set_library(self, library: Library) -> None:
        """Set the pages."""
        self._library = library

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._page

    def show_page(self, place: str) -> bool:
        """Show a page, or a section of it; return whether the page exists."""
        name, _, anchor = place.partition("#")
        page = self._library.pages.get(name) if self._library else None
        if page is None:
            return False
        if name != self._page:
            self._show(page)
        self._scroll(anchor)
        self.turned.emit(place)
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return an image from the loaded pages; this method never reads from the disk or from a network."""
        address = name.toString() if isinstance(name, QUrl) else name
        content = self._library.images.get(self._place(address)) if self._library else None
        if content is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image = QImage.fromData(content)
        ratio = self.devicePixelRatioF()
        if image.width() > WIDEST * ratio:
            image = image.scaledToWidth(round(WIDEST * ratio), Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def _show(self, page: Page) -> None:
        self._page = page.name
        self.setMarkdown(page.text)

    def _recolour(self) -> None:
        """Show the page again at the same scroll position: the document stores the colour of its links."""
        page = self._library.pages.get(self._page) if self._library else None
        if page is not None:
            at = self.verticalScrollBar().value()
            self._show(page)
            self.verticalScrollBar().setValue(at)

    def _place(self, address: str) -> str:
        return normpath(join(self._page, "..", address))

    def _scroll(self, anchor: str) -> None:
        block = self.document().begin()
        while block.isValid() and anchor:
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor:
                break
            block = block.next()
        if not block.isValid() or not anchor:
            block = self.document().begin()
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) if anchor else 0)

    def _follow(self, link: QUrl) -> None:
        address = link.toString()
        if link.scheme():
            QDesktopServices.openUrl(link)
        elif address.startswith("#"):
            self.show_page(self._page + address)
        else:
            name, mark, anchor = address.partition("#")
            self.show_page(self._place(name) + mark + anchor)
