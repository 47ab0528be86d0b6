"""The predictor: an image and a variant give a stream of predictions, each more complete than the one before."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Generator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from segview.core.answers.map_result import MapResult
from segview.core.answers.prediction import Prediction
from segview.core.base.scales import untrained_scales
from segview.core.maps.layers import Inside
from segview.core.requests.request import Inspect, Request
from segview.core.variants.ablation import Ablation, derived_config, origin
from segview.core.variants.spec import VariantConfig
from segview.data.images import read_pixels
from segview.inference.backends.devices import ExecutionMode, execution_modes, resolve
from segview.inference.backends.graphs import Graphs, uses_graphs
from segview.inference.maps import dropout
from segview.inference.on_demand import map_results
from segview.inference.passes.by_graph import PassesByGraph
from segview.inference.passes.scales import nearest_to_one, order
from segview.inference.passes.sizes import Sizes
from segview.inference.predict.networks import Stamp, load_channels_last, stamp_of
from segview.inference.predict.run import Run
from segview.inference.predict.unlikeness import unlikeness
from segview.networks.adapters.contained_network import end_processes
from segview.networks.inspect.ablation import ablate, parts
from segview.networks.inspect.attention_blocks import attention_blocks
from segview.networks.inspect.layers import survey_layers
from segview.networks.inspect.queries import queries_of
from segview.networks.storage.checkpoint import LoadedVariant

NETWORKS_KEPT = 8


class Predictor:
    """Runs variants, and caches the most recently used networks.

    Args:
        networks_kept: Number of networks kept in memory.
        graphs: Graphs, which run networks faster on the CPU once they are made.
        finds_attention: Whether attention is looked for in networks of other libraries.
    """

    def __init__(
        self, networks_kept: int = NETWORKS_KEPT, graphs: Graphs | None = None, *, finds_attention: bool = True
    ) -> None:
        self._kept, self._finds_attention = max(1, networks_kept), finds_attention
        self._graphs = graphs or Graphs()
        self._loaded: OrderedDict[Path, tuple[Stamp, LoadedVariant]] = OrderedDict()
        self._added: dict[Path, LoadedVariant] = {}
        self._described: dict[Path, VariantConfig] = {}
        self._inside: WeakKeyDictionary[LoadedVariant, dict[float, Inside]] = WeakKeyDictionary()

    def predict(
        self,
        request: Request,
        pixels: NDArray[np.uint8] | Sizes | None = None,
        *,
        among: Sequence[ExecutionMode] | None = None,
        groups: frozenset[str] | None = None,
    ) -> Generator[Prediction]:
        """Yield a prediction from the scale nearest to 1, then one with each further scale merged in.

        Maps of passes with dropout, if requested, come last.

        Args:
            request: The request.
            pixels: The image, rows × columns × 3, if already read; a ``Sizes`` if several requests share it.
            among: Execution modes, each tried when the one before is out of memory; by default those of the device.
            groups: Groups of maps to compute; None for all.

        Raises:
            UserError: the image or the variant cannot be read, the device does not exist, or no mode has the memory.
        """
        start = time.perf_counter()
        run, answer = self._begin(request, pixels, among, groups)
        timings = {"load": time.perf_counter() - start, "forward": 0.0, "maps": 0.0}
        for scale in order(request.scales):
            began = time.perf_counter()
            answer = self._forward(run, answer, scale)
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
                scales_done=tuple(one.scale for one in run.forwards),
                complete=run.complete,
            )
            yield answer
        yield from self._sample(run, answer, start)

    def inspect(
        self,
        questions: Sequence[Inspect],
        pixels: NDArray[np.uint8] | None = None,
        *,
        among: Sequence[ExecutionMode] | None = None,
    ) -> Generator[MapResult]:
        """Yield the results of map queries, variant by variant.

        Args:
            questions: Map queries on one image.
            pixels: The image, rows × columns × 3, if already read.
            among: As in ``predict``.

        Raises:
            UserError: as in ``predict``; a problem of a single query is part of its result instead.
        """
        requests = dict.fromkeys(question.request for question in questions)
        for request in requests:
            pixels = read_pixels(request.image) if pixels is None else pixels
            own = [question for question in questions if question.request == request]
            modes = among or execution_modes(resolve(request.device))
            yield from map_results(own, pixels, self.variant(request.variant), modes)

    def _begin(
        self,
        request: Request,
        pixels: NDArray[np.uint8] | Sizes | None,
        among: Sequence[ExecutionMode] | None,
        groups: frozenset[str] | None,
    ) -> tuple[Run, Prediction]:
        """Read the image and the variant, and return a run that has not started and a prediction without maps."""
        chosen = among or execution_modes(resolve(request.device))
        image = Sizes.of(read_pixels(request.image) if pixels is None else pixels)
        home, derivation = origin(request.variant)
        variant = self.variant(request.variant)
        if derivation is None:
            run = Run(request, image, variant, chosen, by_graph=self._by_graph(request, variant), groups=groups)
        else:
            before = Run(request, image, self.variant(home), chosen, groups=groups)
            run = Run(request, image, variant, chosen, refine=derivation.crf, before=before, groups=groups)
        config = variant.config
        original = self.variant(home).network
        changes = parts(original, request.scales).changes
        untrained = untrained_scales(request.scales, config.own_scales)
        answer = Prediction(request, image.size, config.classes, config.threshold, colours=config.colours)
        answer = replace(answer, changes=changes, remarks=original.remarks)
        answer = replace(answer, labelling=config.labelling, untrained_scales=untrained)
        return run, answer

    def _sample(self, run: Run, answer: Prediction, start: float) -> Generator[Prediction]:
        """Yield the prediction with the maps of passes with dropout, if the request asks for them."""
        timings = answer.timings
        began = time.perf_counter()
        for spread in run.passes():
            sampled = {one.name: one for one in dropout.maps(spread, answer.classes)}
            timings = {**timings, "dropout": time.perf_counter() - began, "total": time.perf_counter() - start}
            answer = replace(
                answer, maps={**answer.maps, **sampled}, timings=timings, path=run.path, complete=run.complete
            )
            yield answer

    def _forward(self, run: Run, answer: Prediction, scale: float) -> Prediction:
        """Run a scale; the variant's first pass also records its layers, attention blocks and queries."""
        variant = run.variant
        base, network = nearest_to_one(answer.request.scales), variant.network
        of_variant = self._inside.setdefault(variant, {})
        known = of_variant.get(base)
        with survey_layers(network) if known is None else nullcontext({}) as layers:
            run.forward(scale, by_network=known is None)
        if known is None:
            blocks, queries = attention_blocks(network), queries_of(network)
            known = of_variant[base] = Inside(
                tuple(layers.values()),
                tuple(block.heads for block in blocks),
                tuple(block.has_class_token for block in blocks),
                0 if queries is None else queries.count,
                () if queries is None else variant.config.classes,
            )
        return replace(answer, inside=known, unlikeness=unlikeness(run.forwards, variant.reference))

    def _by_graph(self, request: Request, variant: LoadedVariant) -> PassesByGraph | None:
        """Return an object that runs a variant by graphs, or None if graphs are not used or it has no files.

        Raises:
            UserError: graphs are requested, and onnxruntime is not installed.
        """
        if not uses_graphs(request.backend) or request.variant in self._added:
            return None
        return PassesByGraph(self._graphs, request.variant, variant.config)

    def variant(self, folder: Path) -> LoadedVariant:
        """Return a variant with its network, from memory if its files have not changed since it was loaded.

        Raises:
            UserError: the variant cannot be read.
        """
        home, derivation = origin(folder)
        if folder in self._added:
            return self._added[folder]
        described = self._described.get(home)
        stamp = stamp_of(home, described)
        known = self._loaded.pop(folder, None)
        if known is None or known[0] != stamp:
            known = (stamp, self._load(home, derivation))
        self._loaded[folder] = known
        while len(self._loaded) > self._kept:
            self._loaded.popitem(last=False)
        return known[1]

    def add(self, name: Path, variant: LoadedVariant | VariantConfig) -> None:
        """Register a network under a name that is used like its folder.

        Args:
            name: A name that is not the folder of a variant.
            variant: A variant that exists only in memory, or a config that describes how to open a network of another
                program.
        """
        if isinstance(variant, VariantConfig):
            self._described[name] = variant
            return
        variant.network.requires_grad_(False)
        self._added[name] = variant

    def close(self) -> None:
        """Release the networks, and end the processes in which networks of other programs run."""
        for _, variant in self._loaded.values():
            end_processes(variant.network)
        self._loaded.clear()

    def _load(self, home: Path, derivation: Ablation | None) -> LoadedVariant:
        config, finds = self._described.get(home), self._finds_attention
        if derivation is None:
            return load_channels_last(home, config, finds_attention=finds)
        # Attention has to be found before an ablation can leave it out.
        variant = self.variant(home) if finds else load_channels_last(home, config, finds_attention=True)
        network = ablate(variant.network, derivation) if derivation.switches else variant.network
        return LoadedVariant(derived_config(variant.config, derivation), network)
