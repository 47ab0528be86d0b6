"""The actions of the window, created from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QWidget

from segview.gui.commands.action_table import ENTRIES, VARIANTS, Entry
from segview.gui.commands.callbacks import callbacks_of, conditions
from segview.gui.commands.tool_entries import BOUND_TOOLS
from segview.gui.commands.variant_keys import VariantKeys
from segview.gui.commands.window_entries import BOUND_WINDOW
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.controls import limits

# Actions that the window or a pane performs; the session performs all others.
BOUND = (
    *("save_masks", "save_probabilities_png", "save_probabilities_npz", "save_wall"),
    *("save_figure", "save_report", "copy_wall"),
    *("open_project", "save_project", "copy_readout", "find_image", "stop", "compute"),
    *("correct", "correct_empty", "import_mask", "export"),
    *("next_region", "previous_region", "accept", "reject", "skip", "undo_decision", "blind", "delayed", "reveal"),
    *BOUND_TOOLS,
    *("swipe", "swipe_left", "swipe_right", "swipe_flip"),
    *("compare", "explain", "film", "fit", "zoom_in", "zoom_out", "maximise", "palette", "keys"),
    *BOUND_WINDOW,
)

DOCK_KEYS = "-123456789"
"""Digit of the key of each pane, by the pane's number; later panes have no key, and Ctrl+0 fits the image."""


class Actions(QObject):
    """One ``QAction`` for each entry of the table, with keys that work in the whole window.

    The actions named in ``BOUND`` are disabled until ``bind`` has set their callbacks.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._working = False
        self._bound: dict[str, Callable[[], object]] = {}
        self._actions = {entry.name: _make(entry, window) for entry in ENTRIES}
        self._docks: list[QAction] = []
        self.variant_keys = VariantKeys(session, self._actions)
        self._connect()
        for signal in (session.listed, session.known, session.changed, session.answered, session.image_opened):
            signal.connect(self._refresh)
        session.view_changed.connect(self._refresh)
        for signal in (session.correction.tools.tool_changed, session.altering.changed):
            signal.connect(self._refresh)
        session.altering.tools.tool_changed.connect(self._refresh)
        session.review.decided.connect(self._refresh)
        self._refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def groups(self) -> dict[str, list[QAction]]:
        """Actions by group, in the order of the table; the actions of the panes are in the group View."""
        groups: dict[str, list[QAction]] = {}
        for entry in ENTRIES:
            groups.setdefault(entry.group, []).append(self._actions[entry.name])
        groups["View"].extend(self._docks)
        return groups

    @property
    def all(self) -> list[QAction]:
        """Every action, in the order of the groups."""
        return [action for group in self.groups.values() for action in group]

    def bind(self, **callbacks: Callable[[], object]) -> None:
        """Set the callbacks of actions that the session alone cannot perform; raise ``KeyError`` for any other name."""
        for name in callbacks:
            if name not in BOUND:
                raise KeyError(f"there is no action {name} to bind: {', '.join(BOUND)}")
        self._bound.update(callbacks)
        self._refresh()

    def bind_steps(self, step: Callable[[int], None]) -> None:
        """Let the actions for next and previous image call ``step``, which may skip images that the filter hides."""
        self._step = step

    def add_docks(self, docks: Sequence[QDockWidget]) -> None:
        """Add an action for each pane that shows or hides the pane."""
        for number, dock in enumerate(docks, len(self._docks) + 1):
            action = dock.toggleViewAction()
            action.setObjectName(f"action/{dock.objectName()}")
            action.setText(tr("{title} pane", title=dock.windowTitle()))
            if number < len(DOCK_KEYS):
                action.setShortcut(QKeySequence(f"Ctrl+{DOCK_KEYS[number]}"))
            self._window.addAction(action)
            self._docks.append(action)

    def set_working(self, working: bool) -> None:
        """Set whether a computation runs that can be stopped."""
        self._working = working
        self._refresh()

    def _connect(self) -> None:
        self._step: Callable[[int], None] = lambda _by: None  # until bind_steps is called
        for name in BOUND:  # the callback is looked up when the action is triggered: it may be bound later
            self._actions[name].triggered.connect(lambda _checked=False, name=name: self._bound.get(name, _nothing)())
        plain = callbacks_of(self._session, self._window, lambda by: self._step(by))
        for name, do in plain.items():
            # Through a lambda: the signal's own argument must not become one of the callback.
            self._actions[name].triggered.connect(lambda _checked=False, do=do: do())
        for entry in ENTRIES:
            if entry.by:
                self._actions[entry.name].triggered.connect(partial(self._move, entry))
            elif entry.field:
                self._actions[entry.name].triggered.connect(partial(self._switch, entry))

    def _switch(self, entry: Entry) -> None:
        self._session.show(**{entry.field: self._actions[entry.name].isChecked()})

    def _move(self, entry: Entry) -> None:
        low, high = limits(entry.field)
        moved = round(getattr(self._session.view, entry.field) + entry.by, 6)
        self._session.show(**{entry.field: min(max(moved, low), high)})

    def _refresh(self) -> None:
        session = self._session
        there = conditions(session, working=self._working)
        for entry in ENTRIES:
            action = self._actions[entry.name]
            action.setEnabled(there[entry.needs] and (entry.name not in BOUND or entry.name in self._bound))
            if entry.field and not entry.by:
                action.setChecked(getattr(session.view, entry.field))
        self._actions["blind"].setChecked(bool(session.catalogue.blind))
        self._actions["delayed"].setChecked(session.delay.on)
        self.variant_keys.refresh()


def _make(entry: Entry, window: QWidget) -> QAction:
    """Return the action of an entry; its keys work in the whole window."""
    action = QAction(tr(entry.text), window)
    action.setObjectName(f"action/{entry.name}")
    action.setShortcuts([QKeySequence(key) for key in entry.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    keys = ", ".join(key_texts(action))
    tip = tr(entry.tip or entry.text)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    action.setStatusTip(tr(entry.tip))
    action.setAutoRepeat(entry.repeats)
    action.setCheckable(bool(entry.field and not entry.by) or entry.switch or entry in VARIANTS)
    window.addAction(action)
    return action


def _nothing() -> None:
    """Do nothing: the callback of actions that are not bound yet."""


def key_texts(action: QAction) -> list[str]:
    """Return the keys of an action in the notation of this system."""
    return [one.toString(QKeySequence.SequenceFormat.NativeText) for one in action.shortcuts()]
