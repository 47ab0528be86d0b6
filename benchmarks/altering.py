"""The time a variant takes to answer on an altered image, beside a bare pass of its network.

    python benchmarks/altering.py [VARIANT…]

Prints for each variant, at scale 1 on a drawn image of 352 × 352 and an input of 224 × 224: a bare pass, the answer to
a stroke (the image edited, maps, change, scores), and their ratio, as medians of repetitions in turn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import segview  # noqa: F401  # pyright: ignore[reportUnusedImport]  # before torch: idle threads do not spin

# isort: split
import torch
from PIL import Image

from segview.core.requests.edits import Edit, EditKind
from segview.core.requests.request import Request
from segview.data.samples import draw
from segview.evaluation.answer import Answers
from segview.inference.passes.forward import network_input
from segview.inference.variants.finding import find

VARIANTS = ("unet-mobilenet_v2-b", "unet-mobilenet_v2-c")
REPETITIONS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", default=VARIANTS)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "image.png"
        Image.fromarray(draw(3).image).save(path)
        print("variant | bare pass, ms | answer, ms | ratio")
        for name in parser.parse_args().variants:
            _measure(name, path)


def _measure(name: str, path: Path) -> None:
    variant, answers = find(name), Answers()
    request = Request(path, variant.folder, (1.0,), device="cpu", backend="torch")
    before = answers.last(request)  # kept, as the window keeps it
    loaded = answers.predictor.variant(variant.folder)
    x = network_input(answers.images.image(path).levels[0], 1.0, loaded.config.preprocessing)
    bare: list[float] = []
    whole: list[float] = []
    for number in range(REPETITIONS):
        edit = Edit(EditKind.FILL, ((100.0 + number, 150.0), (120.0, 180.0)), 15)
        with torch.inference_mode():
            bare.append(_seconds(lambda: loaded.network(x)))
        whole.append(_seconds(lambda edit=edit: answers.last(replace(request, edits=(edit,)))))
    assert before.target is not None
    one, all_of_it = median(bare[2:]) * 1000, median(whole[2:]) * 1000
    print(f"{name} | {one:.0f} | {all_of_it:.0f} | {all_of_it / one:.2f}")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
