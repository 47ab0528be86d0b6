"""The list model of the opened images, with a filter and thumbnails."""

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
    """The fields of a row besides its name."""

    TRUTH = Qt.ItemDataRole.UserRole + 1
    PROBLEM = Qt.ItemDataRole.UserRole + 2
    SCORE = Qt.ItemDataRole.UserRole + 3
    STATE = Qt.ItemDataRole.UserRole + 4
    FAILED = Qt.ItemDataRole.UserRole + 5


class ImageList(QStringListModel):
    """Images of one state, or of all, whose names contain every word of a text; thumbnails arrive later.

    The base class holds an empty text for each row, so that Qt counts the rows itself: a view that lays out a hundred
    thousand rows queries their number as many times, and a Python method would be too slow.

    Args:
        ranking: The order of the images, and their scores.
        review: The review, with the decisions.
        delay: The delayed mode, which may hold back all results of networks on an image.

    Attributes:
        listed: All images, and the choice of those that have rows.
        masks: The ground truth files by image.
        thumbnails: The thumbnails so far.
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
            Qt.ItemDataRole.AccessibleTextRole: lambda path: texts.accessible_text(
                path, self.listed.name(path), has_truth=path in self.masks
            ),
            Role.SCORE: texts.score,
            Role.STATE: texts.state,
            Role.FAILED: texts.failed,
            Role.TRUTH: lambda path: path in self.masks,
            Role.PROBLEM: lambda path: self.thumbnails.problems.get(path, ""),
        }

    def set_images(self, images: Images) -> None:
        """Show other images, and drop all thumbnails."""
        self.listed, self.masks = ListedImages(images), images.masks
        self.thumbnails.clear()
        self.choose_again()

    def filter_by(self, text: str) -> None:
        """Show the images whose names contain every word of a text."""
        self._text = text
        self.choose_again()

    def arrange(self, places: Sequence[int] | None) -> None:
        """Show the images in another order, given as indices, or with None in their own order."""
        if self.listed.arrange(places):
            self.choose_again()

    def choose_again(self) -> None:
        """Apply the filters by state and by name again."""
        marked, listed = self._states.listed_or_others()
        self.listed.choose(self._text, marked, listed=listed)
        self.setStringList([""] * len(self.listed))  # resets the model

    def refresh(self) -> None:
        """Show the present scores and states of all rows."""
        if self.listed:
            roles = [Role.SCORE, Role.STATE, Role.FAILED]
            self.dataChanged.emit(self.index(0), self.index(len(self.listed) - 1), roles)

    def take(self, thumbnail: Thumbnail) -> None:
        """Keep a thumbnail, or the reason why there is none, and redraw its row."""
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
