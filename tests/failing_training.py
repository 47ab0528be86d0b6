"""Savers of training and of what is computed beside it for ``failing_calls``: splits, fine-tuning, graphs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from segview.annotation.document import Document
from segview.annotation.provenance import Provenance
from segview.core.base.file_set import in_force
from segview.core.plans.fine_tuning import FineTuning
from segview.core.variants.spec import Variant, VariantConfig
from segview.data.datasets import Pair, pairs, read_pair
from segview.inference.backends.graph_files import GraphKey, Verdict
from segview.training.data.splits import write_split
from segview.training.runs.fine_tuning import fine_tuning_run
from tests.failing_savers import Saver


def of_training(folder: Path, config: VariantConfig) -> dict[str, Saver]:
    """Return the savers, in a folder that is emptied before each call; the config is of a variant that can learn."""
    return {"a split": _split(folder), "fine-tuning": _fine_tuning(folder, config), "a graph": _graph(folder)}


def _split(folder: Path) -> Saver:
    one, two = (Pair(Path(f"/p/{name}.png"), Path(f"/m/{name}.png")) for name in "xy")

    def is_new() -> bool:
        in_force(folder / "validation.txt")  # what could not be put back is put back by whoever comes next
        training, validation = ((folder / f"{name}.txt").read_text() for name in ("train", "validation"))
        assert ("/p/x.png" in training) is ("/p/y.png" in validation)
        return "/p/y.png" in training

    return Saver(lambda: write_split(folder, [one], [two]), lambda: write_split(folder, [two], [one]), is_new)


def _fine_tuning(folder: Path, config: VariantConfig) -> Saver:
    variant, runs = Variant(folder / "v", config), folder / "runs"
    place = folder.parent / "corrected"
    place.mkdir(exist_ok=True)
    documents: list[Document] = []
    for number in range(4):
        path = place / f"{number}.png"
        Image.fromarray(np.full((20, 30, 3), number, np.uint8)).save(path)
        mask = np.zeros((20, 30), np.uint8)
        mask[: number + 1, 0] = 1
        documents.append(Document(Provenance.now(path, (20, 30)), mask))

    def left_behind() -> None:
        """Leave the pairs of an attempt that came to no plan."""
        fine_tuning_run(variant, documents, FineTuning(name="one"), runs=runs)
        (runs / "one" / "plan.toml").unlink()

    def is_new() -> bool:
        if not (runs / "one" / "plan.toml").exists():
            return False
        found = pairs(runs / "one" / "corrected")
        assert [int(read_pair(pair)[1].sum()) for pair in found] == [3, 4]
        return True

    def run() -> None:
        if not is_new():
            fine_tuning_run(variant, documents[2:], FineTuning(name="one", held_back=0.5), runs=runs)

    return Saver(left_behind, run, is_new)


def _graph(folder: Path) -> Saver:
    key = GraphKey(folder / "v", "weights", "network", (1, 3, 64, 64))
    old, new = b"o" * 50_000, b"n" * 90_000

    def write(graph: bytes) -> None:
        key.file.parent.mkdir(parents=True, exist_ok=True)
        key.write(Verdict(sha256=hashlib.sha256(graph).hexdigest()), graph)

    def is_new() -> bool:
        # A graph without a verdict, or with that of another, is made again.
        found = key.verdict()
        return found is not None and found.sha256 == hashlib.sha256(new).hexdigest()

    return Saver(lambda: write(old), lambda: write(new), is_new)
