"""The actions on labels: the label list of a folder, and the keys that select a label."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from segview.core.requests.label_list import KEYS, LabelList
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget
from segview.gui.commands.actions import Actions
from segview.gui.language.translation import tr
from segview.gui.session.labelling import Labelling, choose_labels
from segview.gui.session.session import Session
from segview.gui.shell.saving import Saver
from segview.tasks.labels import SaveLabels
from segview.tasks.task import Task

LABELS = SaveFormat("json", "JSON", ".labels.json")


class LabelActions(QObject):
    """Lets the user edit labels, and names the actions that select a label.

    Args:
        window: The window that dialogs belong to.
        session: The state of the window.
        actions: All actions of the window.
        saver: Opens file dialogs and saves.
    """

    def __init__(self, window: QWidget, session: Session, actions: Actions, saver: Saver) -> None:
        super().__init__(window)
        self._window, self._session, self._actions, self._saver = window, session, actions, saver
        self.labelling = Labelling(session)
        session.correction.changed.connect(self._name_labels)
        session.labels.changed.connect(self._name_labels)
        self._name_labels()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return the functions of the menu, by action name."""
        return {"labels": self.choose, **{f"label_{digit}": partial(self._take_label, digit) for digit in KEYS}}

    def choose(self) -> None:
        """Open the dialog with the labels of the current folder."""
        choose_labels(self._session, self._window, self._save_labels)

    def _save_labels(self, labels: LabelList) -> None:
        """Let the user choose a file, and save labels with their colours and keys."""

        def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
            return SaveLabels(labels, target)

        self._saver.choose_file(tr("Save the labels"), "choose/save_labels", "folder", (LABELS,), saving)

    def _value(self, digit: int) -> int | None:
        """Return the class index that a digit key selects: by the labels, or else by position."""
        document, labels = self._session.correction.document, self._session.labels.current
        if document is None:
            return None
        if labels is not None and document.provenance.classes == labels.classes:
            return labels.label_of_digit(digit)
        things = document.provenance.things
        return things[digit - 1] if digit <= len(things) else None

    def _take_label(self, digit: int) -> None:
        value, tools = self._value(digit), self._session.correction.tools
        if value is not None:
            tools.paint.choose(value, protecting=tools.paint.protecting)

    def _name_labels(self) -> None:
        document = self._session.correction.document
        for digit in KEYS:
            action, value = self._actions[f"label_{digit}"], self._value(digit)
            action.setVisible(value is not None)
            if value is not None and document is not None:
                action.setText(tr("Label {name}", name=document.provenance.classes[value]))
