"""A prediction with all its maps against the bare forwards it consists of, measured in turn in one run.

python benchmarks/prediction.py [--variant NAME …] [--rounds 15] [--size ROWS COLUMNS] [--device cpu]
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import numpy as np
import torch

from segview.cli.variants import chosen
from segview.core.requests.request import Request
from segview.data.samples import draw
from segview.inference.backends.devices import resolve, ways
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor

LIMIT = 1.15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", action="append")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", type=int, nargs=2, default=(352, 352), metavar=("ROWS", "COLUMNS"))
    parser.add_argument("--scales", type=float, nargs="+", default=(0.5, 1.0, 2.0))
    parser.add_argument("--device", default="auto")
    options = parser.parse_args()
    device = resolve(options.device)
    pixels = draw(1, size=tuple(options.size)).picture
    print(f"image {options.size[1]} x {options.size[0]}, scales {options.scales}, {device}, median of {options.rounds}")
    print(f"{'variant':28}{'forwards ms':>12}{'prediction ms':>15}{'ratio':>8}   limit {LIMIT}")
    predictor = Predictor()
    for variant in chosen(options.variant):
        request = Request(Path("sample"), variant.folder, tuple(options.scales), device=options.device)
        bare, whole = [], []
        for _ in range(options.rounds + 2):
            bare.append(_bare(predictor, request, pixels, device))
            start = time.perf_counter()
            for _answer in predictor.predict(request, pixels):
                pass
            _wait(device)
            whole.append(time.perf_counter() - start)
        # The first two rounds pay for what is made once.
        low, high = (statistics.median(times[2:]) * 1000 for times in (bare, whole))
        ratio = statistics.median(b / a for a, b in zip(bare[2:], whole[2:], strict=True))
        print(f"{variant.name:28}{low:12.1f}{high:15.1f}{ratio:8.3f}   {'met' if ratio <= LIMIT else 'MISSED'}")


@torch.inference_mode()
def _bare(predictor: Predictor, request: Request, pixels: np.ndarray, device: str) -> float:
    variant = predictor.variant(request.variant)
    network = variant.network.to(device)
    way = ways(device)[0]
    inputs = [network_input(pixels, scale, variant.config.preprocessing).to(device) for scale in request.scales]
    _wait(device)
    start = time.perf_counter()
    with torch.autocast(device.split(":")[0], way.dtype or torch.bfloat16, enabled=way.dtype is not None):
        for x in inputs:
            network(x)
    _wait(device)
    return time.perf_counter() - start


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize()


if __name__ == "__main__":
    main()
