"""A prediction with all its maps against bare forwards, measured in turn in one run.

python benchmarks/prediction.py [--variant NAME …] [--rounds 15] [--size ROWS COLUMNS] [--device cpu]

"eager" is the bare network in torch as it is loaded, at each scale, without a map; "same" the bare forwards of the same
backend: channels-last torch, or the graph in onnxruntime. Ratios are medians over rounds that take turns.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import segview  # before torch, whose threads it keeps from spinning

# isort: split
import numpy as np
import torch
from rows import Row, write_rows

from segview.cli.variants import choose_variants
from segview.core.requests.request import Backend, Request
from segview.data.samples import draw
from segview.inference.backends.devices import execution_modes, resolve
from segview.inference.backends.graph_files import is_installed
from segview.inference.backends.graphs import Graphs
from segview.inference.passes.forward import network_input
from segview.inference.predict.predictor import Predictor
from segview.networks.storage.checkpoint import load_variant

LIMITS: dict[Backend, tuple[float, float]] = {"torch": (1.15, 1.15), "onnxruntime": (0.60, 1.10)}
"""Of the time of eager torch, and of the bare forwards of the same backend."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", action="append")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", type=int, nargs=2, default=(352, 352), metavar=("ROWS", "COLUMNS"))
    parser.add_argument("--scales", type=float, nargs="+", default=(0.5, 1.0, 2.0))
    parser.add_argument("--device", default="auto")
    parser.add_argument("--rows", type=Path, help="file for the rows of the table of all benchmarks")
    options = parser.parse_args()
    device = resolve(options.device)
    pixels = draw(1, size=tuple(options.size)).image
    backends: list[Backend] = ["torch", "onnxruntime"] if device == "cpu" and is_installed() else ["torch"]
    print(f"image {options.size[1]} x {options.size[0]}, scales {options.scales}, {device}, median of {options.rounds}")
    print(f"segview {segview.__version__}, torch {torch.__version__}")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {torch.get_num_threads()} threads")
    print(f"{'variant':32}{'backend':13}{'ms':>8}{'of eager':>10}{'of same':>9}   limits")
    rows: list[Row] = []
    for variant in choose_variants(options.variant):
        if variant.config.network.learns:
            rows += _measure(variant.folder, options, pixels, device, backends)
    write_rows(options.rows, rows)


def _measure(
    folder: Path, options: argparse.Namespace, pixels: np.ndarray, device: str, backends: list[Backend]
) -> list[Row]:
    predictor = Predictor(graphs=Graphs(wait=True))
    eager = load_variant(folder)
    steps: dict[str, Callable[[], float]] = {"eager": lambda: _bare(eager.network, request, pixels, device)}
    request = Request(Path("sample"), folder, tuple(options.scales), device=options.device)
    for backend in backends:
        asked = Request(Path("sample"), folder, request.scales, device=options.device, backend=backend)
        steps[f"bare {backend}"] = _bare_of(predictor, asked, pixels, device)
        steps[backend] = lambda asked=asked: _whole(predictor, asked, pixels, device)
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(options.rounds + 2):
        for name, step in steps.items():
            taken[name].append(step())
    # The first two rounds pay for what is made once.
    kept = {name: times[2:] for name, times in taken.items()}
    rows: list[Row] = []
    for backend in backends:
        of_eager, of_same = (_ratio(kept[backend], kept[other]) for other in ("eager", f"bare {backend}"))
        limits = LIMITS[backend]
        met = "met" if of_eager <= limits[0] and of_same <= limits[1] else "MISSED"
        median = statistics.median(kept[backend]) * 1000
        figures = f"{median:8.1f}{of_eager:10.3f}{of_same:9.3f}   {limits[0]} {limits[1]} {met}"
        print(f"{folder.name:32}{backend:13}{figures}")
        what = f"all maps of {folder.name}, {len(request.scales)} scales, {backend}"
        rows += [Row(what, "eager", of_eager, limits[0], median), Row(what, "bare", of_same, limits[1], median)]
    return rows


def _ratio(times: list[float], others: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(times, others, strict=True))


def _whole(predictor: Predictor, request: Request, pixels: np.ndarray, device: str) -> float:
    start = time.perf_counter()
    for _answer in predictor.predict(request, pixels):
        pass
    _wait(device)
    return time.perf_counter() - start


def _bare_of(predictor: Predictor, request: Request, pixels: np.ndarray, device: str) -> Callable[[], float]:
    variant = predictor.variant(request.variant)
    if request.backend == "torch":
        return lambda: _bare(variant.network, request, pixels, device)
    graphs, inputs = Graphs(wait=True), _inputs(request, pixels, device)
    runs: list[Callable[[], object]] = []
    for x in inputs:
        key = Graphs.key(request.variant, variant.config, (1, x.shape[1], x.shape[2], x.shape[3]))
        graph = None if key is None else graphs.ready(key)
        if graph is not None:
            runs.append(lambda graph=graph, x=x: graph.run(x))

    def time_pass() -> float:
        start = time.perf_counter()
        for run in runs:
            run()
        return time.perf_counter() - start

    return time_pass


def _inputs(request: Request, pixels: np.ndarray, device: str) -> list[torch.Tensor]:
    preprocessing = load_variant(request.variant).config.preprocessing
    return [network_input(pixels, scale, preprocessing).to(device) for scale in request.scales]


@torch.inference_mode()
def _bare(network: torch.nn.Module, request: Request, pixels: np.ndarray, device: str) -> float:
    network = network.to(device)
    mode = execution_modes(device)[0]
    inputs = _inputs(request, pixels, device)
    if next(network.parameters()).is_contiguous():
        inputs = [x.contiguous() for x in inputs]
    _wait(device)
    start = time.perf_counter()
    with torch.autocast(device.split(":")[0], mode.dtype or torch.bfloat16, enabled=mode.dtype is not None):
        for x in inputs:
            network(x)
    _wait(device)
    return time.perf_counter() - start


def _wait(device: str) -> None:
    if device.startswith("cuda"):
        torch.cuda.synchronize()


if __name__ == "__main__":
    main()
