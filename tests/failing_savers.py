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
from segview.annotation.project import Project, read_project, write_project
from segview.annotation.provenance import Provenance
from segview.annotation.reading import read_mask
from segview.core.base.file_set import in_force
from segview.core.base.files import atomic_path
from segview.core.base.text import Text
from segview.core.base.trust import ConsentNeeded, check_trusted, trust
from segview.core.comparison.csv_tables import read_tables, write_csv
from segview.core.comparison.score_table import ScoreTable
from segview.core.plans.plan import read_plan
from segview.core.requests.label_list import LabelList, labels_of
from segview.core.runs.changes import BIN, remove_run, rename_run
from segview.core.runs.run_folder import find_runs
from segview.core.runs.run_names import run_of
from segview.data.frames import frame_paths
from segview.data.images import read_pixels
from segview.evaluation.batch.results import Line, Results
from segview.inference.rendering.film_file import film_file
from segview.networks.storage.reference import Reference, read_reference, write_reference

PLAN = """name = "one"
network = { encoder = "mobilenet_v2", head = "C" }
preprocessing = { input_size = [64, 64] }
data = { train = ["pairs"], validation_pairs = 4 }
"""


@dataclass(frozen=True)
class Saver:
    """A saver: what it wrote before, what it is to write now, and which of the two is there.

    One of which each call takes a second is failed in a few ways alone.
    """

    old: Callable[[], object]
    new: Callable[[], object]
    is_new: Callable[[], bool]
    ways: tuple[str, ...] = ()


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
        "a file that a library writes": _by_library(folder),
        "a batch of corrections": _batch(folder),
        "a line of results": _lines(folder),
        "consent": _consent(folder),
        "a film": _film(folder),
        "a project": _project(folder),
        "a name of a run": _run_name(folder),
        "a removed run": _removed_run(folder),
    }


def _names(labels: LabelList) -> tuple[str, ...]:
    return tuple(one.name for one in labels.labels)


def _by_library(folder: Path) -> Saver:
    path = folder / "a.onnx"

    def write(content: bytes) -> None:
        with atomic_path(path) as scratch:
            scratch.write_bytes(content)

    old, new = b"o" * 50_000, b"n" * 90_000
    return Saver(lambda: write(old), lambda: write(new), lambda: one_of(path.read_bytes(), old, new))


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
            _, stems = results.read_done()
        assert stems["/p/old.png"] == "old"
        return "/p/new.png" in stems

    return Saver(lambda: add("old"), lambda: add("new"), is_new)


def _consent(folder: Path) -> Saver:
    def agreed(fingerprint: str) -> bool:
        try:
            check_trusted(folder / "code.py", fingerprint, Text("code"))
        except ConsentNeeded:
            return False
        return True

    def is_new() -> bool:
        assert agreed("old")
        return agreed("new")

    return Saver(lambda: trust(folder / "code.py", "old"), lambda: trust(folder / "code.py", "new"), is_new)


def _film(folder: Path) -> Saver:
    path, about = folder / "a.mp4", folder / "a.json"

    def write(level: int) -> None:
        with film_file(path, (32, 48), 25.0) as film:
            for _ in range(3):
                film.add(np.full((32, 48, 3), level, np.uint8))
            film.beside[about] = json.dumps(level)

    def is_new() -> bool:
        in_force(path)  # what could not be put back is put back by whoever comes next
        pixels = read_pixels(frame_paths(path)[-1])
        assert len(frame_paths(path)) == 3
        shown = 200 if pixels.mean() > 125 else 50
        assert json.loads(about.read_text()) == shown
        return shown == 200

    return Saver(lambda: write(50), lambda: write(200), is_new)


def _project(folder: Path) -> Saver:
    path = folder / "a.segview"
    first, second = (Project(folder=str(folder), order=order) for order in ("", "Dice"))
    return Saver(
        lambda: write_project(path, first),
        lambda: write_project(path, second),
        lambda: one_of(read_project(path).order, "", "Dice"),
    )


def _run_name(folder: Path) -> Saver:
    one, two = folder / "runs" / "one", folder / "runs" / "two"

    def is_new() -> bool:
        (found,) = find_runs(folder / "runs")
        # Whatever its plan says, it goes on in its own folder.
        assert run_of(found / "plan.toml", read_plan(found / "plan.toml").name, folder / "runs").folder == found
        return one_of(found, one, two)

    def rename() -> None:
        if one.exists():
            rename_run(one, "two")

    return Saver(lambda: _run(one), rename, is_new)


def _removed_run(folder: Path) -> Saver:
    one = folder / "runs" / "one"

    def is_new() -> bool:
        kept, gone = find_runs(folder / "runs"), find_runs(folder / "runs" / BIN)
        assert len(kept) + len(gone) == 1
        return bool(gone)

    def remove() -> None:
        if one.exists():
            remove_run(one)

    return Saver(lambda: _run(one), remove, is_new)


def _run(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(PLAN)
    (folder / "log").touch()
