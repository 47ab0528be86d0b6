"""The confusion matrix of the image, for each variant with more than two classes."""

from __future__ import annotations

from segview.core.answers.prediction import Prediction
from segview.gui.language.translation import tr
from segview.gui.session.session import Session
from segview.gui.widgets.number_table import Column, Row


def confusion_table(session: Session) -> tuple[tuple[Column, ...], list[Row]]:
    """Return a column for each found class and a row for each true class, in % of the pixels of the true class.

    Found classes without any pixel have no column, true classes without any pixel have no row. The table is empty if
    the image has no ground truth or no prediction of a variant with more than two classes.
    """
    answers = [(folder, session.answers.get(folder)) for folder in session.ticked]
    known = [(folder, one) for folder, one in answers if one is not None and _matrix(one)]
    columns: dict[str, Column] = {}
    for _, one in known:
        matrix = _matrix(one)
        for index, name in enumerate(one.classes):
            if sum(row[index] for row in matrix):
                columns[name] = Column(
                    f"{name}\n%", tr("Share of the true class's pixels that were predicted as {name}", name=name), ".1f"
                )
    rows: list[Row] = []
    for folder, one in known:
        variant = session.catalogue.find(folder)
        prefix = f"{variant.name if variant else folder.name}: " if len(known) > 1 else ""
        rows += _rows(one, list(columns), prefix)
    return tuple(columns.values()), rows


def _rows(answer: Prediction, columns: list[str], prefix: str) -> list[Row]:
    rows: list[Row] = []
    for name, counts in zip(answer.classes, _matrix(answer), strict=True):
        total = sum(counts)
        if total:
            found = dict(zip(answer.classes, counts, strict=True))
            shares = tuple(100 * found[column] / total if column in found else None for column in columns)
            rows.append(
                Row(
                    f"{prefix}{name}", shares, tip=tr("{total:,} pixels are {name}", total=total, name=name), apart=True
                )
            )
    return rows


def _matrix(answer: Prediction) -> tuple[tuple[int, ...], ...]:
    return () if answer.class_scores is None else answer.class_scores.matrix
