"""The pane of the opened images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from segview.gui.images.image_list import ImageList
from segview.gui.images.image_view import ImageView
from segview.gui.images.open_bar import OpenBar
from segview.gui.images.queue_bar import QueueBar
from segview.gui.images.review_bar import ReviewBar
from segview.gui.images.selected_images import SelectedImages
from segview.gui.images.steps import Steps
from segview.gui.images.thumbnails import Thumbnails
from segview.gui.images.words import place_text, why_nothing_is_listed
from segview.gui.language.translation import tr
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control
from segview.gui.widgets.stacked import set_spacing


class ImagesDock(Dock):
    """The pane that opens, lists, filters and selects images.

    Attributes:
        model: The list of images.
        view: The view of the list.
        steps: Moves from image to image.
        many: Actions on several selected images.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="images", title=tr("Images"), parent=parent)
        self.model = ImageList(session.ranking, session.review, session.delay, self)
        self.view = ImageView()
        self.view.setModel(self.model)
        name_control(self.view, "images/list", tr("Opened images"))
        self._shown: Path | None = None
        self.steps = Steps(session, self.model)
        self.thumbnails = Thumbnails(session.tasks, self.model, self.view, self)
        self.many = SelectedImages(session.review, self.view, self.model, self)
        self.setWidget(self._build())
        self.view.selectionModel().selectionChanged.connect(self._show_selected)
        session.listed.connect(self._list_images)
        session.opener.changed.connect(self._tell)
        session.replaced.connect(self.thumbnails.forget)
        session.changed.connect(self._follow)
        session.ranking.sorted.connect(self._arrange)
        session.ranking.measured.connect(self.model.refresh)
        session.delay.changed.connect(self.model.refresh)
        session.review.decided.connect(self._take_decision)
        session.review.states.filtered.connect(self._filter)
        self._list_images()

    def choose_all(self) -> None:
        """Select all listed images."""
        self.show()
        self.raise_()
        self.view.setFocus()
        self.view.selectAll()

    def find_image(self) -> None:
        """Give the filter the focus and select its text."""
        self.show()
        self.raise_()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _build(self) -> QWidget:
        body = QWidget()
        layout = set_spacing(QVBoxLayout(body), theme.MARGIN)
        self.bar = OpenBar(self.session)
        self.bar.tiles.toggled.connect(self.view.put_tiles)
        self.bar.tiles.toggled.connect(self._follow)
        self.bar.marked.toggled.connect(self.thumbnails.mark)
        self.filter = QLineEdit(placeholderText=tr("Filter by name"), clearButtonEnabled=True)
        name_control(self.filter, "images/filter", tr("Filter by name"), tr("Every word must be in the name"))
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(self.model.filter_by)
        self.filter.textChanged.connect(self._reset)
        self.queue = QueueBar(self.session)
        self.queue.chosen.connect(self.view.setFocus)
        self.hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        name_control(self.hint, "images/hint", tr("Why no image is listed"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.hint)
        self.count = QLabel()
        name_control(self.count, "images/count", tr("Number of the current image"))
        self.review = ReviewBar(self.session.review, self.count)
        for part in (self.bar, self.filter, self.queue, self.pages, self.queue.state, self.review):
            layout.addWidget(part, 1 if part is self.pages else 0)
        return body

    def _list_images(self) -> None:
        self.thumbnails.start_anew()
        self.model.set_images(self.session.listing)
        self.model.arrange(self.session.ranking.places())
        self._reset()

    def _arrange(self) -> None:
        ranking = self.session.ranking
        if (ranking.measuring.running or ranking.orders.growing) and self.view.underMouse():
            return  # if rows moved under the pointer, the user could click on a wrong one
        if len(self.model.listed.paths) == len(self.session.listing.paths):
            self.model.arrange(self.session.ranking.places())
            self._reset()

    def _take_decision(self) -> None:
        if self.session.review.states.shown is None:
            self.model.refresh()
        else:
            self._filter()

    def _filter(self) -> None:
        self.model.choose_again()
        self._reset()

    def _tell(self) -> None:
        """Show why no image is listed, and the number of the current image or the progress of reading a folder."""
        listed, reading = self.model.listed, self.session.opener.progress_texts
        named_so = bool(self.filter.text())
        self.hint.setText(
            why_nothing_is_listed(listed, reading, None if named_so else self.session.review.states.shown)
        )
        self.count.setText(place_text(listed, listed.row_of(self.session.image), reading))

    def _reset(self) -> None:
        self.pages.setCurrentWidget(self.view if self.model.rowCount() else self.hint)
        self._follow()
        self.thumbnails.want()

    def _follow(self) -> None:
        """Select the current image and show its number; renew the previous thumbnail, whose mask may have changed."""
        before, self._shown = self._shown, self.session.image
        if before is not None and before != self._shown and self.bar.marked.isChecked():
            self.thumbnails.forget(before)
        row = self.model.listed.row_of(self.session.image)
        index = self.model.index(row)
        # A selection of several images stays as long as it contains the shown image. ClearAndSelect ignores held keys.
        if index not in self.view.selectionModel().selectedIndexes():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row >= 0:
            self.view.scrollTo(index)
        self._tell()

    def _show_selected(self) -> None:
        """Show the selected image, if only one is selected."""
        chosen = self.many.images
        if len(chosen) == 1:
            self.session.ask(image=chosen[0])
