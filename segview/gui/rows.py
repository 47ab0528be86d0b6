"""What stands in the rows of the wall: panels by variant and column, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from segview.core.prediction import Prediction
from segview.gui.expected import Expected
from segview.gui.mosaic import Cell
from segview.gui.panels import IMAGE, PANELS
from segview.gui.panels.painter import Scene
from segview.gui.panels.panel import IMAGE_COLUMN, Panel
from segview.gui.session import Session

FAILURE_COLUMN = "why it failed"

Row = Path | None  # a variant's folder, or none where no variant is ticked


class Rows:
    """Panels for what the session asks, used again when it asks for something else.

    Attributes:
        problem: Why there is no picture, or empty.
        waited: Whether the user has waited long enough to be told what for.
    """

    def __init__(self, session: Session, make: Callable[[], Panel]) -> None:
        self.problem = ""
        self.waited = False
        self._session = session
        self._make = make
        self._expected = Expected()
        self._panels: dict[tuple[Row, str], Panel] = {}
        self._spare: list[Panel] = []

    def learn(self, answer: Prediction) -> None:
        """Remember which maps a variant answers."""
        self._expected.learn(answer)

    def lines(self) -> list[list[Cell]]:
        """Return the panels for what is asked now: a line for each variant, the picture first."""
        names = self._columns()
        plan: dict[Row, list[tuple[str, int]]] = {}
        for row in self._rows:
            failed = row is not None and row in self._session.failures
            maps = [(FAILURE_COLUMN, max(1, len(names)))] if failed else [(name, 1) for name in names]
            plan[row] = [(IMAGE_COLUMN, 1), *maps]
        wanted = {(row, column) for row, cells in plan.items() for column, _ in cells}
        for key in [key for key in self._panels if key not in wanted]:
            panel = self._panels.pop(key)
            panel.show_message("")  # lets go of what it showed
            self._spare.append(panel)
        return [[Cell(self._panel(row, column), span) for column, span in cells] for row, cells in plan.items()]

    def fill(self, only: Row = None) -> None:
        """Let the panels show what the session has, or those of one row."""
        if self._session.picture is None and not self.waited and not self.problem:
            return  # the last picture stays for the moment in which the next one is read
        for (row, column), panel in self._panels.items():
            if only is None or row == only:
                self._fill(panel, row, column)

    @property
    def _rows(self) -> tuple[Row, ...]:
        return self._session.ticked or (None,)

    def _columns(self) -> tuple[str, ...]:
        ticked = (self._session.variant(folder) for folder in self._session.ticked)
        return self._expected.columns(self._session.look.maps, [one for one in ticked if one is not None])

    def _panel(self, row: Row, column: str) -> Panel:
        panel = self._panels.get((row, column))
        if panel is None:
            panel = self._panels[row, column] = self._spare.pop() if self._spare else self._make()
        image = self._session.image
        panel.name_as(column, self._name(row), title=self._name(row) or (image.name if image else ""))
        panel.show_point(self._session.point)
        return panel

    def _fill(self, panel: Panel, row: Row, column: str) -> None:
        picture, answer = self._session.picture, self._answer(row)
        if column == FAILURE_COLUMN:
            panel.show_message(self._session.failures.get(row or Path(), ""), selectable=True)
        elif picture is None:
            text = self.problem or "opening the picture…"
            panel.show_message(text if column == IMAGE_COLUMN else "", selectable=bool(self.problem))
        elif column == IMAGE_COLUMN:
            panel.show_scene(IMAGE, Scene(self._session.look, picture, answer), note=self._state(row))
        elif answer is not None and column in answer.maps:
            one = answer.maps[column]
            note = "" if one.shape == picture.size else f"{one.shape[0]} × {one.shape[1]}"
            panel.show_scene(PANELS[one.kind], Scene(self._session.look, picture, answer, one), note=note)
        elif answer is not None and column in answer.charts:
            panel.show_chart(answer.charts[column])
        elif answer is not None and answer.complete:
            panel.show_message(f"{self._name(row)} has no {column}")
        else:
            panel.show_message("computing…" if self.waited else "")

    def _state(self, row: Row) -> str:
        answer = self._answer(row)
        if row is None:
            return ""
        if row in self._session.failures:
            return "failed"
        if answer is None:
            return "computing…" if self.waited else ""
        if answer.complete:
            return f"{answer.timings['total']:.2f} s" if "total" in answer.timings else ""
        return f"scale {len(answer.scales_done)} of {len(answer.request.scales)}…"

    def _answer(self, row: Row) -> Prediction | None:
        return None if row is None else self._session.answers.get(row)

    def _name(self, row: Row) -> str:
        variant = None if row is None else self._session.variant(row)
        return "" if row is None else variant.name if variant else row.name
