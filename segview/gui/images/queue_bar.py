"""The controls for the order and the state of the listed images, and the progress of measuring them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from segview.annotation.verdict import Decision
from segview.gui.images.order_choice import OrderChoice
from segview.gui.images.words import STATES as NAMES
from segview.gui.language.translation import tr
from segview.gui.review.states import Progress
from segview.gui.session.session import Session
from segview.gui.widgets.controls import name_control, tool_button
from segview.gui.widgets.stacked import set_spacing

STATES = (None, *Decision, *Progress)  # not stored as item data, which Qt would convert to plain strings


class QueueBar(QWidget):
    """Chooses the order and the state of the images, and shows, stops and resumes the measuring for the order.

    Attributes:
        state: Widget with the progress of measuring. It is placed below the list, so that rows do not move when it
            appears or disappears.

    Signals:
        chosen(): the user made a choice; the focus can go back to the list.
    """

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranking, self._review = session.ranking, session.review
        self._build()
        session.ranking.measured.connect(self._refresh)
        session.ranking.sorted.connect(self._refresh)
        session.review.decided.connect(self._put_states)
        session.review.states.filtered.connect(self._put_states)
        session.listed.connect(self._refresh)
        session.changed.connect(self._refresh)
        self._refresh()
        self._put_states()

    def _build(self) -> None:
        column = set_spacing(QVBoxLayout(self))
        self.shown = QComboBox()
        self.shown.addItems([tr("All"), *(tr(NAMES[one]) for one in (*Decision, *Progress))])
        self.shown.setMinimumContentsLength(6)
        name_control(
            self.shown, "images/state", tr("State of the images that are listed"), tr("Which images are listed")
        )
        self.shown.activated.connect(self._show)
        self.choice = OrderChoice(self._ranking, self.shown)
        self.choice.chosen.connect(self.chosen)
        column.addWidget(self.choice)
        self._build_state()

    def _build_state(self) -> None:
        self.state = QWidget()
        row = set_spacing(QHBoxLayout(self.state))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedHeight(6)
        name_control(self.progress, "images/measured", tr("Number of images measured"))
        self.status = QLabel(wordWrap=True)
        name_control(self.status, "images/measuring", tr("Progress of measuring"))
        self.halt = tool_button(tr("Stop"), "images/stop", accessible=tr("Stop measuring"), tip="")
        self.halt.clicked.connect(self._halt)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.status)
        words.addWidget(self.progress)
        row.addLayout(words, 1)
        row.addWidget(self.halt)

    def _show(self) -> None:
        self._review.states.show(STATES[self.shown.currentIndex()])
        self.chosen.emit()

    def _put_states(self) -> None:
        counts = self._review.states.counts()
        with QSignalBlocker(self.shown):
            for place, decision in enumerate(Decision, start=1):
                self.shown.setItemText(place, f"{tr(NAMES[decision])} ({counts[decision]:,})")
            for place, progress in enumerate(Progress, start=1 + len(Decision)):
                self.shown.setItemText(place, f"{tr(NAMES[progress])} ({len(self._review.states.of(progress)):,})")
            self.shown.setCurrentIndex(STATES.index(self._review.states.shown))

    def _halt(self) -> None:
        if self._ranking.measuring.stopped:
            self._ranking.measuring.go_on()
        else:
            self._ranking.measuring.stop()
        self.chosen.emit()

    def _refresh(self) -> None:
        ranking, measuring = self._ranking, self._ranking.measuring
        done, every = measuring.progress
        self.choice.refresh()
        lacking = ranking.lacking if ranking.orders.name else ""
        self.state.setVisible(ranking.orders.measures and (bool(lacking) or measuring.running or measuring.stopped))
        self.progress.setVisible(measuring.running and not lacking)
        self.progress.setMaximum(every)
        self.progress.setValue(done)
        self.halt.setVisible(not lacking and (measuring.running or measuring.stopped))
        self.halt.setText(tr("Go on") if measuring.stopped else tr("Stop"))
        tip = tr("Measure the other images too") if measuring.stopped else tr("Results so far are kept")
        self.halt.setToolTip(tip)
        if lacking:
            self.status.setText(lacking)
        elif measuring.stopped:
            self.status.setText(tr("Stopped: not all are measured"))
        else:
            self.status.setText(
                tr("Measured {done:,} of {every:,}", done=done, every=every) if every else tr("Measuring…")
            )
