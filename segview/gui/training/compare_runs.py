"""The choice of runs whose curves are drawn behind those of the shown run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from segview.core.runs.run import Run
from segview.gui.language.translation import tr
from segview.gui.widgets.controls import name_control


class CompareRunsButton(QToolButton):
    """A button with a menu of the other runs; the curves of the ticked ones are drawn behind.

    Signals:
        changed(): the ticked runs have changed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr("Other runs ▾"))
        name_control(self, "training/behind", tr("Other runs"), tr("Curves of other runs"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        self._runs: Mapping[Path, Run] = {}
        self._front: Path | None = None
        self._ticked: tuple[Path, ...] = ()

    @property
    def runs(self) -> list[Run]:
        """The runs to draw behind, in the order in which they were ticked."""
        return [self._runs[folder] for folder in self._ticked if folder in self._runs]

    def offer(self, runs: Mapping[Path, Run], front: Path | None) -> None:
        """Offer all runs except the one in front; if that one has changed, untick all."""
        if front != self._front:
            self._ticked = ()
        self._runs, self._front = runs, front

    def tick(self, folders: tuple[Path, ...]) -> None:
        """Tick these runs."""
        self._ticked = folders
        self.changed.emit()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for folder, run in self._runs.items():
            if folder != self._front and run.epochs:
                action = menu.addAction(run.name, lambda folder=folder: self._tick(folder))
                action.setCheckable(True)
                action.setChecked(folder in self._ticked)
        if menu.isEmpty():
            menu.addAction(tr("There is no other run")).setEnabled(False)

    def _tick(self, folder: Path) -> None:
        others = tuple(one for one in self._ticked if one != folder)
        self._ticked = others if folder in self._ticked else (*others, folder)
        self.changed.emit()
