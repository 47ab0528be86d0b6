"""Graphs as the newer exporter of torch writes them: their gates, and the names of these."""

from __future__ import annotations

from typing import Any

import pytest

from segview.networks.adapters.contained_attention import inside
from segview.networks.adapters.contained_graph import constants

NODES: dict[str, list[tuple[str, list[str], str]]] = {
    "a gate": [("Sigmoid", ["a"], "gate"), ("Mul", ["x", "gate"], "y")],
    "1 - gate": [("Sigmoid", ["a"], "s"), ("Sub", ["one", "s"], "gate"), ("Mul", ["x", "gate"], "y")],
    "SiLU": [("Sigmoid", ["x"], "s"), ("Mul", ["x", "s"], "y")],
    "scaled": [("Sigmoid", ["x"], "s"), ("Mul", ["one", "s"], "y")],
    "GLU": [("Split", ["x"], "half other"), ("Sigmoid", ["other"], "s"), ("Mul", ["half", "s"], "y")],
}


@pytest.mark.parametrize("kind", NODES)
def test_gates_of_features_are_found_and_activations_are_none(kind: str) -> None:
    helper: Any = pytest.importorskip("onnx", reason="the extra [onnx] is not installed").helper
    nodes = [helper.make_node(what, given, made.split()) for what, given, made in NODES[kind]]
    for node in nodes:
        node.metadata_props.add(key="pkg.torch.onnx.name_scopes", value="['', 'sigmoid']")
        node.metadata_props.add(key="pkg.torch.onnx.class_hierarchy", value="['theirs.Net', 'aten.sigmoid.default']")
    kept = [helper.make_node("Relu", ["y"], ["masks"])]
    final = [helper.make_tensor_value_info("masks", 1, None)]
    one = helper.make_tensor("one", 1, [], [1.0])
    graph = helper.make_graph([*nodes, *kept], "graph", [], final, [one])
    expected = [("Net", "gate", "gate", "gate", ("y",), None)] if "gate" in kind else []
    model = helper.make_model(graph)
    assert inside(model, constants(model)) == expected
