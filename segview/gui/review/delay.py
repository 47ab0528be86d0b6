"""The delayed mode: predictions of an image are held back until the reader has looked at the image without them."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.gui.language.translation import tr

SECONDS = (10.0, 20.0, 30.0, 60.0, 120.0)


class Delay(QObject):
    """Holds predictions back until a time has passed, or until the reader's own outline is done.

    Attributes:
        on: Whether the delayed mode is on.
        seconds: Seconds until the predictions are shown without an outline; None if only an outline shows them.

    Signals:
        changed(): predictions are held back now or no longer, or the mode has changed.
        passed(): one more second has passed.
    """

    changed = Signal()
    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = False
        self.seconds: float | None = 30.0
        self._image: Path | None = None
        self._since = 0.0
        self._shown: dict[Path, float] = {}
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._pass)

    @property
    def hides(self) -> bool:
        """Whether the predictions of the present image are held back."""
        return self._image is not None and self.holds(self._image)

    def holds(self, image: Path) -> bool:
        """Return whether the predictions of an image, the present one or another, are held back."""
        return self.on and image not in self._shown

    @property
    def left(self) -> float | None:
        """Seconds until the predictions are shown; None if only an outline shows them."""
        return None if self.seconds is None else max(self.seconds - (time.monotonic() - self._since), 0.0)

    @property
    def text(self) -> str:
        """The text on when the predictions will be shown."""
        left = self.left
        if left is None:
            return tr("Shown when your own outline is done (H)")
        return tr("Shown when your own outline is done (H), or in {left:.0f} s", left=left)

    def set(self, *, on: bool, seconds: float | None) -> None:
        """Switch the mode on or off, and set the seconds until predictions are shown; see ``seconds``."""
        if (on, seconds) == (self.on, self.seconds):
            return
        self.on, self.seconds = on, seconds
        self._since = time.monotonic()
        self._go()
        self.changed.emit()

    def follow(self, image: Path | None, *, known: bool) -> None:
        """Go to another image; if it is ``known``, that is decided on before, its predictions are not held back."""
        if image == self._image:
            return
        self._image, self._since = image, time.monotonic()
        if known and image is not None:
            self._shown.setdefault(image, 0.0)
        self._go()

    def reveal(self) -> None:
        """Show the predictions of the present image."""
        if self.hides and self._image is not None:
            self._shown[self._image] = time.monotonic() - self._since
            self._go()
            self.changed.emit()

    def forget(self, image: Path) -> None:
        """Hold the predictions of a path back again, because its file is another image now."""
        self._shown.pop(image, None)
        if image == self._image:
            self._since = time.monotonic()
            self._go()

    def after(self, image: Path) -> float | None:
        """Return the seconds after which predictions were shown for an image; None if not shown, or the mode is off."""
        return self._shown.get(image) if self.on else None

    def _go(self) -> None:
        if self.hides and self.seconds is not None:
            self._clock.start()
        else:
            self._clock.stop()

    def _pass(self) -> None:
        if self.left == 0.0:
            self.reveal()
        else:
            self.passed.emit()
