"""The actions that begin, edit and export masks."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from segview.gui.commands.actions import Actions
from segview.gui.correction.bar import CorrectionBar
from segview.gui.language.translation import tr
from segview.gui.measures.dock import MeasuresDock
from segview.gui.session.correcting import choose_mask, correct, correct_truth
from segview.gui.session.session import Session
from segview.gui.shell.batch_exporting import BatchExporter, Sets
from segview.gui.shell.label_actions import LabelActions
from segview.gui.shell.part_clipboard import PartClipboard
from segview.gui.shell.projects import Projects
from segview.gui.shell.saving import Saver
from segview.gui.view.light_form import as_it_is, next_channels


class BeginAs(Enum):
    """The initial mask of a correction."""

    EMPTY = "empty"
    VARIANT = "variant"
    TRUTH = "truth"


class Tooling(QObject):
    """Runs the actions on corrections: begin, edit and export a mask.

    Args:
        window: The window that dialogs belong to.
        session: The state of the window.
        actions: All actions of the window.
        saver: Opens file dialogs and saves.
        tell: Shows the reason why an action was not possible.
        meant: Returns the folder of the variant under the pointer, or else of the first one, or None.
        sets: Returns the sets of images for a batch export, by title.
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
        self._way = BeginAs.EMPTY
        session.correction.tools.starting.connect(self._start)
        self.clipboard = PartClipboard(session, start=self._start, tell=tell)
        self.labels = LabelActions(window, session, actions, saver)
        self.projects = Projects(window, session, saver)
        self.exporter = BatchExporter(window, session, saver, sets=sets, tell=tell)
        self._bind()
        actions["snap"].setChecked(session.correction.tools.vertices.polygon.snapping)

    def join(self, bar: CorrectionBar, measures: MeasuresDock) -> None:
        """Connect the correction bar and the pane of measures to the actions."""
        self._actions.bind(
            next_part=partial(measures.step, 1),
            previous_part=partial(measures.step, -1),
            known_length=measures.known_length.ask,
        )
        bar.exporting.connect(self._saver.export)
        bar.class_row.labelling.connect(self.labels.choose)

    def _bind(self) -> None:
        self._actions.bind(
            correct=partial(self._begin, BeginAs.VARIANT),
            correct_empty=partial(self._begin, BeginAs.EMPTY),
            correct_truth=partial(self._begin, BeginAs.TRUTH),
            import_mask=lambda: choose_mask(self._session, self._window),
            export=self._saver.export,
            export_all=self.exporter.choose,
            copy_part=self.clipboard.copy,
            paste_part=partial(self.clipboard.paste, at_pointer=False),
            paste_part_here=partial(self.clipboard.paste, at_pointer=True),
            next_channels=partial(next_channels, self._session),
            light_as_it_is=partial(as_it_is, self._session),
            **self.projects.commands(),
            **self.labels.commands(),
            simplify=self._simplify,
            snap=self._switch_snapping,
            follow_edges=self._switch_following,
        )

    def _begin(self, way: BeginAs) -> None:
        """Begin a correction, and begin the same way on the next images while a tool stays selected."""
        session = self._session
        if way is BeginAs.VARIANT:
            refusal = correct(session, self._meant())
        else:
            refusal = correct(session, None) if way is BeginAs.EMPTY else correct_truth(session)
        if refusal:
            self._tell(refusal)
        else:
            self._way = way

    def _start(self) -> None:
        """Begin in the same way as on the last image, for a pending gesture."""
        session = self._session
        if not session.correction.mask.can_begin:
            return
        if self._way is BeginAs.VARIANT and session.ticked and self._meant() is None and not session.delay.hides:
            self._tell(tr("Wait until a variant has a prediction, or begin with an empty mask (Shift+C)."))
        else:
            self._begin(self._way)

    def _simplify(self) -> None:
        if not self._session.correction.tools.vertices.keys.simplify():
            self._tell(tr("Choose the polygon (Shift+L) and click into a part of the mask first."))

    def _switch_snapping(self) -> None:
        vertices = self._session.correction.tools.vertices
        vertices.polygon.snapping = not vertices.polygon.snapping
        self._actions["snap"].setChecked(vertices.polygon.snapping)

    def _switch_following(self) -> None:
        following = self._session.correction.gestures.following
        following.on = not following.on
        self._actions["follow_edges"].setChecked(following.on)
