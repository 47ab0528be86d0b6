"""The scenes of the wall: for each row and column, a scene and its painter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Map
from segview.core.variants.ablation import origin
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.variants.short_names import short
from segview.gui.wall.panels import IMAGE, PANELS
from segview.gui.wall.panels.painter import Painter, Scene
from segview.gui.wall.panels.panel import IMAGE_COLUMN

Row = Path | None  # a variant's folder, or none where no variant is ticked


class Scenes:
    """Makes scenes from the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def name(self, row: Row) -> str:
        """Return the name of a row's variant; empty if no variant is ticked."""
        variant = None if row is None else self._session.catalogue.find(row)
        if row is None:
            return ""
        name = variant.name if variant else row.name
        return tr("{name}: before", name=name) if self._session.view.unchanged and origin(row)[1] is not None else name

    def short_name(self, row: Row) -> str:
        """Return the name without the common beginning of the names of all ticked variants, for narrow places."""
        names = [self.name(folder) for folder in self._session.ticked]
        return dict(zip(names, short(names), strict=True)).get(self.name(row), self.name(row))

    def shown_row(self, row: Row) -> Row:
        """Return the variant that a row shows: its own, or by the view settings the next one without failure."""
        return self.next(row) if self._session.view.next_variant else row

    def next(self, row: Row) -> Row:
        """Return the next ticked variant without failure after that of a row; after the last comes the first."""
        working = [folder for folder in self._session.ticked if folder not in self._session.answers.failures]
        return row if row not in working else working[(working.index(row) + 1) % len(working)]

    def answer(self, row: Row, column: str = IMAGE_COLUMN) -> Prediction | None:
        """Return the prediction of a row; for an ablation, by the view settings, that of its original variant.

        Maps of the change itself exist only for the ablation.
        """
        if row is None:
            return None
        answers = self._session.answers
        own_answer = answers.get(row)
        if not self._session.view.unchanged or (
            own_answer and column in own_answer.maps and column.startswith("change/")
        ):
            return own_answer
        return answers.get(origin(row)[0], own_answer)

    def drawing(self, row: Row, column: str) -> tuple[Painter, Scene] | None:
        """Return the painter and the scene of a row in a column; None if there is nothing to draw."""
        if column == IMAGE_COLUMN:
            scene = self.image(row)
            return None if scene is None else (IMAGE, scene)
        answer = self.answer(row, column)
        query = self._session.inspection.find(column)
        if answer is not None and query is not None:
            question = self._session.inspection.question(answer.request, query, self._session.view.threshold)
            result = None if question is None else self._session.inspection.results.answer(question)
            map_ = None if result is None else result.shown
        else:
            map_ = None if answer is None else answer.maps.get(column)
        if not isinstance(map_, Map):
            return None
        return PANELS[map_.kind], Scene(self._session.view, self._session.current_image.shown, answer, map_)

    def bare(self) -> tuple[Painter, Scene] | None:
        """Return the image without overlays."""
        image = self._session.current_image.shown
        return None if image is None else (IMAGE, Scene(self._session.view, image))

    def image(self, row: Row) -> Scene | None:
        """Return the image with the overlays of a row and the mask under correction."""
        session, image = self._session, self._session.current_image.shown
        if image is None:
            return None
        view = session.view.model_copy(update={"truth": False}) if session.delay.hides else session.view
        spacing = session.calibration.spacing(image)
        scene = Scene(view, image, self.answer(row), artefacts=session.current_image.artefacts, spacing=spacing)
        if view.outlines:
            scene = replace(scene, variants=tuple(self._targets()))
        correction = session.correction
        if correction.document is None:
            return scene
        return replace(
            scene,
            correction=correction.display.mask,
            version=correction.display.version,
            provenance=correction.document.provenance,
            correction_colour=correction.display.colour,
            painted_class=correction.tools.paint.value,
        )

    def _targets(self) -> Iterator[tuple[str, int, Map]]:
        """Yield name, place and target map of the ticked variants that have predicted a single target."""
        for place, folder in enumerate(self._session.ticked):
            answer = self.answer(folder)
            if answer is not None and answer.target is not None:
                yield self.short_name(folder), place, answer.target
