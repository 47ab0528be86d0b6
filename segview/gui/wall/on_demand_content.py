"""The content of a panel for a map on demand: the map, its progress, or the reason for its absence."""

from __future__ import annotations

from segview.core.answers.map_result import MapResult, class_at, map_at_point
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.maps.maps import Map
from segview.core.maps.statistics import MapMeasures, figures
from segview.core.requests.map_query import ClassAtPoint, MapQuery
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.figure_line import figures_text, short
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import Panel

NO_POINT = Text("Click a point of the image (or Q under the pointer)")
WAITS = Text("Slow: computed only on demand (Shift+I)")


class MapQueryContent:
    """Fills panels with maps that are computed on demand."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def fill(self, panel: Panel, answer: Prediction | None, query: MapQuery, *, name: str, meanwhile: str) -> None:
        """Show one of the maps in a panel.

        Args:
            panel: The panel.
            answer: The prediction of the row's variant.
            query: The query of the map.
            name: Name of the variant.
            meanwhile: Message while there is no prediction.
        """
        inspection, threshold = self._session.inspection, self._session.view.threshold
        if answer is None:
            panel.show_message(meanwhile)
        elif query.needs_point and inspection.point is None:
            panel.show_message(tr(NO_POINT))
        elif isinstance(query, ClassAtPoint):
            self._fill_chosen(panel, answer, query, name)
        else:
            question = inspection.question(answer.request, query, threshold)
            result = inspection.results.answer(question) if question else None
            if result is not None:
                self._fill_found(panel, answer, result)
            else:
                waiting = question is not None and not inspection.is_released(question)
                panel.show_message(tr(WAITS) if waiting else tr("computing…"))

    def _fill_found(self, panel: Panel, answer: Prediction, result: MapResult) -> None:
        shown = result.shown
        if result.problem:
            panel.show_message(result.problem)
        elif shown is None:
            panel.show_message(
                tr("{share:.0f} % after {seconds:.0f} s…", share=100 * result.share, seconds=result.seconds)
            )
        else:
            took = f"{result.seconds:.2f} s"
            known, explained = self._figures(result.measures, result.tissue_measures, shown.name)
            parts = [took, *known, *([result.note] if result.note else [])]
            panel.header.figures.show_parts(parts, "\n".join(part for part in (took, result.note, explained) if part))
            if isinstance(shown, Map):
                self._show_map(panel, answer, shown)
            else:
                panel.show_chart(shown)

    def _fill_chosen(self, panel: Panel, answer: Prediction, query: ClassAtPoint, name: str) -> None:
        point, threshold = self._session.inspection.point, self._session.view.threshold
        assert point is not None
        class_name = answer.classes[class_at(answer, point, threshold)]
        map_ = map_at_point(query, answer, point, threshold)
        if map_ is None:
            has_group = any(name_.startswith(f"{query.group}/") for name_ in answer.maps)
            panel.show_message(
                tr("{name} has no {map} of {found}", name=name, map=query.group, found=class_name)
                if has_group
                else tr("{name} has no {map}", name=name, map=query.group)
            )
            return
        known, explained = self._figures(answer.measures, answer.tissue_measures, map_.name)
        panel.header.figures.show_parts([tr("class at the point: {found}", found=class_name), *known], explained)
        self._show_map(panel, answer, map_)

    def _show_map(self, panel: Panel, answer: Prediction, map_: Map) -> None:
        session = self._session
        scene = Scene(session.view, session.current_image.shown, answer, map_)
        panel.show_scene(PANELS[map_.kind], scene)

    def _figures(self, whole: MapMeasures | None, tissue: MapMeasures | None, name: str) -> tuple[list[str], str]:
        view = self._session.view
        measures = tissue if view.tissue_only else whole
        if measures is None or name not in measures.maps:
            return [], ""
        map_figures = figures(measures, name, view.threshold, whole)
        return short(map_figures, tissue_only=view.tissue_only), figures_text(map_figures, tissue_only=view.tissue_only)
