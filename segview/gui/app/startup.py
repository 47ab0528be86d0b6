"""The start of the window: what was open last is opened again, and what cannot be is said once, all together."""

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
    """Begins with the shipped variants in any case; everything else joins as far as it can be opened.

    Args:
        session: What the window shows.
        window: Where it is shown.

    Attributes:
        state: What is remembered from the last time.
        done: Whether the variants are known: before, what is ticked is not known either.
    """

    def __init__(self, session: Session, window: Window) -> None:
        self._session, self._window = session, window
        self.state = State()
        self.done = self._noticed = False
        self._paths: tuple[Path, ...] = ()
        self._left_out: list[str] = []

    def begin(self, state: State, paths: tuple[Path, ...], *, problem: str = "") -> None:
        """Take up the state, find the variants, and then open images.

        Args:
            state: What is remembered.
            paths: To be opened; where they hold no images, what was open last is opened, else the samples.
            problem: What was wrong with what is remembered; else empty.
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
            # Methods without weights are there to be compared with, when that is asked for.
            # What weighs its scales is looked at scale by scale: it is ticked when that is wanted.
            plain = [one for one in found.variants if comes_along(one) and not one.config.network.scale_attention]
            session.ask(ticked=tuple(one.folder for one in comparable(plain)))
        else:
            session.ask(ticked=tuple(map(Path, ticked)))
        gone = [folder for folder in ticked or () if folder not in known and folder not in state.opened]
        self.done = True
        self._leave_out(
            *found.problems, *(tr("The variant {folder} is not there any more.", folder=folder) for folder in gone)
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
            # Another folder may have been opened on purpose.
            gone = last not in opened.images.paths
            self._leave_out(tr("{last}, which was looked at last, is not there any more.", last=last) if gone else "")
        self._leave_out(opened.problem)
        session.opener.take(replace(opened, problem=""))

    def _leave_out(self, *problems: str) -> None:
        """Add to what is said; nothing said before is lost."""
        new = [problem for problem in problems if problem]
        if new:
            self._left_out += new
            notice = () if self._noticed else (WARNING,)
            self._session.tell_failure("\n".join((*notice, *self._left_out)))


def _place_now(folder: str, known: Collection[str]) -> str:
    """Return where a remembered variant lies now: one that is shipped lies elsewhere in every other installation."""
    shipped = str(models_folder() / Path(folder).name)
    return shipped if folder not in known and shipped in known else folder


def comes_along(variant: Variant) -> bool:
    """Tell whether a variant is found at every start, without being opened."""
    return variant.folder.parent in (models_folder(), imported_folder())
