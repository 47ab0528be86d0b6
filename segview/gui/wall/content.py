"""The content of one panel of the wall: a scene, a chart, or a sentence that says why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from segview.core.answers.columns import is_untrained
from segview.core.answers.counts import LevelCounts, PixelScores
from segview.core.answers.prediction import Prediction
from segview.core.base.scales import untrained_text
from segview.core.base.text import Text
from segview.core.maps.maps import Chart, Kind, Map
from segview.core.maps.palette import RGB, class_colour
from segview.core.maps.statistics import figures
from segview.core.variants.ablation import origin
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.wall.on_demand_content import MapQueryContent, size_of
from segview.gui.wall.panels import IMAGE, PANELS
from segview.gui.wall.panels.figure_line import error_parts, score_parts, short, words
from segview.gui.wall.panels.painter import Scene
from segview.gui.wall.panels.panel import IMAGE_COLUMN, Panel

FAILURE_COLUMN = Text("why it failed")

Score = Callable[[LevelCounts, float, float], PixelScores]
Row = Path | None  # a variant's folder, or none where no variant is ticked


class Content:
    """Shows panels what the session has for them.

    Args:
        session: What there is to show.
        score: Turns counts, threshold and band into scores; without it, none are shown.

    Attributes:
        waited: Whether the user has waited long enough to be told what for.
    """

    def __init__(self, session: Session, score: Score | None = None) -> None:
        self._score = score
        self.waited = False
        self._session = session
        self._asked = MapQueryContent(session)

    @property
    def held(self) -> bool:
        """Whether the last image stays, for the moment in which the next one is read."""
        return self._session.opened_image is None and not self.waited and not self._session.problem

    @property
    def _waiting(self) -> str:
        """The computation that the user waits for."""
        if self._session.delay.hides:
            return self._session.delay.words
        return tr("computing…") if self.waited else ""

    def name(self, row: Row) -> str:
        """Return the name of a row's variant, or nothing where no variant is ticked."""
        variant = None if row is None else self._session.catalogue.find(row)
        if row is None:
            return ""
        name = variant.name if variant else row.name
        return tr("{name}: before", name=name) if self._session.view.unchanged and origin(row)[1] is not None else name

    def shown(self, row: Row) -> Row:
        """Return the variant that a row shows: its own, or while the look wants it the next one that has not failed."""
        there = [folder for folder in self._session.ticked if folder not in self._session.failures]
        if not self._session.view.next_variant or row not in there:
            return row
        return there[(there.index(row) + 1) % len(there)]

    def fill(self, panel: Panel, row: Row, column: str) -> None:
        """Let a panel show what there is for its row and column."""
        row = self.shown(row)
        image = self._session.shown_image
        panel.header.figures.setVisible(self._session.view.figures)
        panel.header.figures.show_parts(*self._figures(row, column))
        if column == FAILURE_COLUMN:
            panel.show_message(self._session.failures.get(row or Path(), ""), selectable=True)
        elif image is None:
            text = self._session.problem or tr("opening the image…")
            panel.show_message(text if column == IMAGE_COLUMN else "", selectable=bool(self._session.problem))
        elif column == IMAGE_COLUMN:
            document = self._session.correction.document
            view = self._session.view
            if self._session.delay.hides:
                view = view.model_copy(update={"truth": False})
            spacing = self._session.calibration.spacing(image)
            scene = Scene(view, image, self._answer(row), artefacts=self._session.artefacts, spacing=spacing)
            if view.outlines:
                scene = replace(scene, variants=tuple(self._outlined()))
            if document is not None:
                correction = self._session.correction
                scene = replace(
                    scene,
                    correction=correction.shown,
                    version=correction.shown_version,
                    provenance=document.provenance,
                    correction_colour=correction.colour,
                    in_hand=correction.hand.value,
                )
            panel.show_scene(IMAGE, scene, note=self._state(row))
        else:
            self._fill_map(panel, row, column)

    def _outlined(self) -> Iterator[tuple[str, int, Map]]:
        """Yield the variants that tell one target from background and have answered, with their places."""
        # What all names begin with tells none from another, and there is little room.
        names = [self.name(folder) for folder in self._session.ticked]
        letters = enumerate(zip(*names, strict=False))
        same = next((at for at, here in letters if len(set(here)) > 1), 0)
        for place, folder in enumerate(self._session.ticked):
            answer = self._answer(folder)
            if answer is not None and answer.target is not None:
                yield names[place][same:] or names[place], place, answer.target

    def _fill_map(self, panel: Panel, row: Row, column: str) -> None:
        asked = self._session.inspection.named(column)
        if asked is not None:
            self._asked.fill(panel, self._answer(row), asked, name=self.name(row), meanwhile=self._waiting)
            return
        image, answer = self._session.shown_image, self._answer(row, column)
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
            panel.show_message(tr("{name} has no {map}", name=self.name(row), map=column))
        else:
            panel.show_message(self._waiting)

    def _figures(self, row: Row, column: str) -> tuple[list[str], str]:
        """Return what there is to say of a panel, short and in words."""
        answer, view = self._answer(row, column), self._session.view
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
        answer = self._answer(row)
        if row is None:
            return ""
        if row in self._session.failures:
            return tr("failed")
        if answer is None:
            return "" if self._session.delay.hides else self._waiting
        if answer.complete:
            seconds = f"{answer.timings['total']:.2f} s" if "total" in answer.timings else ""
            unclicked = self._session.catalogue.takes_clicks(row) and not self._session.seeds.of(self._session.identity)
            # Blind, it would tell which variant weighs its scales.
            outside = "" if self._session.catalogue.blind else tr(untrained_text(answer.untrained_scales))
            note = outside or (tr("Ctrl+click to grow") if unclicked else seconds)
            return tr("altered · {note}", note=note) if answer.request.edits else note
        return tr("scale {done} of {every}…", done=len(answer.scales_done), every=len(answer.request.scales))

    def _answer(self, row: Row, column: str = IMAGE_COLUMN) -> Prediction | None:
        """Return what a row answered; while the look wants it, a changed variant's answer before the change.

        What the change did has no before, so it stays.
        """
        if row is None:
            return None
        answers = self._session.answers
        own, before = answers.get(row), answers.get(origin(row)[0])
        wanted = self._session.view.unchanged and before is not None
        return before if wanted and not (own and column in own.maps and column.startswith("change/")) else own


def _shades(chart: Chart, answer: Prediction) -> list[RGB]:
    """Return the colours of the classes, where a chart has a number for each and each stands for a thing."""
    if chart.labels != answer.classes or answer.background is not None:
        return []
    return [class_colour(index, answer.colours) for index in range(len(answer.classes))]
