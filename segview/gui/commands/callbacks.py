"""The callbacks of the actions that the session performs, and the conditions of all actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from segview.core.requests.settings import ViewSettings
from segview.core.variants.ablation import origin
from segview.gui.altering.edit_history import EditHistory
from segview.gui.altering.tool_controller import AlteringTool
from segview.gui.correction.gestures import Gestures
from segview.gui.correction.tools import Tool
from segview.gui.session import opening
from segview.gui.session.changing import unchange
from segview.gui.session.correcting import pick_class
from segview.gui.session.session import Session

Callbacks = Mapping[str, Callable[[], object]]

BRUSH_STEP = 1.25


def callbacks_of(session: Session, window: QWidget, step: Callable[[int], None]) -> Callbacks:
    """Return the callbacks of the actions, by action name.

    Args:
        session: The session that performs the actions.
        window: Parent of the dialogs.
        step: Called with the number of images to move by; negative numbers move back.
    """
    return {
        **_of_images(session, window, step),
        **_of_variants(session),
        **_of_correction(session),
        **_of_altering(session),
        "all_classes": lambda: session.show(hidden=()),
        "reset_look": lambda: session.show(**dict(ViewSettings())),
        "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
        "quit": window.close,
    }


def _of_images(session: Session, window: QWidget, step: Callable[[int], None]) -> Callbacks:
    return {
        "open_folder": lambda: opening.choose_folder(window, session),
        "open_files": lambda: opening.choose_files(window, session),
        "open_variant": lambda: opening.choose_variant(window, session),
        "open_checkpoint": lambda: opening.choose_checkpoint(window, session),
        "next_image": lambda: step(1),
        "previous_image": lambda: step(-1),
        "first_image": lambda: step(-len(session.listing.paths)),
        "last_image": lambda: step(len(session.listing.paths)),
    }


def _of_variants(session: Session) -> Callbacks:
    return {
        "run": lambda: session.ask(again=True),
        "tick_all": lambda: session.ask(ticked=tuple(variant.folder for variant in session.catalogue.shown)),
        "tick_none": lambda: session.ask(ticked=()),
        "unchange": partial(unchange, session),
        "query": lambda: session.inspection.put_point(session.point or session.inspection.point),
        "unquery": lambda: session.inspection.put_point(None),
        "unclick": lambda: session.seeds.back(session.current_image.identity),
    }


def _of_correction(session: Session) -> Callbacks:
    paint = session.correction.tools.paint
    return {
        **{tool.value: lambda tool=tool: session.correction.tools.pick(tool) for tool in Tool if tool},
        "smaller": lambda: paint.set_radius(paint.radius / BRUSH_STEP),
        "larger": lambda: paint.set_radius(paint.radius * BRUSH_STEP),
        "previous_class": lambda: paint.step(-1),
        "next_class": lambda: paint.step(1),
        "pick_class": lambda: pick_class(session),
    }


def _of_altering(session: Session) -> Callbacks:
    def undoable() -> EditHistory | Gestures:
        return session.altering.history if session.altering.in_use else session.correction.gestures

    return {
        "undo": lambda: undoable().undo(),
        "redo": lambda: undoable().redo(),
        "alter": lambda: session.altering.tools.pick(AlteringTool.BLUR),
        "alter_fill": lambda: session.altering.tools.pick(AlteringTool.FILL),
        "alter_paste": lambda: session.altering.tools.pick(AlteringTool.PASTE),
        "alter_glare": session.altering.remove_glare,
        "alter_gate": lambda: session.altering.tools.pick(AlteringTool.GATE),
        "unalter": session.altering.leave,
    }


def conditions(session: Session, *, working: bool) -> Mapping[str, bool]:
    """Return whether each condition that actions may need holds, by its name in ``Entry.needs``.

    Args:
        session: The session.
        working: Whether a computation runs that can be stopped.
    """
    return {
        "": True,
        "images": bool(session.listing.paths),
        "image": session.image is not None,
        "answers": bool(session.answers),
        "variants": bool(session.catalogue.shown),
        "question": session.image is not None and bool(session.ticked),
        "changed": any(origin(folder)[1] is not None for folder in session.ticked),
        "clicks": bool(session.seeds.of(session.current_image.identity)),
        "opened": session.current_image.opened is not None and session.correction.mask.held is None,
        "correction": session.correction.can_change,
        "truth": session.current_image.opened is not None
        and session.correction.mask.held is None
        and session.image in session.listing.masks,
        "several": session.correction.can_change and len(session.correction.tools.paint.provenance.things) > 1,
        "working": working,
        "decision": bool(session.review.history),
        "hidden": session.delay.hides,
        "altered": session.altering.in_use,
        "undoable": session.correction.can_change or session.altering.in_use,
    }
