"""The opened images as a list that can be filtered, with what is known of their thumbnails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from segview.core.images.image import Images, Thumbnail
from segview.gui.images.listed import ListedImages
from segview.gui.images.row_texts import RowTexts
from segview.gui.images.thumbnail_cache import ThumbnailCache
from segview.gui.review.delay import Delay
from segview.gui.review.ranking import Ranking
from segview.gui.review.review import Review

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """The fields of a row beside its name."""

    TRUTH = Qt.ItemDataRole.UserRole + 1
    PROBLEM = Qt.ItemDataRole.UserRole + 2
    SCORE = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4
    FAILED = Qt.ItemDataRole.UserRole + 5


class ImageList(QStringListModel):
    """Images of one state, or all, whose names contain every word of a text; thumbnails come when they come.

    Qt's list of texts, all of them empty, counts the rows: a view that lays out a hundred thousand asks for their
    number as many times, and would wait for Python each time.

    Args:
        ranking: Says what an image is ordered by.
        review: Says what was decided of it.
        delay: Says of which images nothing that a network says is told yet.

    Attributes:
        listed: The images, and which of them have rows.
        masks: The ground truths that were found for them.
        thumbnails: Those that were made so far.
    """

    def __init__(self, ranking: Ranking, review: Review, delay: Delay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states, texts = review.states, RowTexts(review, ranking, delay)
        self.listed = ListedImages()
        self.masks: Mapping[Path, Path] = {}
        self.thumbnails = ThumbnailCache()
        self._text = ""
        self._fields: dict[int, Callable[[Path], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda path: self.listed.name(path),
            Qt.ItemDataRole.DecorationRole: self.thumbnails.get,
            Qt.ItemDataRole.ToolTipRole: lambda path: texts.tip(
                path, self.masks.get(path), self.thumbnails.problems.get(path, "")
            ),
            Qt.ItemDataRole.AccessibleTextRole: lambda path: texts.spoken(
                path, self.listed.name(path), has_truth=path in self.masks
            ),
            Role.SCORE: texts.score,
            Role.STATE: texts.state,
            Role.FAILED: texts.failed,
            Role.TRUTH: lambda path: path in self.masks,
            Role.PROBLEM: lambda path: self.thumbnails.problems.get(path, ""),
        }

    def put(self, images: Images) -> None:
        """Show other images; thumbnails made so far are forgotten."""
        self.listed, self.masks = ListedImages(images), images.masks
        self.thumbnails.clear()
        self.choose_again()

    def narrow(self, text: str) -> None:
        """Show the images whose names contain every word of a text."""
        self._text = text
        self.choose_again()

    def arrange(self, places: Sequence[int] | None) -> None:
        """Show the images in another order, given as their places, or with None in their own."""
        if self.listed.arrange(places):
            self.choose_again()

    def choose_again(self) -> None:
        """Show the images of the state that is listed now."""
        marked, listed = self._states.listed_or_others()
        self.listed.choose(self._text, marked, listed=listed)
        self.setStringList([""] * len(self.listed))  # which resets the list

    def refresh(self) -> None:
        """Show other scores and states."""
        if self.listed:
            roles = [Role.SCORE, Role.STATE, Role.FAILED]
            self.dataChanged.emit(self.index(0), self.index(len(self.listed) - 1), roles)

    def take(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or why there is none."""
        if thumbnail.path not in self.listed:
            return
        self.thumbnails.put(thumbnail)
        row = self.listed.row_of(thumbnail.path)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole, Role.PROBLEM])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        field = self._fields.get(role)
        return field and field(self.listed.path(index.row()))
