"""Running a graph with onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


class GraphError(RuntimeError):
    """A graph could not be opened or run."""


class OnnxGraph:
    """An open graph.

    Args:
        path: File of the graph.
        names: Names of its outputs.

    Raises:
        GraphError: onnxruntime cannot open it.
    """

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        import onnxruntime  # an extra

        runtime: Any = onnxruntime
        options = runtime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        options.log_severity_level = 4
        # Spinning threads take processor time from other threads that compute.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = runtime.InferenceSession(os.fspath(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # errors of onnxruntime have no common class
            raise GraphError(f"onnxruntime does not open {path.name}: {error}") from error
        self._names, (self._input,) = tuple(names), [one.name for one in self._session.get_inputs()]
        self._outputs = tuple(one.name for one in self._session.get_outputs())

    def run(self, x: Tensor, wanted: Callable[[str], bool] = lambda name: True) -> Mapping[str, Tensor]:
        """Return the wanted outputs for an input of the graph's shape, by name; other outputs are not computed.

        Raises:
            GraphError: onnxruntime fails.
        """
        names = {name: own for name, own in zip(self._names, self._outputs, strict=True) if wanted(name)}
        try:
            outputs = self._session.run(list(names.values()), {self._input: x.contiguous().numpy()})
        except Exception as error:  # as above
            raise GraphError(f"onnxruntime failed: {error}") from error
        return {name: torch.from_numpy(output) for name, output in zip(names, outputs, strict=True)}
