"""A variant that predicts altered copies of an image, at the size of its network's input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from segview.core.answers.prediction import Prediction
from segview.core.maps.maps import Chart, Map
from segview.core.requests.map_query import MapQuery
from segview.core.requests.request import Inspect, Request
from segview.data.transforms import resized
from segview.inference.backends.devices import execution_modes, resolve
from segview.inference.maps import CLASSES
from segview.inference.on_demand import map_results
from segview.inference.passes.scales import order
from segview.inference.passes.sizes import Sizes
from segview.inference.predict.run import Run
from segview.metrics.explanations import Field
from segview.networks.adapters.stored import StoredPredictions
from segview.networks.storage.checkpoint import LoadedVariant

Image = NDArray[np.uint8]
"""Rows × columns × 3, RGB."""


def _go_on() -> None:
    """Return at once: nothing has to be waited for."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A variant that predicts altered copies of an image.

    Attributes:
        variant: The variant with its network; it may be replaced by one with the same classes.
        request: Scales, merging and device.
        refine: Whether its probabilities go through the dense CRF.
        queries: Maps on demand, by their names.
        pause: Called before each pass, so that more urgent work can run first.
    """

    variant: LoadedVariant
    request: Request
    refine: bool = False
    queries: Mapping[str, MapQuery] = field(default_factory=dict[str, MapQuery])
    pause: Callable[[], object] = _go_on

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the network's input."""
        return self.variant.config.preprocessing.input_size

    @property
    def has_network(self) -> bool:
        """Whether there is a network to run; stored predictions of another program have none."""
        return not isinstance(self.variant.network, StoredPredictions)

    def at_input_size(self, image: Image) -> Image:
        """Return an image at the size of the network's input."""
        return resized(image, self.size).permute(1, 2, 0).numpy()

    def probabilities(self, image: Image) -> NDArray[np.float32]:
        """Return the merged probabilities of all scales, classes × rows × columns of the input."""
        run = self._run(image, CLASSES)
        for scale in order(self.request.scales):
            run.forward(scale, by_network=True)
        merged = run.merge_scales()[1].float().cpu()
        return _at_size(merged, self.size).numpy()

    def predict(self, image: Image) -> Prediction:
        """Return maps and charts of an image."""
        run, config = self._run(image), self.variant.config
        answer = Prediction(self.request, (image.shape[0], image.shape[1]), config.classes, config.threshold)
        maps: dict[str, Map] = {}
        charts: dict[str, Chart] = {}
        for scale in order(self.request.scales):
            run.forward(scale, by_network=True)
            maps, charts = run.maps(replace(answer, maps=maps, charts=charts))
        asked = self._on_demand(image)
        return replace(answer, maps={**maps, **asked}, charts=charts)

    def fields(self, image: Image, names: Sequence[str]) -> dict[str, Field]:
        """Return maps of an image by name, each at the size of the input; names without a map are left out."""
        maps = self.predict(image).maps
        return {name: self.field(maps[name]) for name in names if name in maps}

    def field(self, one: Map) -> Field:
        """Return the numbers of a map at the size of the input, interpolated bilinearly."""
        return _at_size(torch.from_numpy(one.array())[None], self.size)[0].numpy()

    def _run(self, image: Image, groups: frozenset[str] | None = None) -> Run:
        self.pause()
        among = execution_modes(resolve(self.request.device))
        return Run(self.request, Sizes(image), self.variant, among, refine=self.refine, groups=groups)

    def _on_demand(self, image: Image) -> dict[str, Map]:
        if not self.queries:
            return {}
        self.pause()
        questions = [Inspect(self.request, one) for one in self.queries.values()]
        names = {one: name for name, one in self.queries.items()}
        results = map_results(questions, image, self.variant, execution_modes(resolve(self.request.device)))
        shown = {names[one.question.asked]: one.shown for one in results if one.complete}
        return {name: one for name, one in shown.items() if isinstance(one, Map)}


def _at_size(planes: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    if tuple(planes.shape[-2:]) == size:
        return planes
    return functional.interpolate(planes[None], size, mode="bilinear", align_corners=False)[0]
