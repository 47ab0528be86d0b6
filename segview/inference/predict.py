"""Predictions: an image and a variant in, a stream of ever fuller answers out."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from segview.core.errors import UserError
from segview.core.prediction import Chart, Map, Prediction
from segview.core.request import Request
from segview.data.images import read_picture
from segview.inference.devices import Way, resolve, ways
from segview.inference.forward import Forward, forward, network_input
from segview.inference.maps import MAPS
from segview.inference.maps.evidence import Evidence
from segview.inference.scales import merge, nearest_to_one, order, stacked
from segview.networks.network import SegmentationNetwork
from segview.networks.checkpoint import LoadedVariant, load_variant

NETWORKS_KEPT = 8


class Predictor:
    """Runs variants and keeps the networks used last."""

    def __init__(self, networks_kept: int = NETWORKS_KEPT) -> None:
        self._kept = networks_kept
        self._loaded: OrderedDict[Path, tuple[int, LoadedVariant]] = OrderedDict()

    def predict(
        self, request: Request, pixels: NDArray[np.uint8] | None = None, *, among: Sequence[Way] | None = None
    ) -> Generator[Prediction]:
        """Yield a prediction from the scale nearest to 1, then one with each further scale merged in.

        Args:
            request: The question.
            pixels: The image, rows × columns × 3, where it is already read.
            among: Ways to run, each tried when the one before is out of memory; by default those of the device.

        Raises:
            UserError: the image or the variant cannot be read, or the device does not exist.
        """
        start = time.perf_counter()
        image = read_picture(request.image) if pixels is None else pixels
        variant = self.variant(request.variant)
        config = variant.config
        run = _Run(variant, among or ways(resolve(request.device)))
        answer = Prediction(request, (image.shape[0], image.shape[1]), config.classes, config.threshold)
        timings = {"load": time.perf_counter() - start, "forward": 0.0, "maps": 0.0}
        forwards: list[Forward] = []
        for scale in order(request.scales):
            began = time.perf_counter()
            forwards.append(run.forward(image, scale, flip=request.flip))
            ran = time.perf_counter()
            maps, charts = _maps(request, answer, tuple(forwards))
            timings["forward"] += ran - began
            timings["maps"] += time.perf_counter() - ran
            answer = replace(
                answer,
                maps=maps,
                charts=charts,
                timings={**timings, "total": time.perf_counter() - start},
                path=run.path,
                scales_done=tuple(sorted(one.scale for one in forwards)),
                complete=len(forwards) == len(request.scales),
            )
            yield answer

    def variant(self, folder: Path) -> LoadedVariant:
        """Return a variant's network, from memory where its file has not changed since.

        Raises:
            UserError: the variant cannot be read.
        """
        stamp = _stamp(folder)
        known = self._loaded.pop(folder, None)
        if known is None or known[0] != stamp:
            variant = load_variant(folder)
            variant.network.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
            known = (stamp, variant)
        self._loaded[folder] = known
        while len(self._loaded) > self._kept:
            self._loaded.popitem(last=False)
        return known[1]


class _Run:
    """One request under way: which way it takes, and what it said about that."""

    def __init__(self, variant: LoadedVariant, among: Sequence[Way]) -> None:
        self._variant = variant
        self._ways = list(among)
        self._fallbacks: list[str] = []

    @property
    def path(self) -> str:
        """How the prediction was computed, in words."""
        return "; ".join([str(self._ways[0]), *self._fallbacks])

    def forward(self, image: NDArray[np.uint8], scale: float, *, flip: bool) -> Forward:
        """Run one scale in the first way that has the memory for it.

        Raises:
            UserError: no way has.
        """
        x = network_input(image, scale, self._variant.config.preprocessing)
        while True:
            way = self._ways[0]
            try:
                network = _on(self._variant.network, way.device)
                return forward(network, x, scale=scale, flip=flip, way=way)
            except RuntimeError as error:
                if not _out_of_memory(error):
                    raise
                if len(self._ways) == 1:
                    raise UserError(
                        f"There is not enough memory for scale {scale:g}, even on the CPU. Leave out the largest scale."
                    ) from None
            # Outside the except block: the traceback would keep what did not fit.
            self._ways.pop(0)
            self._fallbacks.append(f"{way} was out of memory at scale {scale:g}")
            if way.device != "cpu":
                torch.cuda.empty_cache()


def _on(network: SegmentationNetwork, device: str) -> SegmentationNetwork:
    # Asking first: moving walks through every module, even where there is nothing to move.
    wanted = torch.device(device)
    here = next(network.parameters()).device
    same = here.type == wanted.type and wanted.index in (None, here.index)
    return network if same else network.to(wanted)


def _maps(
    request: Request, answer: Prediction, forwards: tuple[Forward, ...]
) -> tuple[dict[str, Map], dict[str, Chart]]:
    base = nearest_to_one(request.scales)
    stack = stacked(forwards)
    evidence = Evidence(answer.size, answer.classes, forwards, stack, merge(stack, request.merge), base)
    maps: dict[str, Map] = {}
    charts: dict[str, Chart] = {}
    for group in MAPS.values():
        for one in group(evidence):
            if isinstance(one, Map):
                maps[one.name] = one
            else:
                charts[one.name] = one
    return maps, charts


def _out_of_memory(error: RuntimeError) -> bool:
    # The CPU's allocator has no class of its own for this.
    return isinstance(error, torch.OutOfMemoryError) or "can't allocate memory" in str(error)


def _stamp(folder: Path) -> int:
    try:
        return sum(path.stat().st_mtime_ns for path in (folder / "config.json", folder / "model.safetensors"))
    except OSError:
        return 0
