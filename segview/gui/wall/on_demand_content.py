"""The content of a panel for a map that was asked for: the map, its progress, or the reason for its absence."""

from __future__ import annotations

from segview.core.answers.map_result import MapResult, class_at, map_at_point
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.maps import Map
from segview.core.maps.statistics import MapMeasures, figures
from segview.core.requests.map_query import ClassAtPoint, MapQuery
from segview.core.requests.settings import ViewSettings
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.figure_line import short, words
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import Panel

NO_POINT = Text("Click a point of the image (or Q under the pointer)")
WAITS = Text("Takes a while: computed only when asked for (Shift+I)")


class MapQueryContent:
    """Shows panels what the session has for maps that are computed only when asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def fill(self, panel: Panel, answer: Prediction | None, asked: MapQuery, *, name: str, meanwhile: str) -> None:
        """Let a panel show one of the maps.

        Args:
            panel: Where.
            answer: Of the row's variant.
            asked: Which map.
            name: Of the variant.
            meanwhile: What to say while there is no answer.
        """
        inspection, threshold = self._session.inspection, self._session.view.threshold
        if answer is None:
            panel.show_message(meanwhile)
        elif asked.needs_point and inspection.point is None:
            panel.show_message(tr(NO_POINT))
        elif isinstance(asked, ClassAtPoint):
            self._fill_chosen(panel, answer, asked, name)
        else:
            question = inspection.question(answer.request, asked, threshold)
            found = inspection.results.answer(question) if question else None
            if found is not None:
                self._fill_found(panel, answer, found)
            else:
                waiting = question is not None and not inspection.is_released(question)
                panel.show_message(tr(WAITS) if waiting else tr("computing…"))

    def _fill_found(self, panel: Panel, answer: Prediction, found: MapResult) -> None:
        shown = found.shown
        if found.problem:
            panel.show_message(found.problem)
        elif shown is None:
            panel.show_message(
                tr("{share:.0f} % after {seconds:.0f} s…", share=100 * found.share, seconds=found.seconds)
            )
        else:
            took = f"{found.seconds:.2f} s"
            known, explained = self._figures(found.measures, found.tissue_measures, shown.name)
            parts = [took, *known, *([found.note] if found.note else [])]
            panel.header.figures.show_parts(parts, "\n".join(part for part in (took, found.note, explained) if part))
            if isinstance(shown, Map):
                self._show_map(panel, answer, shown)
            else:
                panel.show_chart(shown)

    def _fill_chosen(self, panel: Panel, answer: Prediction, asked: ClassAtPoint, name: str) -> None:
        point, threshold = self._session.inspection.point, self._session.view.threshold
        assert point is not None
        found = answer.classes[class_at(answer, point, threshold)]
        one = map_at_point(asked, answer, point, threshold)
        if one is None:
            there = any(own.startswith(f"{asked.group}/") for own in answer.maps)
            panel.show_message(
                tr("{name} has no {map} of {found}", name=name, map=asked.group, found=found)
                if there
                else tr("{name} has no {map}", name=name, map=asked.group)
            )
            return
        known, explained = self._figures(answer.measures, answer.tissue_measures, one.name)
        panel.header.figures.show_parts([tr("class at the point: {found}", found=found), *known], explained)
        self._show_map(panel, answer, one)

    def _show_map(self, panel: Panel, answer: Prediction, one: Map) -> None:
        session = self._session
        scene = Scene(session.view, session.current_image.shown, answer, one)
        panel.show_scene(PANELS[one.kind], scene, note=size_of(one, session.view))

    def _figures(self, whole: MapMeasures | None, tissue: MapMeasures | None, name: str) -> tuple[list[str], str]:
        view = self._session.view
        measures = tissue if view.tissue_only else whole
        if measures is None or name not in measures.maps:
            return [], ""
        found = figures(measures, name, view.threshold, whole)
        return short(found, tissue_only=view.tissue_only), words(found, tissue_only=view.tissue_only)


def size_of(one: Map, view: ViewSettings) -> str:
    """Return a map's own size, and whether it is drawn smooth."""
    size = f"{one.shape[0]} × {one.shape[1]}"
    return tr("{size} smooth", size=size) if view.smooth and not one.kind.indexed else size
