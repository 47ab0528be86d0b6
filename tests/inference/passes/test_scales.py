"""Several scales become one, against plain numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from segview.core.base.errors import UserError
from segview.core.requests.request import Merge
from segview.inference.passes.forward import Forward, scaled_size
from segview.inference.passes.scales import at_size, merge, nearest_to_one, order, stack_scales

SCALES = st.lists(st.floats(0.1, 8), min_size=1, max_size=5, unique=True)


def _probabilities(seed: int, shape: tuple[int, ...], *, axis: int) -> np.ndarray:
    raw = np.random.default_rng(seed).random(shape) ** 3 + 1e-6
    return (raw / raw.sum(axis=axis, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize(
    ("scales", "computed"),
    [
        ((0.5, 1.0, 2.0), (1.0, 0.5, 2.0)),
        ((0.25, 0.5), (0.5, 0.25)),
        ((1.5, 3.0, 2.0), (1.5, 2.0, 3.0)),
        ((0.5, 1.5), (0.5, 1.5)),
        ((2.0,), (2.0,)),
    ],
)
def test_the_scale_nearest_to_one_is_computed_first(scales: tuple[float, ...], computed: tuple[float, ...]) -> None:
    assert order(scales) == computed


@given(SCALES)
def test_every_scale_is_computed_once(scales: list[float]) -> None:
    assert sorted(order(scales)) == sorted(scales)
    assert all(abs(nearest_to_one(scales) - 1) <= abs(scale - 1) for scale in scales)


@pytest.mark.parametrize("classes", [2, 5])
@pytest.mark.parametrize("how", ["average", "max"])
def test_merging_is_what_it_says(how: Merge, classes: int) -> None:
    stack = _probabilities(classes, (3, classes, 6, 7), axis=1)
    expected = stack.mean(axis=0)
    if how == "max":
        expected = stack.max(axis=0) / stack.max(axis=0).sum(axis=0)
    merged = merge(torch.tensor(stack), how)
    assert np.allclose(merged, expected, atol=1e-6)
    assert torch.allclose(merged.sum(dim=0), torch.ones(6, 7))
    assert merge(torch.tensor(stack[:1]), how).numpy() == pytest.approx(stack[0], abs=1e-6)


def test_an_unknown_way_to_merge_is_told() -> None:
    with pytest.raises(UserError, match=r"Known: average, max\."):
        merge(torch.zeros(1, 2, 3, 3), "median")


def test_scales_are_stacked_at_the_finest_resolution_and_stay_probabilities() -> None:
    sizes = ((3, 4), (6, 8), (5, 7))
    forwards = [
        Forward(1.0, torch.tensor(_probabilities(seed, (3, *size), axis=0)), {}) for seed, size in enumerate(sizes)
    ]
    stack = stack_scales(forwards)
    assert stack.shape == (3, 3, 6, 8)
    assert torch.equal(stack[1], forwards[1].probabilities)
    assert torch.allclose(stack.sum(dim=1), torch.ones(3, 6, 8))


def test_bilinear_resizing_keeps_the_image_in_its_place() -> None:
    # A plane that rises from left to right by the same at each pixel, seen at twice the size: half at each pixel.
    ramp = torch.arange(8.0).repeat(1, 4, 1)
    fine = at_size(ramp, (8, 16))[0]
    inner = fine[:, 1:-1]
    assert torch.allclose(inner.diff(dim=1), torch.full_like(inner[:, 1:], 0.5))
    assert fine.mean() == ramp.mean()


@pytest.mark.parametrize(
    ("scale", "size"), [(1, (33, 47)), (0.5, (16, 24)), (0.1, (3, 5)), (2, (66, 94)), (0.01, (1, 1))]
)
def test_a_scale_is_a_multiple_of_the_input_size(scale: float, size: tuple[int, int]) -> None:
    assert scaled_size((33, 47), scale) == size
