"""The pane of the opened images."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from segview.annotation.decisions import Decision
from segview.gui.images.chosen import ChosenImages
from segview.gui.images.image_list import ImageList
from segview.gui.images.image_view import ImageView
from segview.gui.images.mode_button import ModeButton
from segview.gui.images.queue_bar import QueueBar
from segview.gui.images.review_bar import ReviewBar
from segview.gui.images.thumbnails import Thumbnails
from segview.gui.images.words import STATES
from segview.gui.language.translation import tr
from segview.gui.session import opening
from segview.gui.session.dock import Dock
from segview.gui.session.session import Session
from segview.gui.widgets import theme
from segview.gui.widgets.controls import named, tool_button


class ImagesDock(Dock):
    """Opens, lists, filters and chooses images."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, name="images", title=tr("Images"), parent=parent)
        self.model = ImageList(session.ranking, session.review, session.delay, self)
        self.view = ImageView()
        self.view.setModel(self.model)
        named(self.view, "images/list", tr("Opened images"))
        self._shown: Path | None = None
        self.thumbnails = Thumbnails(session.tasks, self.model, self.view, self)
        self.setWidget(self._build())
        self.many = ChosenImages(session.review, self.view, lambda: self.chosen, self)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        session.listed.connect(self._listed)
        session.opener.changed.connect(self._tell)
        session.replaced.connect(self.thumbnails.forget)
        session.changed.connect(self._follow)
        session.ranking.sorted.connect(self._arrange)
        session.ranking.measured.connect(self.model.rescored)
        session.delay.changed.connect(self.model.rescored)
        session.review.decided.connect(self._decided)
        session.review.filtered.connect(self._filter)
        self._listed()

    def step(self, by: int) -> None:
        """Go ``by`` images further on among those that the filter leaves, stopping at either end."""
        rows = self.model.rowCount()
        if not rows:
            return
        row = self.model.row_of(self.session.image)
        if row < 0:
            # Between two rows: on to the one behind, or back to the one before.
            row = self.model.rows_before(self.session.image) - (1 if by > 0 else 0)
        self.session.ask(image=self.model.path(min(max(row + by, 0), rows - 1)))

    def following(self, count: int) -> tuple[Path, ...]:
        """Return the next images among those that the filter leaves, in the order of the moment."""
        row = self.model.row_of(self.session.image)
        rows = range(row + 1, min(row + 1 + count, self.model.rowCount())) if row >= 0 else ()
        return tuple(self.model.path(one) for one in rows)

    @property
    def chosen(self) -> tuple[Path, ...]:
        """The images that are chosen in the list, in its order; the one that is shown where there are no others."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(map(self.model.path, rows))

    def choose_all(self) -> None:
        """Choose all images that are listed."""
        self.show()
        self.raise_()
        self.view.setFocus()
        self.view.selectAll()

    def sets(self) -> dict[str, tuple[Path, ...]]:
        """Return the images that something can be done with at once, by what they are called."""
        usable, rows = self.session.review.usable, self.model.rowCount()
        listed, chosen = tuple(map(self.model.path, range(rows))), self.chosen
        found: dict[str, tuple[Path, ...]] = {}
        if len(chosen) > 1:
            found[tr("{count:,} chosen images", count=len(chosen))] = chosen
        found[tr("All but rejected ones")] = usable
        if rows < len(self.model.paths):
            found[tr("Those listed now")] = listed
        return found

    def go_on(self) -> bool:
        """Go to the next image that is open, in the order of the moment; say whether there is one."""
        following = self.model.next_open(self.session.image)
        if following is not None:
            self.session.ask(image=following)
        return following is not None

    def go_to_highest(self) -> bool:
        """Go to the open image of the highest priority, or by name to the next one; say whether there is one."""
        session = self.session
        own = session.review.shown in (None, Decision.OPEN)
        highest = session.ranking.highest(self.model.others_open(session.image)) if own else None
        if highest is None:
            return self.go_on()
        session.ask(image=highest)
        return True

    def find_image(self) -> None:
        """Let the user type into the filter."""
        self.show()
        self.raise_()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _build(self) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        layout.setSpacing(theme.GAP)
        layout.addLayout(self._build_top())
        self.filter = QLineEdit(placeholderText=tr("Filter by name"), clearButtonEnabled=True)
        named(self.filter, "images/filter", tr("Filter by name"), tr("Every word must be in the name"))
        self.filter.setAcceptDrops(False)
        self.filter.textChanged.connect(self._narrow)
        layout.addWidget(self.filter)
        self.queue = QueueBar(self.session)
        self.queue.chosen.connect(self.view.setFocus)
        layout.addWidget(self.queue)
        self.hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        named(self.hint, "images/hint", tr("Why no image is listed"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.hint)
        layout.addWidget(self.pages, 1)
        self.count = QLabel()
        named(self.count, "images/count", tr("Number of the current image"))
        self.review = ReviewBar(self.session.review, self.count)
        layout.addWidget(self.review)
        return body

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        tip = tr("Open a folder of images; masks beside it are found")
        self.folder = tool_button(tr("Folder…"), "images/folder", accessible=tr("Open a folder"), tip=tip)
        self.folder.clicked.connect(lambda: opening.choose_folder(self, self.session))
        self.files = tool_button(tr("Files…"), "images/files", accessible=tr("Open files"), tip=tr("Open images"))
        self.files.clicked.connect(lambda: opening.choose_files(self, self.session))
        self.tiles = tool_button(
            tr("Grid"), "images/grid", accessible=tr("Show a grid"), tip=tr("Show a grid instead of a list")
        )
        self.tiles.setCheckable(True)
        self.tiles.toggled.connect(self._put_tiles)
        tip = tr("Draw the correction over the thumbnail, or else the ground truth")
        self.marked = tool_button(tr("Masks"), "images/marked", accessible=tr("Masks in thumbnails"), tip=tip)
        self.marked.setCheckable(True)
        self.marked.toggled.connect(self.thumbnails.mark)
        self.modes = ModeButton(self.session.delay)
        for button in (self.folder, self.files, self.modes):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.marked, self.tiles):
            row.addWidget(button)
        return row

    def _listed(self) -> None:
        self.thumbnails.start_anew()
        self.model.put(self.session.listing)
        self.model.arrange(self.session.ranking.places())
        self._reset()

    def _arrange(self) -> None:
        if self.session.ranking.running and self.view.underMouse():
            return  # rows that move under the pointer are clicked by mistake
        if len(self.model.paths) == len(self.session.images):
            self.model.arrange(self.session.ranking.places())
            self._reset()

    def _decided(self) -> None:
        if self.session.review.shown is None:
            self.model.rescored()
        else:
            self._filter()

    def _filter(self) -> None:
        self.model.choose_again()
        self._reset()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._reset()

    def _put_tiles(self, tiles: bool) -> None:
        self.view.put_tiles(tiles)
        self._follow()

    def _tell(self) -> None:
        """Say why no image is listed, and which one is the current one; or how far the reading of a folder is."""
        self._tell_why()
        self._tell_place()

    def _tell_why(self) -> None:
        reading = self.session.opener.words
        if not self.model.paths and reading:
            self.hint.setText("\n\n".join(reading))
        elif not self.model.paths:
            self.hint.setText(tr("No images are open.\n\nOpen a folder or files,\nor drop them here."))
        elif self.session.review.shown is not None and not self.filter.text():
            self.hint.setText(tr("No image is in this state: {state}.", state=STATES[self.session.review.shown]))
        else:
            self.hint.setText(tr("No name contains all of this."))

    def _reset(self) -> None:
        self._tell_why()
        self.pages.setCurrentWidget(self.view if self.model.rowCount() else self.hint)
        self._follow()
        self.thumbnails.want()

    def _follow(self) -> None:
        """Select the current image, and say which one it is; the one before may have another mask now."""
        before, self._shown = self._shown, self.session.image
        if before is not None and before != self._shown and self.marked.isChecked():
            self.thumbnails.forget(before)
        row = self.model.row_of(self.session.image)
        index = self.model.index(row)
        # Several that are chosen stay so while the one that is shown is among them. Keys that are held change nothing.
        if index not in self.view.selectionModel().selectedIndexes():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row >= 0:
            self.view.scrollTo(index)
        self._tell_place()

    def _tell_place(self) -> None:
        row, shown, every = self.model.row_of(self.session.image), self.model.rowCount(), len(self.model.paths)
        place = f"{row + 1:,}" if row >= 0 else "–"
        here = " ".join(self.session.opener.words) or (
            tr("{place} of {shown:,}", place=place, shown=shown)
            if shown == every
            else tr("{place} of {shown:,} ({every:,} in all)", place=place, shown=shown, every=every)
        )
        # Where nothing is listed, the hint says that a folder is being read.
        self.count.setText(here if every else "")

    def _chosen(self) -> None:
        rows = self.view.selectionModel().selectedIndexes()
        if len(rows) == 1:
            self.session.ask(image=self.model.path(rows[0].row()))
