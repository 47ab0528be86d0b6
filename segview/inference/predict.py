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
from torch import Tensor

from segview.core.errors import UserError
from segview.core.prediction import Chart, Map, Prediction
from segview.core.request import Request
from segview.core.variants import CONFIG, WEIGHTS
from segview.data.images import read_picture
from segview.inference.devices import Way, out_of_memory, resolve, ways
from segview.inference.forward import Forward, forward, network_input
from segview.inference.maps import MAPS
from segview.inference.maps.evidence import Evidence
from segview.inference.scales import merge, nearest_to_one, order, stacked, weighed
from segview.networks.checkpoint import LoadedVariant, load_variant
from segview.networks.network import SegmentationNetwork
from segview.networks.scale import ScaleNetwork

NETWORKS_KEPT = 8

Stamp = tuple[tuple[int, int, int], ...]


class Predictor:
    """Runs variants and keeps the networks used last."""

    def __init__(self, networks_kept: int = NETWORKS_KEPT) -> None:
        self._kept = max(1, networks_kept)
        self._loaded: OrderedDict[Path, tuple[Stamp, LoadedVariant]] = OrderedDict()

    def predict(
        self, request: Request, pixels: NDArray[np.uint8] | None = None, *, among: Sequence[Way] | None = None
    ) -> Generator[Prediction]:
        """Yield a prediction from the scale nearest to 1, then one with each further scale merged in.

        Args:
            request: The question.
            pixels: The image, rows × columns × 3, where it is already read.
            among: Ways to run, each tried when the one before is out of memory; by default those of the device.

        Raises:
            UserError: the image or the variant cannot be read, the device does not exist, or no way has the memory.
        """
        start = time.perf_counter()
        chosen = among or ways(resolve(request.device))
        image = read_picture(request.image) if pixels is None else pixels
        variant = self.variant(request.variant)
        run = _Run(request, image, variant, chosen)
        config = variant.config
        answer = Prediction(request, (image.shape[0], image.shape[1]), config.classes, config.threshold)
        timings = {"load": time.perf_counter() - start, "forward": 0.0, "maps": 0.0}
        for scale in order(request.scales):
            began = time.perf_counter()
            run.forward(scale)
            ran = time.perf_counter()
            maps, charts = run.maps(answer)
            timings["forward"] += ran - began
            timings["maps"] += time.perf_counter() - ran
            answer = replace(
                answer,
                maps=maps,
                charts=charts,
                timings={**timings, "total": time.perf_counter() - start},
                path=run.path,
                scales_done=run.scales,
                complete=len(run.scales) == len(request.scales),
            )
            yield answer

    def variant(self, folder: Path) -> LoadedVariant:
        """Return a variant's network, from memory where its files have not changed since.

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
    """One request under way: what was computed, which way it takes, and what it said about that."""

    def __init__(
        self, request: Request, image: NDArray[np.uint8], variant: LoadedVariant, among: Sequence[Way]
    ) -> None:
        self._request, self._image, self._variant = request, image, variant
        self._ways = list(among)
        self._fallbacks: list[str] = []
        self._forwards: list[Forward] = []
        if isinstance(variant.network, ScaleNetwork):
            variant.network.check(request.scales)

    @property
    def path(self) -> str:
        """How the prediction was computed, in words."""
        return "; ".join([str(self._ways[0]), *self._fallbacks])

    @property
    def scales(self) -> tuple[float, ...]:
        """The scales done, ascending."""
        return tuple(sorted(one.scale for one in self._forwards))

    def forward(self, scale: float) -> None:
        """Run one scale in the first way that can.

        Raises:
            UserError: no way can.
        """
        x = network_input(self._image, scale, self._variant.config.preprocessing)
        while True:
            way = self._ways[0]
            try:
                network = _on(self._variant.network, way.device)
                found = forward(network, x, scale=scale, flip=self._request.flip, way=way)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
                problem, cure = "was out of memory", "Leave out the largest scale."
            else:
                if found.probabilities.isfinite().all():
                    self._forwards.append(found)
                    return
                problem, cure = "gave numbers that are not finite", "The variant may be damaged: choose another."
            # Outside the except block: the traceback would keep what did not fit.
            if len(self._ways) == 1:
                raise UserError(f"{way} {problem} at scale {scale:g}, and there is no other way to run it. {cure}")
            self._ways.pop(0)
            self._give_way(f"{way} {problem} at scale {scale:g}")

    def maps(self, answer: Prediction) -> tuple[dict[str, Map], dict[str, Chart]]:
        """Return maps and charts of the scales done, made on the CPU where the device has not enough memory.

        Raises:
            UserError: there is not enough memory for them.
        """
        while True:
            try:
                return self._maps(answer)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
            if all(one.probabilities.device.type == "cpu" for one in self._forwards):
                rows, columns = answer.size
                raise UserError(f"There is not enough memory for maps of {rows} × {columns} pixels. Cut the image.")
            self._give_way("maps on the CPU")

    def _maps(self, answer: Prediction) -> tuple[dict[str, Map], dict[str, Chart]]:
        stack, network = stacked(self._forwards), self._variant.network
        weights: dict[float, Tensor] = {}
        # A network that weighs all its scales at once merges them like any other until all are there.
        if isinstance(network, ScaleNetwork) and network.answers(self.scales):
            merged, weights = weighed(network, self._forwards)
        else:
            merged = merge(stack, self._request.merge)
        evidence = Evidence(
            answer.size,
            answer.classes,
            tuple(self._forwards),
            stack,
            merged,
            nearest_to_one(self._request.scales),
            weights,
        )
        maps, charts = dict(answer.maps), dict(answer.charts)
        for group in MAPS.values():
            for one in group(evidence):
                if isinstance(one, Map):
                    maps[one.name] = one
                else:
                    charts[one.name] = one
        return maps, charts

    def _give_way(self, note: str) -> None:
        self._fallbacks.append(note)
        self._forwards = [one.on_cpu() for one in self._forwards]
        torch.cuda.empty_cache()


def _on(network: SegmentationNetwork, device: str) -> SegmentationNetwork:
    # Asking first: moving walks through every module, even where there is nothing to move.
    wanted = torch.device(device)
    here = next(network.parameters()).device
    if here.type == wanted.type and wanted.index in (None, here.index):
        return network
    try:
        return network.to(wanted)
    except (RuntimeError, MemoryError):
        network.to("cpu")  # else part of it stays behind
        raise


def _stamp(folder: Path) -> Stamp:
    try:
        states = [(folder / name).stat() for name in (CONFIG, WEIGHTS)]
    except OSError:
        return ()
    return tuple((state.st_mtime_ns, state.st_size, state.st_ino) for state in states)
