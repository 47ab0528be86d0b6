"""The time until every ticked variant has answered on an altered image, beside bare passes of their networks.

    python benchmarks/altering.py [VARIANT…]

Prints for the first variant, the first two and all, at scale 1 on a drawn image of 352 × 352 and inputs of 224 × 224:
the bare passes, the answers to a stroke (the image edited, maps, change, scores), and their ratio, as medians of
repetitions in turn. Believe the ratio on a busy machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
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

VARIANTS = ("unet-mobilenet_v2-a", "unet-mobilenet_v2-b", "unet-mobilenet_v2-c", "unet-mobilenet_v2-d")
REPETITIONS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", default=VARIANTS)
    variants = tuple(parser.parse_args().variants)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "image.png"
        Image.fromarray(draw(3).image).save(path)
        print("variants | bare passes, ms | answers, ms | ratio")
        for count in sorted({1, min(2, len(variants)), len(variants)}):
            _measure(variants[:count], path)


def _measure(names: Sequence[str], path: Path) -> None:
    answers = Answers()
    requests = [Request(path, find(name).folder, (1.0,), device="cpu", backend="torch") for name in names]
    before = [answers.last(request) for request in requests]  # kept, as the window keeps them
    image = answers.images.image(path).levels[0]
    networks = [answers.predictor.variant(request.variant) for request in requests]
    inputs = [network_input(image, 1.0, one.config.preprocessing) for one in networks]
    bare: list[float] = []
    whole: list[float] = []

    @torch.inference_mode()
    def passes() -> None:
        for one, x in zip(networks, inputs, strict=True):
            one.network(x)

    def answer(edit: Edit) -> None:
        for request in requests:
            answers.last(replace(request, edits=(edit,)))

    for number in range(REPETITIONS):
        edit = Edit(EditKind.FILL, ((100.0 + number, 150.0), (120.0, 180.0)), 15)
        bare.append(_seconds(passes))
        whole.append(_seconds(lambda edit=edit: answer(edit)))
    assert all(one.target is not None for one in before)
    one, all_of_it = median(bare[2:]) * 1000, median(whole[2:]) * 1000
    print(f"{len(names)} | {one:.0f} | {all_of_it:.0f} | {all_of_it / one:.2f}", flush=True)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
