"""The delayed mode: what networks say of an image is held back until the reader has looked at it alone."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segview.gui.language.translation import tr

SECONDS = (10.0, 20.0, 30.0, 60.0, 120.0)


class Delay(QObject):
    """Holds back until a time has passed, or until the reader says that the own outline is done.

    Attributes:
        on: Whether anything is held back at all.
        seconds: After how long it is shown without an outline, or None for never.

    Signals:
        changed(): something is held back now, or not any more, or the mode is another.
        passed(): a second has passed.
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
        """Whether something is held back of the image at present."""
        return self._image is not None and self.holds(self._image)

    def holds(self, image: Path) -> bool:
        """Whether something is held back of an image, be it the present one or not."""
        return self.on and image not in self._shown

    @property
    def left(self) -> float | None:
        """Seconds until it is shown, or None where only an outline has it shown."""
        return None if self.seconds is None else max(self.seconds - (time.monotonic() - self._since), 0.0)

    @property
    def words(self) -> str:
        """The event that the reader waits for."""
        left = self.left
        if left is None:
            return tr("Shown when your own outline is done (H)")
        return tr("Shown when your own outline is done (H), or in {left:.0f} s", left=left)

    def set(self, *, on: bool, seconds: float | None) -> None:
        """Switch the mode on or off, and say after how many seconds all is shown."""
        if (on, seconds) == (self.on, self.seconds):
            return
        self.on, self.seconds = on, seconds
        self._since = time.monotonic()
        self._go()
        self.changed.emit()

    def follow(self, image: Path | None, *, known: bool) -> None:
        """Turn to another image; one that was decided on before is ``known``, and nothing of it is held back."""
        if image == self._image:
            return
        self._image, self._since = image, time.monotonic()
        if known and image is not None:
            self._shown.setdefault(image, 0.0)
        self._go()

    def reveal(self) -> None:
        """Hold nothing back of this image any more."""
        if self.hides and self._image is not None:
            self._shown[self._image] = time.monotonic() - self._since
            self._go()
            self.changed.emit()

    def forget(self, image: Path) -> None:
        """Hold back again what networks say of an image: another one has taken its name."""
        self._shown.pop(image, None)
        if image == self._image:
            self._since = time.monotonic()
            self._go()

    def after(self, image: Path) -> float | None:
        """Return after how many seconds all was shown of an image, or None where nothing was held back of it."""
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
