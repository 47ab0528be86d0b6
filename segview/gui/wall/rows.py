"""The rows of the wall: its panels, kept up to date with the session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from segview.core.answers.columns import move_pattern, of_scale
from segview.core.answers.map_result import MapResult
from segview.core.answers.prediction import Prediction
from segview.core.maps.disagreement import DISAGREEMENT
from segview.core.requests.settings import ViewSettings
from segview.gui.session.session import Session
from segview.gui.wall.content import FAILURE_COLUMN, Score
from segview.gui.wall.expected_maps import ExpectedMaps
from segview.gui.wall.filling import Filling
from segview.gui.wall.mosaic import Cell
from segview.gui.wall.panel_pool import PanelPool
from segview.gui.wall.panels.panel import IMAGE_COLUMN, Panel
from segview.gui.wall.scenes import Row, Scenes


class Rows(QObject):
    """The panels for the session's image, variants and maps; panels are reused when these change.

    Signals:
        changed(): the set of panels may have changed; they are filled afterwards.
        filled(): the content of panels may have changed.
    """

    changed = Signal()
    filled = Signal()

    def __init__(
        self, session: Session, make: Callable[[], Panel], parent: QObject | None = None, score: Score | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pool = PanelPool(make)
        self._filling = Filling(session, self._pool, self, score)
        self._filling.filled.connect(self.filled)
        self.scenes = self._filling.scenes
        self._expected = ExpectedMaps()
        self._chosen: object = None  # the view settings that decide which panels there are
        session.changed.connect(self.renew)
        session.image_opened.connect(self._update)
        session.examined.connect(self._show_image)
        session.answered.connect(self._show_answer)
        session.failed.connect(self._update)
        session.view_changed.connect(self._show_view)
        session.delay.passed.connect(self._filling.fill)
        for signal in (session.correction.changed, session.correction.tools.tool_changed, session.calibration.changed):
            signal.connect(self._show_image)
        session.altering.changed.connect(self._show_image)
        self._filling.disagreement.changed.connect(self._show_disagreement)
        session.inspection.changed.connect(self._update)
        session.inspection.results.found.connect(self._show_found)

    def lines(self) -> list[list[Cell]]:
        """Return the current panels: a line for each variant, beginning with the image, and one for all variants."""
        named = _columns(self._session, self._expected)
        widest = max((len(names) for names in named.values()), default=0)
        plan: dict[Row, list[tuple[str, int]]] = {}
        rows: tuple[Row, ...] = self._session.ticked or (None,)
        for row in rows:
            failed = row is not None and row in self._session.answers.failures
            map_cells = [(name, 1) for name in named.get(row, ())]
            plan[row] = [(IMAGE_COLUMN, 1), *([(FAILURE_COLUMN, max(1, widest))] if failed else map_cells)]
        together = self._filling.disagreement.names
        if together:
            plan[None] = [(name, 1) for name in together]
        reused = self._pool.provide([(row, column) for row, cells in plan.items() for column, _ in cells])
        session, scenes, panels = self._session, self.scenes, self._pool.panels
        lines = [
            [Cell(_set_up(panels[row, column], session, scenes, row, column), span) for column, span in cells]
            for row, cells in plan.items()
        ]
        for place in reused:
            self._filling.fill_one(place)
        return lines

    @property
    def places(self) -> dict[Panel, tuple[Row, str]]:
        """The row and column of each panel; panels are reused for others."""
        return {panel: place for place, panel in self._pool.panels.items()}

    def variant_in(self, panel: Panel) -> Row:
        """Return the variant that a panel shows now; None if the panel belongs to no single variant."""
        place = self.places.get(panel)
        return None if place is None else self.scenes.shown_row(place[0])

    def move_column(self, panel: Panel, to: Panel) -> tuple[str, ...] | None:
        """Return the view's maps in the order that moves a panel's column to the place of another one.

        None if impossible: both must be maps of one row, and maps of all rows come before maps of a single row.
        """
        row, column = self.places.get(panel, (None, ""))
        other, other_column = self.places.get(to, (None, ""))
        names = _columns(self._session, self._expected).get(row, ())
        if row != other or column == other_column or not {column, other_column} <= {*names}:
            return None
        maps = move_pattern(self._session.view.maps, names, column, other_column)
        after = _columns(self._session, self._expected, maps).get(row, ())
        return maps if after.index(column) == names.index(other_column) else None

    def renew(self) -> None:
        """Start again for new variants, images or settings."""
        for answer in self._session.answers.values():
            self._expected.learn(answer)
        self._filling.begin()
        self._update()

    def _show_view(self, view: ViewSettings) -> None:
        chosen = view.maps, view.own_maps, view.next_variant, view.unchanged
        if chosen != self._chosen:
            self._chosen = chosen
            self.changed.emit()
        self._filling.fill()

    def _show_answer(self, answer: Prediction) -> None:
        before = set(self._pool.panels)
        self._expected.learn(answer)
        self.changed.emit()
        # A map that no variant had before makes a new column, in which the other rows need content too.
        shows_all = self._session.view.outlines  # in this case each image shows all variants
        variant = answer.request.variant
        self._filling.fill(
            {
                key
                for key in self._pool.panels
                if key not in before
                or self.scenes.shown_row(key[0]) == variant
                or (shows_all and key[1] == IMAGE_COLUMN)
            }
        )

    def _show_image(self) -> None:
        self._filling.fill_columns((IMAGE_COLUMN,))

    def _show_disagreement(self) -> None:
        self._filling.fill_columns(DISAGREEMENT)

    def _show_found(self, result: MapResult) -> None:
        self._filling.fill_columns((result.question.asked.name,))

    def _update(self) -> None:
        self.changed.emit()
        self._filling.fill()


def _set_up(panel: Panel, session: Session, scenes: Scenes, row: Row, column: str) -> Panel:
    """Set up a panel for a column of a row, and return it."""
    name, image, inspection = scenes.name(scenes.shown_row(row)), session.image, session.inspection
    query = inspection.find(column)
    title = query.title if query else _title(column)
    if column == IMAGE_COLUMN:
        title = name or (image.name if image else "")
    panel.name_as(column, name, title=title)
    panel.show_point(session.point)
    panel.show_query(inspection.point if inspection.needs_point else None)
    return panel


def _title(column: str) -> str:
    """Return the title of a column; the scale comes first, so that it is not cut off in narrow panels."""
    parts = of_scale(column)
    return f"× {parts[0]}: {parts[1]}" if parts else column


def _columns(
    session: Session, expected: ExpectedMaps, maps: tuple[str, ...] | None = None
) -> dict[Row, tuple[str, ...]]:
    """Return the map names of each row, with the view's maps or with ``maps``; a row lists only its own columns."""
    view = session.view
    variants = [variant for folder in session.ticked if (variant := session.catalogue.find(folder)) is not None]
    # In blind mode a map that only some variants have would reveal them.
    shared = bool(session.catalogue.blind)
    shown = expected.columns(view.maps if maps is None else maps, variants, own=view.own_maps, shared=shared)
    on_demand = () if shared else tuple(variant.name for variant in session.inspection.asked)
    return {variant.folder: (*names, *on_demand) for variant, names in zip(variants, shown, strict=True)}
