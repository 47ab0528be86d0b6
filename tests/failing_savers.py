"""Savers of whole files for ``failing_calls``: labels, scores, exports of many, references, lines of results."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from segview.annotation.document import Document
from segview.annotation.formats.batch import export_together
from segview.annotation.gestures import Stroke
from segview.annotation.label_files import read_labels, write_labels
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.core.base.trust import ConsentNeeded, check_trusted, trust
from segview.core.comparison.csv_tables import read_tables, write_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.requests.label_list import LabelList, labels_of
from segview.evaluation.batch.results import Line, Results
from segview.networks.storage.reference import Reference, read_reference, write_reference


@dataclass(frozen=True)
class Saver:
    """A saver: what it wrote before, what it is to write now, and which of the two is there."""

    old: Callable[[], object]
    new: Callable[[], object]
    is_new: Callable[[], bool]


def one_of(found: object, old: object, new: object) -> bool:
    """Tell whether the new one was found; neither is torn."""
    assert found in (old, new), found
    return bool(found == new)


def whole_files(folder: Path) -> dict[str, Saver]:
    """Return the savers, in a folder that is emptied before each call; none of them adds to what is there."""
    labels, scores, reference = folder / "labels.json", folder / "scores.csv", folder / "reference"
    first, second = (labels_of([name]) for name in ("one", "two"))
    chance = np.random.default_rng(0).normal(size=(40, 6)).astype(np.float32)

    def table(value: float) -> ScoreTable:
        return ScoreTable(("a.png", "b.png"), ("v",), {"Dice": np.full((2, 1), value)})

    def refer(scale: float) -> None:
        write_reference(reference, list(chance * scale), "sum")

    def known() -> float:
        found = read_reference(reference, "sum")
        assert found is not None
        return float(found.mean[0])

    scales = [float(Reference.of(chance * scale).mean[0]) for scale in (1, 3)]

    return {
        "labels": Saver(
            lambda: write_labels(labels, first),
            lambda: write_labels(labels, second),
            lambda: one_of(_names(read_labels(labels)), _names(first), _names(second)),
        ),
        "scores": Saver(
            lambda: write_csv(scores, table(0.25)),
            lambda: write_csv(scores, table(0.5)),
            lambda: one_of(float(read_tables([scores]).scores["Dice"].mean()), 0.25, 0.5),
        ),
        "a reference": Saver(lambda: refer(1), lambda: refer(3), lambda: one_of(known(), *scales)),
        "a batch of corrections": _batch(folder),
        "a line of results": _lines(folder),
        "consent": _consent(folder),
    }


def _names(labels: LabelList) -> tuple[str, ...]:
    return tuple(one.name for one in labels.labels)


def _batch(folder: Path) -> Saver:
    file, size = folder / "all.json", (40, 50)

    def corrected(name: str, at: int) -> Document:
        made = Document(Provenance(image=f"/p/{name}.png", size=size))
        made.apply(Stroke(points=((at, at),), radius=5, value=1))
        return made

    def written(at: int) -> None:
        assert len(list(export_together([corrected("x", at), corrected("y", at)], file, "coco"))) == 2

    def is_new() -> bool:
        about = json.loads((folder / "all.json.about.json").read_text())
        assert len(about["images"]) == 2
        masks = [read_mask(file, Provenance(image=f"/p/{name}.png", size=size)) for name in "xy"]
        return one_of([bool(one[30, 30]) for one in masks], [False] * 2, [True] * 2)

    return Saver(lambda: written(10), lambda: written(30), is_new)


def _lines(folder: Path) -> Saver:
    def add(name: str) -> None:
        with contextlib.closing(Results(folder)) as results:
            results.add(Line(f"/p/{name}.png", "asked", stem=name))

    def is_new() -> bool:
        with contextlib.closing(Results(folder)) as results:
            _, stems = results.known()
        assert stems["/p/old.png"] == "old"
        return "/p/new.png" in stems

    return Saver(lambda: add("old"), lambda: add("new"), is_new)


def _consent(folder: Path) -> Saver:
    def agreed(fingerprint: str) -> bool:
        try:
            check_trusted(folder / "code.py", fingerprint, "code")
        except ConsentNeeded:
            return False
        return True

    def is_new() -> bool:
        assert agreed("old")
        return agreed("new")

    return Saver(lambda: trust(folder / "code.py", "old"), lambda: trust(folder / "code.py", "new"), is_new)
