"""Initial weights of a training: of an encoder from a file, or of a whole variant."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

from segview.core.base.errors import UserError, first_sentence
from segview.networks.base.network import SegmentationNetwork
from segview.networks.scale.network import ScaleNetwork
from segview.networks.storage.checkpoint import load_variant


def load_encoder(encoder: nn.Module, path: Path) -> None:
    """Initialise the encoder from a safetensors file, with all its keys except those in the encoder's ``left_aside``.

    Raises:
        UserError: the file is missing or does not fit; the message counts the keys that differ.
    """
    try:
        state = load_file(path)
    except (OSError, SafetensorError) as error:
        raise UserError(
            "The encoder weights {path} cannot be read: {error}.", path=path, error=first_sentence(error)
        ) from error
    aside = getattr(encoder, "left_aside", ())
    state = {key: tensor for key, tensor in state.items() if not key.startswith(aside)}
    # ``num_batches_tracked`` is a counter and not a weight; some files leave it out.
    own = {key for key in encoder.state_dict() if not key.endswith("num_batches_tracked")}
    given = {key for key in state if not key.endswith("num_batches_tracked")}
    if own != given:
        raise UserError(
            "The encoder weights {path} belong to another encoder: {count} keys are missing and {count2} "
            "are unexpected, such as {own}.",
            path=path,
            count=len(own - given),
            count2=len(given - own),
            own=min(own ^ given),
        )
    try:
        encoder.load_state_dict({**encoder.state_dict(), **state})
    except RuntimeError as error:
        raise UserError(
            "The encoder weights {path} have other shapes than the encoder: {error}.", path=path, error=error
        ) from error


def take_over(network: SegmentationNetwork, folder: Path) -> None:
    """Copy the weights of a variant into a network.

    From a variant with another output head only the trunk is copied, and the head keeps its random weights. A network
    with scale attention accepts a variant without it; then the scale attention keeps its random weights.

    Raises:
        UserError: the variant cannot be read, or has a different network.
    """
    state = load_variant(folder).network.state_dict()
    own = network.state_dict()
    if _shapes(state, "head.") != _shapes(own, "head."):
        state = {name: value for name, value in state.items() if not name.startswith("head.")}
        anew = ("head.",)
    else:
        anew = ()
    if isinstance(network, ScaleNetwork) and not any(name.startswith("attention.") for name in state):
        anew = (*anew, "attention.")
    wanted = {name: shape for name, shape in _shapes(own).items() if not name.startswith(anew)}
    if wanted != _shapes(state):
        raise UserError(
            "The variant {folder} has another network than the plan. Set taught to a variant with the same network.",
            folder=folder,
        )
    network.load_state_dict(state, strict=not anew)


def _shapes(state: Mapping[str, Tensor], part: str = "") -> dict[str, tuple[int, ...]]:
    """Return the shapes of weights whose names begin with ``part``."""
    return {name: tuple(value.shape) for name, value in state.items() if name.startswith(part)}
