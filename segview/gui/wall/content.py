"""The content of one panel of the wall: a scene, a chart, or a sentence that explains why there is none."""

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
from segview.gui.wall.on_demand_content import MapQueryContent
from segview.gui.wall.panels import IMAGE, PANELS
from segview.gui.wall.panels.figure_line import error_parts, figures_text, score_parts, short
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import IMAGE_COLUMN, Panel
from segview.gui.wall.scenes import Row, Scenes

FAILURE_COLUMN = Text("why it failed")

Score = Callable[[LevelCounts, float, float], PixelScores]


class Content:
    """Fills panels from the session.

    Args:
        session: The source of all content.
        score: Turns counts, threshold and band into scores; without it, no scores are shown.

    Attributes:
        scenes: Makes the scenes.
        announces_waiting: Whether the computation takes so long that the panels say so.
    """

    def __init__(self, session: Session, score: Score | None = None) -> None:
        self._score = score
        self.announces_waiting = False
        self._session = session
        self.scenes = Scenes(session)
        self._asked = MapQueryContent(session)

    @property
    def keeps_last_image(self) -> bool:
        """Whether the last image stays on the screen while the next one is read."""
        image = self._session.current_image
        return image.opened is None and not image.problem and not self.announces_waiting

    @property
    def _waiting(self) -> str:
        """The message of a panel that waits for its content."""
        if self._session.delay.hides:
            return self._session.delay.text
        return tr("computing…") if self.announces_waiting else ""

    def fill(self, panel: Panel, row: Row, column: str) -> None:
        """Show in a panel the content of its row and column."""
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
        self._session.ask(ticked=tuple(folder for folder in self._session.ticked if folder != row))

    def _fill_map(self, panel: Panel, row: Row, column: str) -> None:
        query = self._session.inspection.find(column)
        if query is not None:
            self._asked.fill(panel, self.scenes.answer(row), query, name=self.scenes.name(row), meanwhile=self._waiting)
            return
        image, answer = self._session.current_image.shown, self.scenes.answer(row, column)
        if answer is None:
            panel.show_message(self._waiting)
        elif column in answer.maps:
            map_ = answer.maps[column]
            note = tr("outside training") if is_untrained(answer, column) else ""
            panel.show_scene(PANELS[map_.kind], Scene(self._session.view, image, answer, map_), note=note)
        elif column in answer.charts:
            panel.show_chart(answer.charts[column], _shades(answer.charts[column], answer))
        elif answer.complete:
            panel.show_message(tr("{name} has no {map}", name=self.scenes.name(row), map=column))
        else:
            panel.show_message(self._waiting)

    def _figures(self, row: Row, column: str) -> tuple[list[str], str]:
        """Return the figures of a panel, as short parts and in words."""
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
        map_figures = figures(measures, column, view.threshold, answer.measures)
        return short(map_figures, tissue_only=view.tissue_only), figures_text(map_figures, tissue_only=view.tissue_only)

    def _before(self, answer: Prediction) -> list[str]:
        """Return the Dice before the image was altered; empty if there is none."""
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
            # In blind mode the note would reveal which variant weighs its scales.
            warning = untrained_text(answer.untrained_scales) or unlike_text(answer.unlikeness)
            shown_warning = "" if self._session.catalogue.blind else tr(warning)
            note = shown_warning or (tr("Ctrl+click to grow") if unclicked else seconds)
            return tr("altered · {note}", note=note) if answer.request.edits else note
        return tr("scale {done} of {every}…", done=len(answer.scales_done), every=len(answer.request.scales))


def _shades(chart: Chart, answer: Prediction) -> list[RGB]:
    """Return the colours of the classes if a chart has a number for each class and there is no background."""
    if chart.labels != answer.classes or answer.background is not None:
        return []
    return [class_colour(index, answer.colours) for index in range(len(answer.classes))]
