"""The choice of the scores that the curves of a run show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from segview.core.runs.run import Epoch
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control

CLASS = "IoU of "
"""Prefix of the names of scores of single classes."""

# Fields of an epoch by the names of the scores, in the order of the menu.
SCORES: Mapping[str, str] = {
    "Dice": "validation_dice",
    "IoU": "validation_iou",
    "pixel accuracy": "validation_pixel_accuracy",
    "calibration error": "calibration_error",
    "wrong and unsure": "wrong_in_band",
    "association": "association",
    "reconstruction error": "reconstruction_error",
    "label precision": "label_precision",
    "best threshold": "best_threshold",
}
_AT_FIRST_HIDDEN = ("pixel accuracy", "best threshold")


def value_of(epoch: Epoch, name: str) -> float | None:
    """Return a score of an epoch by its name in the menu, or None if the epoch does not have it."""
    if name.startswith(CLASS):
        return (epoch.class_iou or {}).get(name.removeprefix(CLASS))
    return getattr(epoch, SCORES[name])


class ScoreMenu(QToolButton):
    """A button with a menu of the available scores; the ticked ones are shown.

    Signals:
        changed(): the ticked scores have changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr("Scores ▾"))
        name_control(
            self, "training/scores", tr("Scores that are shown"), tr("Choose the scores whose curves are shown")
        )
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setMenu(QMenu(self))
        self._ticked = {name: name not in _AT_FIRST_HIDDEN for name in SCORES}
        self._there: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The available scores that are ticked."""
        return tuple(name for name in self._there if self._ticked.get(name, False))

    def offer(self, epochs: Sequence[Epoch]) -> None:
        """Offer the scores of the epochs, with those of single classes last."""
        classes = dict.fromkeys(name for epoch in epochs for name in epoch.class_iou or {})
        every = (*SCORES, *(f"{CLASS}{name}" for name in classes))
        there = tuple(name for name in every if any(value_of(epoch, name) is not None for epoch in epochs))
        self.setEnabled(bool(there))
        if there != self._there:
            self._there = there
            self._fill()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        classes = [name for name in self._there if name.startswith(CLASS)]
        for name in self._there:
            if classes and name == classes[0]:
                menu.addSeparator()
                menu.addAction(tr("Every class"), lambda: self._tick(classes, on=True))
                menu.addAction(tr("No class"), lambda: self._tick(classes, on=False))
            action = QAction(name, menu, checkable=True, checked=self._ticked.get(name, False))
            action.toggled.connect(lambda on, name=name: self._tick([name], on=on))
            menu.addAction(action)

    def _tick(self, names: Sequence[str], *, on: bool) -> None:
        self._ticked.update(dict.fromkeys(names, on))
        for action in self.menu().actions():
            if action.isCheckable():
                action.blockSignals(True)
                action.setChecked(self._ticked.get(action.text(), False))
                action.blockSignals(False)
        self.changed.emit()
