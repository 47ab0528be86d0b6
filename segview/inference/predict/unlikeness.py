"""Images that are unlike those that a variant knows, by the means of its encoder's features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure
from segview.data.images import read_pixels
from segview.inference.backends.devices import execution_modes
from segview.inference.passes.forward import Forward, forward, network_input
from segview.networks.base.tap import SUMMARY
from segview.networks.storage.checkpoint import LoadedVariant
from segview.networks.storage.reference import Reference

Features = NDArray[np.float32]


def unlikeness(forwards: Iterable[Forward], reference: Reference | None) -> float | None:
    """Return how far an image lies from those that a variant knows; None where that cannot be told.

    The pass at scale 1 tells it, which is the one that the reference was made with.
    """
    found = _features(next((one for one in forwards if one.scale == 1), None))
    if reference is None or found is None or not reference.fits(found):
        return None
    return reference.distance(found)


def features_of(variant: LoadedVariant, images: Sequence[Path], device: str) -> Iterator[Features | Failure]:
    """Yield the means of the encoder's features of each image, or why it cannot be read; none where it has none."""
    mode = execution_modes(device)[0]
    for _, pixels in read_ahead(images, read_pixels):
        if isinstance(pixels, Failure):
            yield pixels
            continue
        x = network_input(pixels, 1.0, variant.config.preprocessing)
        found = _features(forward(variant.network, x, scale=1.0, flip=False, mode=mode))
        if found is not None:
            yield found


def _features(one: Forward | None) -> Features | None:
    captured = None if one is None else one.tap_outputs.get(SUMMARY)
    return None if captured is None else captured.tensor.flatten().float().cpu().numpy()
