"""Values of the predictions at the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.columns import columns
from segview.core.answers.prediction import Prediction
from segview.core.base.text import Text
from segview.core.variants.classes import IGNORED
from segview.gui.language.translation import tr
from segview.gui.readout.values import variant_name
from segview.gui.session.session import Session
from segview.gui.wall.expected_maps import has
from segview.gui.wall.panels.path_names import shorten
from segview.gui.widgets.number_table import Column, Row, Value

ATTENTION = ("*/spatial", "*/attention")
_LONGEST = 18  # letters of a title that is the path of a block

_PROBABILITY = (
    Column(
        "p", Text("Probability of the target at the cursor; of more than two classes, that of the most probable one")
    ),
    Column("|p − 0.5|", Text("Distance of the target's probability from 0.5, where the network cannot tell")),
)
_CLASS = Column(Text("class"), Text("The most probable class at the cursor"), "")


@dataclass(frozen=True)
class Reading:
    """The kinds of values that are shown at the cursor, besides the probability.

    Attributes:
        attention: Names of the spatial attention maps.
        scales: The requested scales.
        many: Whether a variant has more than two classes, so that the class gets a column.
        weighed: Whether a variant has scale attention, so that the weights of the scales get columns.
    """

    attention: tuple[str, ...]
    scales: tuple[float, ...]
    many: bool = False
    weighed: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """A column for each value of ``cursor_rows``."""
        attention = (_attention_column(name) for name in self.attention)
        scales = (
            Column(
                tr("p at\n× {scale:g}", scale=scale),
                tr("Probability at the cursor from scale {scale:g} alone", scale=scale),
            )
            for scale in self.scales
        )
        weights = (
            Column(
                tr("weight\n× {scale:g}", scale=scale),
                tr("Weight of scale {scale:g} at the cursor; over all scales they sum to 1", scale=scale),
            )
            for scale in (self.scales if self.weighed else ())
        )
        return (*((_CLASS,) if self.many else ()), *_PROBABILITY, *attention, *scales, *weights)


def reading(session: Session) -> Reading:
    """Return the kinds of values that the present predictions have at the cursor: of attention, what is shown."""
    names = dict.fromkeys(name for answer in session.answers.values() for name in answer.maps)
    shown = columns(session.view.maps, session.answers.values(), own=session.view.own_maps)
    own = (name for name in names if name in shown and not name.startswith("scale/"))
    attention = tuple(name for name in own if any(fnmatchcase(name, pattern) for pattern in ATTENTION))
    if session.catalogue.blind:
        attention = tuple(name for name in attention if all(has(one, name) for one in session.answers.values()))
    many = any(len(answer.classes) > 2 for answer in session.answers.values())
    scales = tuple(sorted({scale for request in session.requests() for scale in request.scales}))
    return Reading(attention, scales, many, weighed=any(_weight(scale) in names for scale in scales))


def place(session: Session) -> str:
    """Return a text with the row and column of the cursor, in pixels from 0, and the ground truth there."""
    image = session.current_image.opened
    if image is None or session.point is None:
        return tr("The pointer is not on an image.")
    (row, column), (rows, columns) = session.point, image.size
    row, column = min(int(row * rows), rows - 1), min(int(column * columns), columns - 1)
    text = tr("Row {row:,}, column {column:,}", row=row, column=column)
    truth, names = _truth(session)
    if truth is None:
        return tr("{text} · no ground truth", text=text)
    if session.delay.hides:
        return text
    index = int(truth[row, column])
    if index == IGNORED:
        return tr("{text} · ground truth: ignored", text=text)
    name = names[index] if index < len(names) else tr("class {index}", index=index)
    return tr("{text} · ground truth: {name}", text=text, name=name)


def cursor_rows(session: Session, reading: Reading) -> list[Row]:
    """Return a row for each ticked variant with its values at the cursor."""
    rows: list[Row] = []
    for folder in session.ticked:
        answer = session.answers.get(folder)
        values: tuple[Value, ...] = (None,) * len(reading.columns)
        if answer is not None and session.point is not None:
            values = _at(answer, session.point, reading=reading, threshold=session.view.threshold)
        rows.append(Row(variant_name(session, folder), values, tip=tr(session.answers.failures.get(folder, ""))))
    return rows


def _at(answer: Prediction, point: tuple[float, float], *, reading: Reading, threshold: float) -> tuple[Value, ...]:
    target = answer.target
    if target is not None:
        p = target.at(*point)
        name, doubt = answer.classes[int(p > threshold)], abs(p - 0.5)
        of = answer.classes[-1]
    else:
        found = {one: _read(answer, f"probability/{one}", point) for one in answer.classes}
        known = {one: value for one, value in found.items() if value is not None}
        name = of = max(known, key=known.__getitem__, default=answer.classes[0])
        p, doubt = known.get(of), None
    attention = (_read(answer, one, point) for one in reading.attention)
    scales = (_read(answer, f"scale/{scale:g}/probability/{of}", point) for scale in reading.scales)
    weights = (_read(answer, _weight(scale), point) for scale in (reading.scales if reading.weighed else ()))
    return (*((name,) if reading.many else ()), p, doubt, *attention, *scales, *weights)


def _weight(scale: float) -> str:
    return f"scale/{scale:g}/weight"


def _read(answer: Prediction, name: str, point: tuple[float, float]) -> float | None:
    one = answer.maps.get(name)
    return None if one is None else one.at(*point)


def _attention_column(name: str) -> Column:
    title = shorten(name, lambda one: len(one.partition("/")[0]) <= _LONGEST)
    return Column(
        title.replace("/", "\n", 1), tr("Value of the map {name} at the cursor, on its absolute scale", name=name)
    )


def _truth(session: Session) -> tuple[NDArray[np.uint8] | None, tuple[str, ...]]:
    """Return the ground truth in the classes of the first prediction, and the names of these classes."""
    answer = next(iter(session.answers.values()), None)
    if answer is not None and answer.labelling is not None:
        return answer.truth, answer.classes
    known = None if session.current_image.opened is None else session.current_image.opened.truth
    return known, () if answer is None else answer.classes
