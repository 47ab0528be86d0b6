"""Encoders that begin with weights from a file."""

from __future__ import annotations

from pathlib import Path

from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn

from segview.core.errors import UserError, first_sentence


def load_encoder(encoder: nn.Module, path: Path) -> None:
    """Initialise the encoder from a safetensors file, every key of it but those that the encoder leaves aside.

    Raises:
        UserError: the file is missing or does not fit; the keys that differ are counted.
    """
    try:
        state = load_file(path)
    except (OSError, SafetensorError) as error:
        raise UserError(f"The encoder weights {path} cannot be read: {first_sentence(error)}.") from error
    aside = getattr(encoder, "left_aside", ())
    state = {key: tensor for key, tensor in state.items() if not key.startswith(aside)}
    # Counters of batches seen are no weights; some files leave them out.
    own = {key for key in encoder.state_dict() if not key.endswith("num_batches_tracked")}
    given = {key for key in state if not key.endswith("num_batches_tracked")}
    if own != given:
        raise UserError(
            f"The encoder weights {path} belong to another encoder: {len(own - given)} "
            f"keys are missing and {len(given - own)} are unexpected, such as {min(own ^ given)}."
        )
    try:
        encoder.load_state_dict({**encoder.state_dict(), **state})
    except RuntimeError as error:
        raise UserError(f"The encoder weights {path} have other shapes than the encoder: {error}.") from error
