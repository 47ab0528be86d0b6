"""The lower end of the pane of images: the progress of the review, and the buttons for decisions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from segview.annotation.verdict import Decision
from segview.core.base.text import Text
from segview.gui.commands.actions import Actions
from segview.gui.images.badges import COLOURS
from segview.gui.images.words import STATES
from segview.gui.language.translation import tr
from segview.gui.review.review import Review
from segview.gui.widgets import theme
from segview.gui.widgets.controls import name_control

BAR_HEIGHT = 8
BUTTONS = {"accept": Text("Accept"), "reject": Text("Reject"), "skip": Text("Skip"), "undo_decision": Text("Back")}


class ReviewProgress(QWidget):
    """A bar with a segment for each decision, in proportion to its share of the images."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(60, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.roles().alternate))
        painter.drawRoundedRect(room, 3, 3)
        counts = self._review.states.counts()
        every = max(sum(counts.values()), 1)
        left = room.left()
        for decision, colour in COLOURS.items():
            width = room.width() * counts[decision] / every
            painter.fillRect(QRectF(left, room.top(), width, room.height()), QColor(*colour))
            left += width
        painter.end()


class ReviewBar(QWidget):
    """Shows the number of reviewed images, and the actions that decide as buttons.

    Args:
        review: The review, with the decisions.
        place: The label with the number of the current image, placed at the left of the first line.
    """

    def __init__(self, review: Review, place: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.status = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        name_control(self.status, "images/reviewed", tr("Number of images reviewed"))
        self.progress = ReviewProgress(review)
        name_control(self.progress, "images/review", tr("Progress of the review"))
        line = QHBoxLayout()
        line.addWidget(place)
        line.addWidget(self.status, 1)
        column.addLayout(line)
        column.addWidget(self.progress)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP)
        column.addLayout(self._row)
        review.decided.connect(self._refresh)
        self._refresh()

    def offer(self, actions: Actions) -> None:
        """Add a button for each action that decides."""
        for name, text in BUTTONS.items():
            button = QToolButton()
            actions[name].setIconText(tr(text))
            button.setDefaultAction(actions[name])
            name_control(button, f"images/{name}", actions[name].text())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list or the image keeps the focus
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._row.addWidget(button)

    def _refresh(self) -> None:
        counts = self._review.states.counts()
        every = sum(counts.values())
        done = sum(counts[one] for one in (Decision.ACCEPTED, Decision.CORRECTED, Decision.REJECTED))
        parts = [tr("{state}: {count:,}", state=STATES[one], count=counts[one]) for one in COLOURS if counts[one]]
        self.status.setText(tr("{done:,} reviewed", done=done) if every else "")
        self.progress.setVisible(every > 0)
        self.progress.setToolTip(
            "\n".join((*parts, tr("{state}: {count:,}", state=STATES[Decision.OPEN], count=counts[Decision.OPEN])))
        )
        self.progress.setAccessibleDescription(
            ", ".join((*parts, tr("{state}: {count:,}", state=STATES[Decision.OPEN], count=counts[Decision.OPEN])))
        )
        self.progress.update()
