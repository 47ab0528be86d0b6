"""Networks of other libraries: built from a description and filled with the weights of a checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from torch import nn

from segview.core.base.errors import UserError, first_sentence
from segview.networks.adapters.checkpoints.reading import read_weights
from segview.networks.adapters.checkpoints.state_dicts import chosen
from segview.networks.adapters.module import network_of
from segview.networks.base.outlines import on_meta
from segview.networks.base.trunk import REFUSALS
from segview.networks.storage import weights as weight_files


def fill(module: nn.Module, weights: Path, *, wanted: str = "") -> None:
    """Load the weights of a file into a module; wrappers that a training script adds are removed.

    Args:
        module: The module to fill.
        weights: The file; a pickle is read in a process of its own.
        wanted: The key of the weights in the file, if known.

    Raises:
        UserError: they do not fit.
    """
    network = network_of(module, outputs=1)
    chosen_weights = chosen(read_weights(weights, network), network, weights, wanted=wanted)
    weight_files.fill(network, chosen_weights.tensors, f"The weights {weights}")


def build_filled(make: Callable[[], nn.Module], weights: Path, *, wanted: str = "") -> nn.Module:
    """Return a network with its weights; they are compared with its outline before memory is allocated.

    Args:
        make: Builds the network.
        weights: As for ``fill``; likewise ``wanted``.

    Raises:
        UserError: it cannot be built, or the weights do not fit.
    """
    try:
        with on_meta():
            frame = network_of(make(), outputs=1)
        chosen_weights = chosen(read_weights(weights, frame), frame, weights, wanted=wanted)
        weight_files.check(chosen_weights.tensors, frame, f"The weights in {weights}")
        module = make()
    except (*REFUSALS, AttributeError, IndexError) as error:
        raise UserError(
            "The network of {weights} cannot be built: {error}.", weights=weights, error=first_sentence(error)
        ) from error
    weight_files.fill(network_of(module, outputs=1), chosen_weights.tensors, f"The weights {weights}")
    return module.eval().requires_grad_(False)
