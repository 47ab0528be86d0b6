"""The content of one panel of the wall: a scene, a chart, or a sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from segview.core.answers.columns import is_untrained
from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.answers.prediction import Prediction
from segview.core.answers.unlikeness import unlike_text
from segview.core.base.scales import untrained_text
from segview.core.base.text import Text
from segview.core.maps.maps import Chart, Kind
from segview.core.maps.palette import RGB, class_colour
from segview.core.maps.statistics import figures
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.on_demand_content import MapQueryContent, size_of
from segview.gui.wall.panels import IMAGE, PANELS
from segview.gui.wall.panels.figure_line import error_parts, score_parts, short, words
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import IMAGE_COLUMN, Panel
from segview.gui.wall.scenes import Row, Scenes

FAILURE_COLUMN = Text("why it failed")

Score = Callable[[LevelCounts, float, float], PixelScores]


class Content:
    """Shows panels what the session has for them.

    Args:
        session: What there is to show.
        score: Turns counts, threshold and band into scores; without it, none are shown.

    Attributes:
        scenes: Makes what is drawn.
        waited: Whether the user has waited long enough to be told what for.
    """

    def __init__(self, session: Session, score: Score | None = None) -> None:
        self._score = score
        self.waited = False
        self._session = session
        self.scenes = Scenes(session)
        self._asked = MapQueryContent(session)

    @property
    def held(self) -> bool:
        """Whether the last image stays, for the moment in which the next one is read."""
        image = self._session.current_image
        return image.opened is None and not image.problem and not self.waited

    @property
    def _waiting(self) -> str:
        """The computation that the user waits for."""
        if self._session.delay.hides:
            return self._session.delay.words
        return tr("computing…") if self.waited else ""

    def fill(self, panel: Panel, row: Row, column: str) -> None:
        """Let a panel show what there is for its row and column."""
        row, receiver = self.scenes.shown_row(row), self._session.receiver
        image = self._session.current_image.shown
        panel.header.figures.setVisible(self._session.view.figures)
        panel.header.figures.show_parts(*self._figures(row, column))
        if column == FAILURE_COLUMN:
            reason = self._session.answers.failures.get(row or Path(), "")
            ways = {tr("Try again"): receiver.ask_again, tr("Leave it out"): partial(self._leave_out, row)}
            panel.show_message(reason, selectable=True, ways=ways)
        elif image is None:
            problem = self._session.current_image.problem
            text = problem or tr("opening the image…")
            ways = {tr("Try again"): receiver.ask_again} if problem and column == IMAGE_COLUMN else {}
            panel.show_message(text if column == IMAGE_COLUMN else "", selectable=bool(problem), ways=ways)
        elif column == IMAGE_COLUMN:
            scene = self.scenes.image(row)
            assert scene is not None
            panel.show_scene(IMAGE, scene, note=self._state(row))
        else:
            self._fill_map(panel, row, column)

    def _leave_out(self, row: Row) -> None:
        self._session.ask(ticked=tuple(one for one in self._session.ticked if one != row))

    def _fill_map(self, panel: Panel, row: Row, column: str) -> None:
        asked = self._session.inspection.find(column)
        if asked is not None:
            self._asked.fill(panel, self.scenes.answer(row), asked, name=self.scenes.name(row), meanwhile=self._waiting)
            return
        image, answer = self._session.current_image.shown, self.scenes.answer(row, column)
        if answer is None:
            panel.show_message(self._waiting)
        elif column in answer.maps:
            one = answer.maps[column]
            notes = [tr("outside training")] if is_untrained(answer, column) else []
            if image is not None and one.shape != image.size:
                notes.append(size_of(one, self._session.view))
            note = " · ".join(notes)
            panel.show_scene(PANELS[one.kind], Scene(self._session.view, image, answer, one), note=note)
        elif column in answer.charts:
            panel.show_chart(answer.charts[column], _shades(answer.charts[column], answer))
        elif answer.complete:
            panel.show_message(tr("{name} has no {map}", name=self.scenes.name(row), map=column))
        else:
            panel.show_message(self._waiting)

    def _figures(self, row: Row, column: str) -> tuple[list[str], str]:
        """Return what there is to say of a panel, short and in words."""
        answer, view = self.scenes.answer(row, column), self._session.view
        if answer is None:
            return [], ""
        if column == IMAGE_COLUMN or (column in answer.maps and answer.maps[column].kind is Kind.MASK):
            scored = answer.target is not None
            parts = score_parts(self._scores(answer), tissue_only=view.tissue_only) if scored else []
            return [*parts[:1], *self._before(answer), *parts[1:]], ""
        if column in answer.maps and answer.maps[column].kind is Kind.ERRORS:
            return error_parts(self._scores(answer), tissue_only=view.tissue_only)
        measures = answer.tissue_measures if view.tissue_only else answer.measures
        if measures is None or column not in measures.maps:
            return [], ""
        found = figures(measures, column, view.threshold, answer.measures)
        return short(found, tissue_only=view.tissue_only), words(found, tissue_only=view.tissue_only)

    def _before(self, answer: Prediction) -> list[str]:
        """Return what the Dice was before the image was altered."""
        if answer.before is None or self._score is None:
            return []
        dice = self._score(answer.before, self._session.view.threshold, self._session.view.band).dice
        return [] if dice is None else [tr("before {dice:.3f}", dice=dice)]

    def _scores(self, answer: Prediction) -> PixelScores | None:
        view = self._session.view
        counts = answer.tissue_counts if view.tissue_only else answer.counts
        return None if counts is None or self._score is None else self._score(counts, view.threshold, view.band)

    def _state(self, row: Row) -> str:
        answer = self.scenes.answer(row)
        if row is None:
            return ""
        if row in self._session.answers.failures:
            return tr("failed")
        if answer is None:
            return "" if self._session.delay.hides else self._waiting
        if answer.complete:
            seconds = f"{answer.timings['total']:.2f} s" if "total" in answer.timings else ""
            clicks = self._session.seeds.of(self._session.current_image.identity)
            unclicked = self._session.catalogue.takes_clicks(row) and not clicks
            # Blind, it would tell which variant weighs its scales.
            said = untrained_text(answer.untrained_scales) or unlike_text(answer.unlikeness)
            outside = "" if self._session.catalogue.blind else tr(said)
            note = outside or (tr("Ctrl+click to grow") if unclicked else seconds)
            return tr("altered · {note}", note=note) if answer.request.edits else note
        return tr("scale {done} of {every}…", done=len(answer.scales_done), every=len(answer.request.scales))


def _shades(chart: Chart, answer: Prediction) -> list[RGB]:
    """Return the colours of the classes, where a chart has a number for each and each stands for a thing."""
    if chart.labels != answer.classes or answer.background is not None:
        return []
    return [class_colour(index, answer.colours) for index in range(len(answer.classes))]
