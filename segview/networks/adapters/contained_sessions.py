"""Sessions of an ONNX file in the child process: as it is, with attention as outputs, and with switches for it.

Like ``contained_child``, it is loaded by its path and imports nothing of segview.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any


class Sessions:
    """Runs a graph. A further session is only made when somebody asks for it, as it needs the memory of the weights.

    Args:
        source: The file.
        threads: Number of compute threads.
        load: Returns a module beside this one, by its name.
    """

    def __init__(self, source: str, threads: int, load: Callable[[str], Any]) -> None:
        import onnxruntime

        self.runtime, self.options = onnxruntime, onnxruntime.SessionOptions()
        self.options.intra_op_num_threads = threads
        self.options.log_severity_level = 4
        self.plain = self._session(source)
        self.name = self.plain.get_inputs()[0].name
        self.reading, self.graphs, self.switching = map(
            load, ("contained_reading", "contained_graph", "contained_switches")
        )
        self.graph, self.remarks = self.reading.read(source)
        self.inside, self.last = list[Any](), dict[str, str]()
        if self.graph is not None:
            attention = load("contained_attention")
            self.inside = attention.inside(self.graph, self.graphs.constants(self.graph))
            self.last = attention.last_operations(self.graph)
        self.can_switch = bool(self.inside) and self.reading.can_switch(self.graph)

    def run(self, x: Any, with_attention: bool, changes: Mapping[str, Any]) -> Sequence[Any]:
        """Return the outputs for an input, followed on request by the attention inside.

        Args:
            x: The input.
            with_attention: Whether to return the attention.
            changes: Changes by the number of an attention, as for ``contained_switches.switches``.
        """
        if changes:
            given = {self.name: x, **self.switching.switches(len(self.inside), changes)}
            names = [one.name for one in self.plain.get_outputs()]
            results = self._switched.run([*names, *self._tensors], given)
            outputs, attention = results[: len(names)], results[len(names) :]
        else:
            outputs = self.plain.run(None, {self.name: x})
            # A session of its own: these outputs would slow down the first one.
            attention = self._extended.run(self._tensors, {self.name: x}) if with_attention and self.inside else []
        outputs = [one for one in outputs if hasattr(one, "dtype")]
        return [*outputs, *attention] if with_attention else outputs

    def outline(self, x: Any) -> Any:
        """Return the outline of the graph for an input."""

        def compute(content: bytes, wanted: Sequence[str]) -> Sequence[Any]:
            plain = self.runtime.SessionOptions()
            plain.log_severity_level = 4
            plain.graph_optimization_level = self.runtime.GraphOptimizationLevel.ORT_DISABLE_ALL
            return self._session(content, plain).run(list(wanted), {self.name: x})

        return self.graphs.outline(self.graph, self._tensors, compute)

    @property
    def _tensors(self) -> list[str]:
        return [one.tensor for one in self.inside]

    @cached_property
    def _extended(self) -> Any:
        return self._session(self.graphs.with_outputs(self.graph, self._tensors))

    @cached_property
    def _switched(self) -> Any:
        model = self.switching.switched(self.graph, self.inside, self.reading.opset(self.graph))
        return self._session(self.graphs.with_outputs(model, self._tensors))

    def _session(self, content: str | bytes, options: Any = None) -> Any:
        return self.runtime.InferenceSession(content, options or self.options, providers=["CPUExecutionProvider"])
