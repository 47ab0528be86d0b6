"""Networks whose weights are made random, layer by layer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor

from segview.networks.base.network import SegmentationNetwork
from segview.networks.inspect.randomised import cascade, layers_by_run
from segview.networks.storage.checkpoint import load_variant


def input_of(seed: int = 0) -> Tensor:
    return torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(seed))


def copies(
    network: SegmentationNetwork, *, stages: int = 3, seed: int = 0
) -> tuple[list[str], list[tuple[str, SegmentationNetwork]]]:
    layers = layers_by_run(network, lambda: network(input_of()))
    return layers, cascade(network, layers, lambda one: one(input_of()), stages=stages, seed=seed)


def changed(one: SegmentationNetwork, other: SegmentationNetwork) -> set[str]:
    before = dict(one.named_parameters())
    return {name.rpartition(".")[0] for name, p in other.named_parameters() if not torch.equal(p, before[name])}


def test_weights_become_random_from_the_output_to_the_input(tiny_variant: Callable[..., Path]) -> None:
    network = load_variant(tiny_variant("C")).network
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    layers, found = copies(network)
    assert layers[0].startswith("trunk.encoder")
    assert layers[-1].startswith("head")
    assert len(found) == 3
    reached = [changed(network, one) for _, one in found]
    # Affine normalisation begins at 1 and 0, as it may have stayed in a network that never learned.
    convolutions = [
        place for place in layers if isinstance(network.get_submodule(place), torch.nn.Conv2d | torch.nn.Linear)
    ]
    assert reached[0] < reached[1] < reached[2]
    assert set(convolutions) <= reached[2]
    assert convolutions[-1] in reached[0]
    assert convolutions[0] not in reached[1]
    assert found[-1][0] == layers[0]
    # The network itself stays as it is.
    assert all(torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())


def test_random_weights_follow_from_the_seed_alone(tiny_variant: Callable[..., Path]) -> None:
    network = load_variant(tiny_variant("A")).network
    state = torch.random.get_rng_state()
    with torch.inference_mode():
        (*_, (_, one)), (*_, (_, same)), (*_, (_, other)) = (copies(network, seed=seed)[1] for seed in (4, 4, 5))
        outputs = [which(input_of(1)) for which in (one, same, other)]
    assert torch.equal(outputs[0], outputs[1])
    assert not torch.equal(outputs[0], outputs[2])
    assert torch.equal(torch.random.get_rng_state(), state)


def test_something_passes_through_random_weights(tiny_variant: Callable[..., Path]) -> None:
    """Normalisation that kept the statistics of a training would let nothing through."""
    network = load_variant(tiny_variant("A")).network
    with torch.inference_mode():
        _, one = copies(network)[1][-1]
        output = one(input_of())
    assert output.isfinite().all()
    # It is not the borders alone that differ from pixel to pixel.
    assert output[..., 20:44, 20:44].std() > 1e-3


def test_a_network_without_weights_has_no_random_ones() -> None:

    assert cascade(torch.nn.Identity(), [], lambda one: None, stages=3, seed=0) == []  # pyright: ignore[reportArgumentType]
