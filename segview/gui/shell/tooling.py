"""The actions that begin, mark and export masks, joined to the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from segview.annotation.pasting import CopiedPart, copied, pasted
from segview.core.requests.label_list import KEYS, LabelList
from segview.core.requests.save_target import Occupied, SaveFormat, SaveTarget
from segview.gui.commands.actions import Actions
from segview.gui.correction.bar import CorrectionBar
from segview.gui.language.translation import tr
from segview.gui.measures.dock import MeasuresDock
from segview.gui.session.correcting import choose_mask, correct, correct_truth, pixel_under
from segview.gui.session.labelling import Labelling, choose_labels
from segview.gui.session.session import Session
from segview.gui.shell.batch_exporting import BatchExporter, Sets
from segview.gui.shell.projects import Projects
from segview.gui.shell.saving import Saver
from segview.gui.view.light_form import as_it_is, next_channels
from segview.tasks.labels import SaveLabels
from segview.tasks.task import Task

LABELS = SaveFormat("json", "JSON", ".labels.json")


class Way(Enum):
    """The ways to begin a mask."""

    EMPTY = "empty"
    VARIANT = "variant"
    TRUTH = "truth"


class Tooling(QObject):
    """Does what the actions on corrections and labels say, and names those that take a label in hand.

    Args:
        window: The window that dialogs belong to.
        session: What is shown.
        actions: All actions of the window.
        saver: Saves what a person wants to have as a file.
        tell: Says why something is not done.
        meant: Returns the folder of the variant that the pointer or the order of the list means, or None.
        sets: Returns the images whose masks can be exported at once, by what they are called.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        actions: Actions,
        *,
        saver: Saver,
        tell: Callable[[str], object],
        meant: Callable[[], Path | None],
        sets: Sets,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._actions, self._tell = window, session, actions, tell
        self._saver, self._meant = saver, meant
        self._way = Way.EMPTY
        self._copied: CopiedPart | None = None
        session.correction.hand.starting.connect(self._start)
        self.labelling = Labelling(session)
        self.projects = Projects(window, session, saver)
        self.exporter = BatchExporter(window, session, saver, sets=sets, tell=tell)
        self._bind()
        session.correction.changed.connect(self._name_labels)
        session.labels.changed.connect(self._name_labels)
        self._name_labels()
        actions["snap"].setChecked(session.correction.hand.vertices.polygon.snapping)

    def join(self, bar: CorrectionBar, measures: MeasuresDock) -> None:
        """Have the bar of the correction do the same as the actions, and these what the pane of measures does."""
        self._actions.bind(
            next_part=partial(measures.step, 1),
            previous_part=partial(measures.step, -1),
            known_length=measures.known_length.ask,
        )
        bar.exporting.connect(self._saver.export)
        bar.class_row.labelling.connect(self.choose_labels)

    def choose_labels(self) -> None:
        """Let the user say what is marked in the folder at hand."""
        choose_labels(self._session, self._window, self._save_labels)

    def _save_labels(self, labels: LabelList) -> None:
        """Let the user choose a file, and have labels with their colours and keys written there."""

        def saving(target: SaveTarget, _kind: str) -> Task[str | Occupied]:
            return SaveLabels(labels, target)

        self._saver.choose_file(tr("Save the labels"), "choose/save_labels", "folder", (LABELS,), saving)

    def _bind(self) -> None:
        self._actions.bind(
            correct=self._correct,
            correct_empty=self._correct_empty,
            correct_truth=self._correct_truth,
            import_mask=lambda: choose_mask(self._session, self._window),
            export=self._saver.export,
            export_all=self.exporter.choose,
            copy_part=self._copy,
            paste_part=partial(self._paste, at_pointer=False),
            paste_part_here=partial(self._paste, at_pointer=True),
            next_channels=partial(next_channels, self._session),
            light_as_it_is=partial(as_it_is, self._session),
            labels=self.choose_labels,
            **self.projects.commands(),
            simplify=self._simplify,
            snap=self._switch_snapping,
            **{f"label_{digit}": partial(self._take_label, digit) for digit in KEYS},
        )

    def _correct(self) -> None:
        """Begin with the mask of the row under the pointer, or of the first that has answered."""
        self._begin(Way.VARIANT)

    def _correct_empty(self) -> None:
        self._begin(Way.EMPTY)

    def _correct_truth(self) -> None:
        self._begin(Way.TRUTH)

    def _begin(self, way: Way) -> None:
        """Begin a correction, and begin so on the next images where a tool stays in hand."""
        session = self._session
        if way is Way.VARIANT:
            refusal = correct(session, self._meant())
        else:
            refusal = correct(session, None) if way is Way.EMPTY else correct_truth(session)
        if refusal:
            self._tell(refusal)
        else:
            self._way = way

    def _start(self) -> None:
        """Begin as on the last image, for the gesture that waits."""
        session = self._session
        if not session.correction.mask.can_begin:
            return
        if self._way is Way.VARIANT and session.ticked and self._meant() is None and not session.delay.hides:
            self._tell(tr("Wait until a variant has answered, or begin with an empty mask (Shift+C)."))
        else:
            self._begin(self._way)

    def _copy(self) -> None:
        """Copy the part under the pointer, or else all of the class in hand."""
        document, hand = self._session.correction.document, self._session.correction.hand
        if document is None:
            return
        self._copied = copied(document, pixel_under(self._session), hand.paint.value)
        if self._copied is None:
            self._tell(tr("There is nothing of this class to copy."))
        else:
            self._tell(
                tr(
                    "{area:,} pixels of {name} are copied. Ctrl+V puts them at the same place, also in other images.",
                    area=self._copied.area,
                    name=self._copied.name,
                )
            )

    def _paste(self, *, at_pointer: bool) -> None:
        session = self._session
        if self._copied is None:
            self._tell(tr("Nothing is copied yet: point at a part of the mask and press Ctrl+C."))
            return
        if session.correction.mask.can_begin:
            self._start()
        document, hand = session.correction.document, session.correction.hand
        if document is None or not session.correction.can_change:
            return
        at = pixel_under(session) if at_pointer else None
        gesture = pasted(self._copied, document, otherwise=hand.paint.value, at=at)
        if gesture is None:
            self._tell(tr("The copied part lies outside of this image. Ctrl+Alt+V puts it under the pointer."))
        else:
            hand.boxed.emit(gesture.model_copy(update={"protected": hand.paint.protected}))

    def _simplify(self) -> None:
        if not self._session.correction.hand.vertices.keys.simplify():
            self._tell(tr("Take the polygon (Shift+L) and click into a part of the mask first."))

    def _switch_snapping(self) -> None:
        vertices = self._session.correction.hand.vertices
        vertices.polygon.snapping = not vertices.polygon.snapping
        self._actions["snap"].setChecked(vertices.polygon.snapping)

    def _value(self, digit: int) -> int | None:
        """Return the number of the class that a digit takes in hand: by the labels, or by its place."""
        document, labels = self._session.correction.document, self._session.labels.current
        if document is None:
            return None
        if labels is not None and document.provenance.classes == labels.classes:
            return labels.keyed(digit)
        things = document.provenance.things
        return things[digit - 1] if digit <= len(things) else None

    def _take_label(self, digit: int) -> None:
        value, hand = self._value(digit), self._session.correction.hand
        if value is not None:
            hand.paint.choose(value, protecting=hand.paint.protecting)

    def _name_labels(self) -> None:
        document = self._session.correction.document
        for digit in KEYS:
            action, value = self._actions[f"label_{digit}"], self._value(digit)
            action.setVisible(value is not None)
            if value is not None and document is not None:
                action.setText(tr("Label {name}", name=document.provenance.classes[value]))
