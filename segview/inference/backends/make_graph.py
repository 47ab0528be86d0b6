"""The process that makes a graph: ``python -m segview.inference.backends.make_graph FOLDER ROWS COLUMNS IMAGES NICE``.

It has a low priority, so that it does not slow down other work. Before a graph is kept, it is compared with torch on an
image of noise and one of drawn tissue; a graph that differs is refused for good.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import warnings
from pathlib import Path

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.files import sha256
from segview.data.samples import draw
from segview.inference.backends.graph_files import GraphKey, Shape, Verdict
from segview.inference.backends.onnx_graph import GraphError, OnnxGraph
from segview.inference.backends.tapped import LOGITS, Tapped
from segview.inference.variants.loading import load

TOLERANCE = 1e-4
"""Largest allowed difference of the logits, and of other outputs as a share of their largest number."""


def make(key: GraphKey, tapped: Tapped, *, scratch: Path) -> Verdict:
    """Make a graph of a network for one input shape, compare it with torch, and keep it if both agree.

    Args:
        key: Sources of the graph.
        tapped: The network, on the CPU.
        scratch: An empty folder.
    """
    inputs = _inputs(key.shape)
    path = scratch / "graph.onnx"
    try:
        with torch.no_grad(), warnings.catch_warnings(), open(os.devnull, "w") as nothing:
            warnings.simplefilter("ignore")
            tapped(inputs[0])  # sets the names of the outputs, which tracing does not
            with contextlib.redirect_stdout(nothing):
                program = torch.onnx.export(tapped, (inputs[0],), dynamo=True, verbose=False, optimize=True)
            if program is None:
                raise GraphError("torch made no graph")
            program.save(str(path), external_data=False)
        verdict = compare(OnnxGraph(path, tapped.names), tapped, inputs, path)
    except Exception as error:  # a network that cannot be exported runs in torch
        verdict = Verdict(refused=f"it has no graph ({type(error).__name__})")
    key.write(verdict, b"" if verdict.refused else path.read_bytes())
    return verdict


def compare(graph: OnnxGraph, tapped: Tapped, inputs: list[Tensor], path: Path) -> Verdict:
    """Compare a graph with its network on some inputs, and return the facts about it."""
    largest = 0.0
    for x in inputs:
        with torch.no_grad():
            tensors = tapped(x)
        wanted = dict(zip(tapped.names, tensors, strict=True))
        found = graph.run(x)
        for name, tensor in wanted.items():
            difference = float((tensor - found[name]).abs().max())
            size = 1.0 if name == LOGITS else max(1.0, float(tensor.abs().max()))
            if not difference <= TOLERANCE * size:
                return Verdict(refused=f"its graph differs from torch by {difference:.2g} in {name}")
            largest = max(largest, difference if name == LOGITS else 0.0)
    return Verdict(names=tapped.names, sha256=sha256(path), difference=largest)


def _inputs(shape: Shape) -> list[Tensor]:
    images, channels, rows, columns = shape
    noise = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    drawn = torch.from_numpy(draw(1, size=(rows, columns)).image.copy()).permute(2, 0, 1).float() / 64 - 2
    drawn = drawn.mean(0, keepdim=True).expand(channels, -1, -1) if channels != 3 else drawn
    return [drawn.expand(images, -1, -1, -1).contiguous(), noise]


def main(arguments: list[str]) -> int:
    """Make the graph that the arguments name, and return the exit status."""
    folder, *sides = arguments
    rows, columns, images, nice = map(int, sides)
    with contextlib.suppress(OSError):
        os.nice(nice)
    torch.set_num_threads(1)
    try:
        variant = load(Path(folder))
        channels = len(variant.config.preprocessing.mean)
        spec = variant.config.network.model_dump_json()
        key = GraphKey(Path(folder), variant.config.weights_sha256, spec, (images, channels, rows, columns))
        if key.verdict() is None:
            with tempfile.TemporaryDirectory(prefix="segview-") as scratch:
                make(key, Tapped(variant.network).eval(), scratch=Path(scratch))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
