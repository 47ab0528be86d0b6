"""Passes by a graph instead of the network, if there is a graph."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

from segview.core.base.scales import scales_text
from segview.core.variants.spec import VariantConfig
from segview.inference.backends.devices import ExecutionMode
from segview.inference.backends.graphs import Graphs
from segview.inference.backends.onnx_graph import GraphError
from segview.inference.passes.forward import Forward, forward
from segview.networks.base.network import SegmentationNetwork


class PassesByGraph:
    """Runs the scales of one request by graphs of its variant, as far as there are any.

    Args:
        graphs: All graphs.
        folder: Folder of the variant.
        config: Configuration of the variant.

    Attributes:
        scales: Scales that a graph has run.
        notes: Reasons why graphs were not used, in words.
    """

    def __init__(self, graphs: Graphs, folder: Path, config: VariantConfig) -> None:
        self._graphs, self._folder, self._config = graphs, folder, config
        self.scales: set[float] = set()
        self.notes: list[str] = []

    def forward(
        self,
        network: SegmentationNetwork,
        x: Tensor,
        *,
        scale: float,
        flip: bool,
        mode: ExecutionMode,
        taps: frozenset[str] | None = None,
    ) -> Forward | None:
        """Return the pass by a graph, or None if there is no graph or it has failed.

        Captures the taps named in ``taps``, or all taps if it is None.
        """
        shape = (2 if flip and mode.together else 1, x.shape[1], x.shape[2], x.shape[3])
        key = self._graphs.key(self._folder, self._config, shape) if mode.device == "cpu" else None
        if key is None:
            return None
        graph = self._graphs.ready(key)
        if graph is not None:
            try:
                found = forward(network, x, scale=scale, flip=flip, mode=mode, graph=graph, taps=taps)
            except GraphError as error:
                self._graphs.drop(key, str(error))
            else:
                self.scales.add(scale)
                return found
        note = f"no onnxruntime: {refusal}" if (refusal := self._graphs.refusal(key)) else ""
        self.notes += [note] if note and note not in self.notes else []
        return None

    def words(self, done: int) -> str:
        """Return the words after the name of the device, given the number of scales done."""
        if not self.scales:
            return ""
        some = f" at {scales_text(tuple(sorted(self.scales)))}" if len(self.scales) < done else ""
        return f", onnxruntime{some}"
