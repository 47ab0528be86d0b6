"""References: what is unlike the known images lies far, and what is not does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.networks.storage.reference import NAME, Reference, read_reference, write_reference

SHA = "0" * 64


def features(count: int, seed: int, *, shift: float = 0.0) -> np.ndarray:
    """Points of a 5-dimensional Gaussian in 60 dimensions, with a little noise and a shift outside of it."""
    rng = np.random.default_rng(seed)
    directions = np.random.default_rng(0).normal(size=(5, 60))
    points = rng.normal(size=(count, 5)) * (5, 4, 3, 2, 1) @ directions + rng.normal(0, 0.1, (count, 60))
    return (points + shift * np.random.default_rng(1).normal(size=60)).astype(np.float32)


def test_one_in_a_hundred_of_the_known_lies_far_and_what_is_elsewhere_does() -> None:
    made = Reference.of(features(200, 2))
    known = [made.distance(one) for one in features(1000, 3)]
    assert 0.001 < np.mean(np.array(known) > 1) < 0.03
    assert min(made.distance(one) for one in features(50, 4, shift=2.0)) > 1
    # In the plane of the known, but as far out along it as none of them is.
    assert made.distance(features(200, 2).mean(axis=0) + 4 * np.ptp(features(200, 2), axis=0)) > 1


def test_the_distance_is_the_papers_formula() -> None:
    given = features(30, 5)
    made, one = Reference.of(given), features(1, 6)[0]
    scaled = (one - made.mean) / made.scale
    along = made.components @ scaled
    residual = scaled - made.components.T @ along
    expected = np.mean((along / made.deviations) ** 2) + (residual**2).sum() / made.rest
    assert made.distance(one) == pytest.approx(expected / made.far, rel=1e-3)
    whitened = (given - made.mean) / made.scale @ made.components.T / made.deviations
    np.testing.assert_allclose((whitened**2).mean(axis=0), 1, rtol=1e-3)


def test_it_lies_beside_the_weights_that_it_is_of(tmp_path: Path) -> None:
    made = write_reference(tmp_path, list(features(40, 7)), SHA)
    read = read_reference(tmp_path, SHA)
    assert read is not None
    assert read.images == 40
    assert read.distance(features(1, 8)[0]) == made.distance(features(1, 8)[0])
    assert not read.fits(np.zeros(59, np.float32))
    assert read_reference(tmp_path, "1" * 64) is None  # other weights see other features
    assert read_reference(tmp_path / "elsewhere", SHA) is None


def test_one_that_is_damaged_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_reference(tmp_path, list(features(40, 7)), SHA)
    whole = (tmp_path / NAME).read_bytes()
    for content in (whole[:500], b"", whole[:-4] + np.float32("nan").tobytes()):
        caplog.clear()
        (tmp_path / NAME).write_bytes(content)
        assert read_reference(tmp_path, SHA) is None
        assert "is damaged and left out" in caplog.text


def test_few_images_know_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="needs 20 images or more, not 19"):
        write_reference(tmp_path, list(features(19, 9)), SHA)
