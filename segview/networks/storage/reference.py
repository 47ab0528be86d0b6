"""A variant's reference: statistics of its encoder's features on its validation images, to detect unlike images."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from segview.core.base.errors import UserError
from segview.core.base.files import atomic_write, is_file

NAME = "reference.safetensors"
LEAST = 20
"""Least number of images: fewer cannot show the distance that one image in a hundred exceeds."""

_COMPONENTS, _FOLDS, _QUANTILE, _LARGEST = 32, 5, 0.99, 50_000_000
_TINY = 1e-6
_PARTS = ("mean", "scale", "components", "deviations")

Vectors = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Reference:
    """A Gaussian in the leading components of features, and the rest outside them (Tipping and Bishop, 1999).

    Attributes:
        mean: Mean of each feature, (C,).
        scale: Standard deviation of each feature, (C,).
        components: Directions of most variance of the scaled features, (k, C).
        deviations: Standard deviation along each component, (k,).
        rest: Mean square outside the components.
        far: Distance that 99 % of such images stay below, found by cross-validation.
        images: Number of images.
    """

    mean: Vectors
    scale: Vectors
    components: Vectors
    deviations: Vectors
    rest: float
    far: float
    images: int

    @classmethod
    def of(cls, features: Vectors) -> Reference:
        """Return the reference for the features of known images, N × C.

        Raises:
            UserError: there are too few images.
        """
        if len(features) < LEAST:
            raise UserError(
                "A reference needs {least} images or more, not {count}: fewer do not show which distance is far.",
                least=LEAST,
                count=len(features),
            )
        folds = [np.arange(len(features)) % _FOLDS == number for number in range(_FOLDS)]
        # By cross-validation: a reference is closer to its own images than to others.
        held = np.concatenate([_fit(features[~fold])._raw(features[fold]) for fold in folds])
        return _fit(features, far=max(float(np.quantile(held, _QUANTILE)), _TINY))

    def distance(self, features: Vectors) -> float:
        """Return the distance of an image's features, (C,): one in a hundred known images has a distance above 1."""
        return float(self._raw(features[None])[0]) / self.far

    def fits(self, features: Vectors) -> bool:
        """Return whether features have the same shape as those of the reference."""
        return features.shape == self.mean.shape

    def _raw(self, features: Vectors) -> Vectors:
        """Return the mean squared deviation along the components plus the rest relative to the known images': (N,)."""
        scaled = (features - self.mean) / self.scale
        along = scaled @ self.components.T
        outside = (scaled**2).sum(axis=1) - (along**2).sum(axis=1)
        return ((along / self.deviations) ** 2).mean(axis=1) + np.maximum(outside, 0) / max(self.rest, _TINY)


def _fit(features: Vectors, *, far: float = 1.0) -> Reference:
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale = scale + 1e-3 * float(features.std()) + _TINY
    scaled = (features - mean) / scale
    _, sizes, directions = np.linalg.svd(scaled, full_matrices=False)
    count = min(_COMPONENTS, len(features) // 2, len(sizes))
    deviations = np.maximum(sizes[:count] / np.sqrt(len(features)), _TINY)
    rest = float((sizes[count:] ** 2).sum()) / len(features)
    parts = (np.ascontiguousarray(one, np.float32) for one in (mean, scale, directions[:count], deviations))
    return Reference(*parts, rest=rest, far=far, images=len(features))


def write_reference(folder: Path, features: Sequence[Vectors], weights_sha256: str) -> Reference:
    """Write the reference of a variant beside its weights and return it.

    Raises:
        UserError: there are too few images, or the folder cannot be written.
    """
    made = Reference.of(np.stack(features)) if features else Reference.of(np.zeros((0, 1), np.float32))
    numbers = {"rest": made.rest, "far": made.far, "images": made.images, "weights_sha256": weights_sha256}
    tensors = {name: getattr(made, name) for name in _PARTS}
    atomic_write(folder / NAME, save(tensors, {"format": "segview reference 1", "numbers": json.dumps(numbers)}))
    return made


def read_reference(folder: Path, weights_sha256: str) -> Reference | None:
    """Return the reference beside a variant's weights; None if there is none, or it belongs to other weights.

    A damaged reference is ignored with a warning in the log: the variant still works without it.
    """
    path = folder / NAME
    if not is_file(path):
        return None
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        with safe_open(path, "np") as file:
            numbers = json.loads((file.metadata() or {})["numbers"])
            parts = {name: np.asarray(file.get_tensor(name), np.float32) for name in _PARTS}
        if numbers["weights_sha256"] != weights_sha256:
            return None
        made = Reference(**parts, rest=float(numbers["rest"]), far=float(numbers["far"]), images=int(numbers["images"]))
        _check(made)
    except (OSError, SafetensorError, KeyError, ValueError, TypeError, RecursionError) as error:
        logging.getLogger(__name__).warning("The reference %s is damaged and left out: %s", path, error)
        return None
    return made


def _check(made: Reference) -> None:
    width, count = made.mean.size, made.deviations.size
    shapes = (made.mean.shape, made.scale.shape, made.components.shape, made.deviations.shape)
    if shapes != ((width,), (width,), (count, width), (count,)) or not count:
        raise ValueError(f"its parts have the shapes {shapes}")
    finite = all(np.isfinite(getattr(made, name)).all() for name in _PARTS)
    if not finite or (made.scale <= 0).any() or (made.deviations <= 0).any() or not made.far > 0:
        raise ValueError("it holds numbers that no images give")
