"""Unlikeness: the distance of an image from a variant's reference images, by the means of its encoder's features."""

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
    """Return the distance of an image from a variant's reference, or None if it cannot be computed.

    It needs the pass at scale 1, because the reference was made at that scale.
    """
    found = _features(next((one for one in forwards if one.scale == 1), None))
    if reference is None or found is None or not reference.fits(found):
        return None
    return reference.distance(found)


def features_of(variant: LoadedVariant, images: Sequence[Path], device: str) -> Iterator[Features | Failure]:
    """Yield the means of the encoder's features of each image, or a failure if it cannot be read.

    A network without the tap for them yields nothing.
    """
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
