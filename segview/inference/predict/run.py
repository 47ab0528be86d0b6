"""The run of one request, scale by scale, in the first execution mode for which there is enough memory."""

from __future__ import annotations

from collections.abc import Generator, Sequence

import torch
from torch import Tensor

from segview.core.answers.prediction import Prediction
from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.maps.maps import Chart, Map
from segview.core.requests.edits import of_gates
from segview.core.requests.request import Request
from segview.inference.backends.devices import ExecutionMode, out_of_memory
from segview.inference.counterfactual.gates import edit_gates
from segview.inference.maps import CLASSES, MAPS, WITHOUT_TAPS
from segview.inference.maps.evidence import Evidence
from segview.inference.passes.by_graph import PassesByGraph
from segview.inference.passes.crf import refine
from segview.inference.passes.dropout import Spread, drops, sample
from segview.inference.passes.extra_inputs import extra_inputs_of
from segview.inference.passes.forward import Forward, forward, network_input
from segview.inference.passes.scales import merge, merge_by_attention, nearest_to_one, stack_scales
from segview.inference.passes.sizes import Sizes
from segview.inference.predict.fallbacks import Fallbacks
from segview.inference.variants.predictions import stored_probabilities
from segview.networks.adapters.stored import StoredPredictions
from segview.networks.base.network import SegmentationNetwork
from segview.networks.base.tap import SUMMARY
from segview.networks.scale import ScaleNetwork
from segview.networks.storage.checkpoint import LoadedVariant

# Number of passes with dropout between two yields of their statistics.
PASSES_BETWEEN = 4


class Run:
    """The run of one request: the scales computed so far, the execution mode, and notes on it.

    Args:
        request: The request.
        image: The image, which other requests may share.
        variant: The variant to run.
        among: Execution modes, each tried when the one before is out of memory.
        refine: Whether the merged probabilities go through the dense CRF.
        before: Run of the unchanged variant, executed alongside to show the effect of an ablation.
        by_graph: Runs scales by graphs, which is faster; None for torch only.
        groups: Groups of maps to compute; None for all.

    Attributes:
        variant: The variant that runs.
    """

    def __init__(
        self,
        request: Request,
        image: Sizes,
        variant: LoadedVariant,
        among: Sequence[ExecutionMode],
        *,
        refine: bool = False,
        before: Run | None = None,
        by_graph: PassesByGraph | None = None,
        groups: frozenset[str] | None = None,
    ) -> None:
        self._request, self._sizes, self._image, self.variant = request, image, image.pixels, variant
        self._refine, self._before = refine, before
        self._extra_inputs = extra_inputs_of(request, variant.config.preprocessing)
        self._fallbacks = Fallbacks(variant.network, among)
        self._by_graph, self._groups = by_graph, groups
        # The tap for unlikeness is always captured if the variant has a reference.
        known = frozenset([SUMMARY]) if variant.reference is not None else frozenset[str]()
        self._taps = known if groups is not None and groups <= WITHOUT_TAPS else None
        self._forwards: list[Forward] = []
        self._spread = Spread()
        self._wanted = request.passes if request.passes and drops(variant.network) else 0
        if isinstance(variant.network, ScaleNetwork):
            variant.network.check(request.scales)

    @property
    def path(self) -> str:
        """The device, precision and notes of the prediction, in words."""
        unanswered = [Text("no dropout to sample")] if self._request.passes > self._wanted else []
        if isinstance(self.variant.network, StoredPredictions):
            return "; ".join([Text("read from the disk"), *unanswered])
        missing = self._extra_inputs.missing(self.variant.config.preprocessing)
        unanswered += [missing] if missing else []
        by_graph = self._by_graph
        engine, notes = (by_graph.words(len(self._forwards)), by_graph.notes) if by_graph else ("", [])
        return "; ".join([str(self._fallbacks.current) + engine, *notes, *self._fallbacks.notes, *unanswered])

    @property
    def forwards(self) -> tuple[Forward, ...]:
        """The passes done, by ascending scale."""
        return tuple(sorted(self._forwards, key=lambda one: one.scale))

    @property
    def complete(self) -> bool:
        """Whether all requested scales are done, and all passes with dropout if the network has any."""
        return len(self._forwards) == len(self._request.scales) and self._spread.passes == self._wanted

    def forward(self, scale: float, *, by_network: bool = False) -> None:
        """Run one scale in the first mode that succeeds.

        Args:
            scale: The scale.
            by_network: Whether the network itself has to run and not a graph, because its layers are inspected.

        Raises:
            UserError: no mode succeeds.
        """
        if self._before is not None:
            self._before.forward(scale, by_network=by_network)
        if isinstance(self.variant.network, StoredPredictions):
            self._forwards.append(self._read(scale))
            return
        x, request = self._input(scale), self._request

        def run(network: SegmentationNetwork, mode: ExecutionMode) -> Forward:
            flip, by_graph = request.flip, None if by_network or of_gates(request.edits) else self._by_graph
            done = by_graph and by_graph.forward(network, x, scale=scale, flip=flip, mode=mode, taps=self._taps)
            if done is not None:
                return done
            with edit_gates(network, request, x, image=self._image.shape, scale=scale):
                return forward(network, x, scale=scale, flip=flip, mode=mode, taps=self._taps)

        # The result first: giving up a mode replaces the list.
        found = self._fallbacks.first_that_can(scale, run, _probabilities, gave_up=self._to_cpu)
        self._forwards.append(found)

    def _read(self, scale: float) -> Forward:
        """Return the stored prediction of another program in place of a pass."""
        shares = stored_probabilities(self.variant.config, self._request.image, self._sizes.size)
        return Forward(scale, torch.from_numpy(shares), {})

    def passes(self) -> Generator[Spread]:
        """Run the requested passes with dropout at the scale nearest to 1; yield their statistics now and then.

        Raises:
            UserError: no mode succeeds.
        """
        if not self._wanted:
            return
        scale = nearest_to_one(self._request.scales)
        x = self._input(scale)
        for number in range(self._wanted):
            shares = self._fallbacks.first_that_can(
                scale,
                lambda network, mode, number=number: sample(network, x, number=number, mode=mode),
                lambda y: y,
                gave_up=self._to_cpu,
            )
            self._spread.add(shares)
            if self._spread.passes % PASSES_BETWEEN == 0 or self._spread.passes == self._wanted:
                yield self._spread

    def _input(self, scale: float) -> Tensor:
        return network_input(self._sizes, scale, self.variant.config.preprocessing, self._extra_inputs)

    def maps(self, answer: Prediction) -> tuple[dict[str, Map], dict[str, Chart]]:
        """Return maps and charts of the scales done; they are made on the CPU if the device is short of memory.

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
                raise UserError(
                    "There is not enough memory for maps of {rows} × {columns} pixels. Crop the image.",
                    rows=rows,
                    columns=columns,
                )
            self._fallbacks.notes.append(Text("maps on the CPU"))
            self._to_cpu()

    def merge_scales(self) -> tuple[Tensor, Tensor, dict[float, Tensor]]:
        """Return the probabilities of each scale, the merged ones, and the weights of scale attention, if any."""
        stack = stack_scales(self._forwards)
        network, weights = self.variant.network, dict[float, Tensor]()
        # A network that needs all its scales for the weights merges them by ``request.merge`` until all are done.
        if isinstance(network, ScaleNetwork) and network.supports(tuple(one.scale for one in self.forwards)):
            merged, weights = merge_by_attention(network, self._forwards)
        else:
            merged = merge(stack, self._request.merge)
        # Refined only after the last scale: the CRF takes longer than all scales together.
        if self._refine and len(self._forwards) == len(self._request.scales):
            image = self._sizes.at((merged.shape[-2], merged.shape[-1]))
            merged = refine(merged, image.permute(1, 2, 0).numpy())
        return stack, merged, weights

    def _maps(self, answer: Prediction) -> tuple[dict[str, Map], dict[str, Chart]]:
        stack, merged, weights = self.merge_scales()
        evidence = Evidence(
            answer.size,
            answer.classes,
            tuple(self._forwards),
            stack,
            merged,
            nearest_to_one(self._request.scales),
            weights,
            None if self._before is None else self._before.merge_scales()[1],
            self._image,
        )
        maps, charts = dict(answer.maps), dict(answer.charts)
        if self._groups == CLASSES and len(self._forwards) < len(self._request.scales):
            return maps, charts  # each further scale would replace these maps
        for name, group in MAPS.items():
            if self._groups is not None and name not in self._groups:
                continue
            for one in group(evidence):
                if isinstance(one, Map):
                    maps[one.name] = one
                else:
                    charts[one.name] = one
        return maps, charts

    def _to_cpu(self) -> None:
        """Move the results to the CPU, to free memory of the device."""
        self._forwards = [one.on_cpu() for one in self._forwards]
        torch.cuda.empty_cache()


def _probabilities(found: Forward) -> Tensor:
    return found.probabilities
