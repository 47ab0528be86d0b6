"""The message line below the wall, for failures and results; everything else stays usable."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from segview.gui.language.translation import tr
from segview.gui.widgets import theme
from segview.tasks.task import Task

SHOWN_MS = 6000
LONGEST_WORD, MOST_LINES = 120, 6
"""Limits of a message: a longer word could make the window wider than the screen, more lines would hide the wall."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


class Banner(QFrame):
    """Shows one message at a time; failures and reminders stay until closed, success messages hide themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(tr("Messages"))
        self._text = QLabel(wordWrap=True, objectName="banner/text")
        self._text.setAccessibleName(tr("Message"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._offer = QToolButton(objectName="banner/offer")
        self._offer.setAccessibleName(tr("Possible next step"))
        self._offer.clicked.connect(lambda: self._do())
        self._do: Callable[[], object] = self.hide
        self._close = QToolButton(text="✕", autoRaise=True, objectName="banner/close")
        self._close.setAccessibleName(tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._text)
        row.addWidget(self._offer)
        row.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._image: Path | None = None
        self._cause = None
        self._said = ""
        self.hide()

    def withdraw(self, image: Path | None) -> None:
        """Hide a failure that belongs to another image than ``image``, the one that is shown now."""
        if self._image not in (None, image):
            self.hide()

    @property
    def text(self) -> str:
        """The present message, or the last one."""
        return self._said

    def tell(self, sentence: str) -> None:
        """Show a success message."""
        self._image = None
        self._show(sentence, "done")
        self._timer.start()

    def offer(self, sentence: str, text: str, do: Callable[[], object], *, reminder: bool = False) -> None:
        """Show a success message or a reminder, with a button for the next step; it stays until closed."""
        if reminder:
            self.remind(sentence)
        else:
            self.tell(sentence)
        self._timer.stop()
        self._do = do
        self._offer.setText(text)
        self._offer.setAccessibleName(text)
        self._offer.show()

    def remind(self, sentence: str) -> None:
        """Show a reminder; it stays until it is closed or replaced by another message."""
        self._timer.stop()
        self._image = None
        self._show(sentence, "note")

    def retract(self) -> None:
        """Hide a message that has a button."""
        if not self._offer.isHidden():
            self.hide()

    def warn(self, sentence: str, image: Path | None = None) -> None:
        """Show a failure and its reason; if an image is given, only as long as that image is shown."""
        self._timer.stop()
        self._image = image
        self._show(sentence, "failed")

    def blame(self, cause: type) -> None:
        """Remember the type of the task that caused the shown failure."""
        self._cause = _topic_of(cause)

    def settle(self, question: object) -> None:
        """Hide a failure when a task of the same topic, or else of the same type, succeeds: its cause is gone."""
        if _topic_of(type(question)) == self._cause:
            self.hide()

    def _show(self, sentence: str, tone: str) -> None:
        self._cause: object = None
        theme.set_tone(self, tone)
        self._said = tr(sentence)
        whole = with_short_words(self._said)
        shown = with_few_lines(whole)
        self._text.setText(shown)
        self._text.setToolTip("" if shown == whole else f"<p>{escape(whole).replace(chr(10), '<br>')}</p>")
        self._offer.hide()
        self.show()


def _topic_of(kind: type) -> object:
    """Return the topic of a type of tasks, or the type itself if it has no topic."""
    return (kind.topic if issubclass(kind, Task) else "") or kind


def with_short_words(text: str) -> str:
    """Return a text in which the middle of very long words is replaced by an ellipsis."""
    half = LONGEST_WORD // 2
    return _LONG_WORD.sub(lambda found: f"{found[0][:half]}…{found[0][1 - half :]}", text)


def with_few_lines(text: str) -> str:
    """Return the first lines of a text, and the number of further lines."""
    lines = text.splitlines()
    if len(lines) <= MOST_LINES:
        return text
    more = tr("{count:,} more lines: rest the pointer here.", count=len(lines) - MOST_LINES + 1)
    return "\n".join((*lines[: MOST_LINES - 1], more))
