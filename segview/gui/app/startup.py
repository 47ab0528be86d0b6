"""The start of the window: it restores the last session, and reports all problems together in one message."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from segview.annotation.project import ENDING as PROJECT
from segview.core.base.places import imported_folder, models_folder, samples_folder
from segview.core.base.provenance import WARNING
from segview.core.requests.state import State
from segview.core.variants.catalogue import FoundVariants
from segview.core.variants.folders import comparable
from segview.core.variants.spec import Variant
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.shell.window import Window
from segview.tasks.files import Open, Opened
from segview.tasks.variants import FindVariants


class Startup:
    """Starts with the shipped variants in any case, and opens everything else as far as possible.

    Args:
        session: The session that the window shows.
        window: The window.

    Attributes:
        state: The saved state of the last session.
        done: Whether the variants are known; until then, the ticked ones are not known either.
    """

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window
        self.state = State()
        self.done = self._noticed = False
        self._paths: tuple[Path, ...] = ()
        self._left_out: list[str] = []

    def begin(self, state: State, paths: tuple[Path, ...], *, problem: str = "") -> None:
        """Apply the saved state, find the variants, and then open images.

        Args:
            state: The saved state.
            paths: Paths to open; if they contain no images, those of the last session are opened, else the samples.
            problem: The problem with the saved state; empty if there is none.
        """
        session, window = self._session, self._window
        self.state, self._paths, self._noticed = state, paths, state.noticed
        session.last = Path(state.image) if state.image else None
        session.prediction_settings = state.prediction_settings
        session.view = state.view
        window.reviewing.resume(state.review_settings)
        session.view_changed.emit(state.view)
        session.changed.emit()
        window.recall(state)
        if not state.noticed:
            window.banner.remind(WARNING)
            self.state = state.model_copy(update={"noticed": True})
        self._leave_out(problem)
        session.tasks.ask(FindVariants(tuple(Path(folder) for folder in state.opened)), self._take_variants)
        window.training.runs.find()

    def _take_variants(self, found: FoundVariants) -> None:
        session, state = self._session, self.state
        session.know(found.variants)
        known = {str(one.folder) for one in found.variants}
        ticked = None if state.ticked is None else tuple(_place_now(folder, known) for folder in state.ticked)
        if ticked is None or (ticked and known.isdisjoint(ticked)):
            # Methods without weights serve comparisons: the user ticks them when needed.
            # Variants with scale attention are for studying single scales: the user ticks them too.
            plain = [one for one in found.variants if comes_along(one) and not one.config.network.scale_attention]
            session.ask(ticked=tuple(one.folder for one in comparable(plain)))
        else:
            session.ask(ticked=tuple(map(Path, ticked)))
        gone = [folder for folder in ticked or () if folder not in known and folder not in state.opened]
        self.done = True
        self._leave_out(
            *found.problems, *(tr("The variant {folder} no longer exists.", folder=folder) for folder in gone)
        )
        if any(path.suffix.lower() == PROJECT for path in self._paths):
            session.opener.open(self._paths)
            return
        before = tuple(Path(path) for path in (state.folder, *state.files) if path)
        first, *rest = [paths for paths in (self._paths, before, (samples_folder(),)) if paths]
        session.opener.ask(Open(first, otherwise=tuple(rest)), self._take_opened)

    def _take_opened(self, opened: Opened) -> None:
        session = self._session
        last = session.last
        if last is not None and opened.images is not None and last.parent == opened.images.folder:
            # Only in the same folder: the user may have opened another one on purpose.
            gone = last not in opened.images.paths
            self._leave_out(tr("{last}, which was shown last, no longer exists.", last=last) if gone else "")
        self._leave_out(opened.problem)
        session.opener.take(replace(opened, problem=""))

    def _leave_out(self, *problems: str) -> None:
        """Add problems to the message, and show it with all earlier ones."""
        new = [problem for problem in problems if problem]
        if new:
            self._left_out += new
            notice = () if self._noticed else (WARNING,)
            self._session.tell_failure("\n".join((*notice, *self._left_out)))


def _place_now(folder: str, known: Collection[str]) -> str:
    """Return the present folder of a saved variant: shipped variants are in another folder after a new installation."""
    shipped = str(models_folder() / Path(folder).name)
    return shipped if folder not in known and shipped in known else folder


def comes_along(variant: Variant) -> bool:
    """Return whether a variant is found at every start, so that its folder need not be saved."""
    return variant.folder.parent in (models_folder(), imported_folder())
