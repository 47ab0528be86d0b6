"""Requests: valid by construction, equal where they ask the same, and keys of a cache."""

from __future__ import annotations

import math
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from segview.core.base.errors import UserError
from segview.core.requests.request import Request, validate_merge, validate_threshold

IMAGE, VARIANT = Path("a.png"), Path("models/unet")


def test_requests_that_ask_the_same_are_equal_and_hash_alike() -> None:
    one, other = Request(IMAGE, VARIANT, (2, 1, 0.5, 1)), Request(IMAGE, VARIANT, (0.5, 1.0, 2.0))
    assert one == other
    assert hash(one) == hash(other)
    assert one.scales == (0.5, 1.0, 2.0)


@pytest.mark.parametrize(
    "change",
    [
        {"image": Path("b.png")},
        {"variant": Path("x")},
        {"scales": (0.5,)},
        {"merge": "max"},
        {"flip": True},
        {"device": "cpu"},
    ],
)
def test_each_part_of_the_question_counts(change: dict[str, object]) -> None:
    request = Request(IMAGE, VARIANT)
    assert replace(request, **change) != request


def test_a_request_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Request(IMAGE, VARIANT).flip = True  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("scale", [0.0999, 8.001, 0, -1, math.inf, -math.inf, math.nan])
def test_scales_outside_what_is_allowed_are_refused(scale: float) -> None:
    with pytest.raises(UserError, match=r"is outside 0\.1 to 8"):
        Request(IMAGE, VARIANT, (1.0, scale))


def test_no_scale_and_an_unknown_merge_are_refused() -> None:
    with pytest.raises(UserError, match="at least one"):
        Request(IMAGE, VARIANT, ())
    with pytest.raises(UserError, match=r"'mean' is not a way to merge scales.* Known: average, max\."):
        Request(IMAGE, VARIANT, merge="mean")  # pyright: ignore[reportArgumentType]
    assert validate_merge("max") == "max"


@pytest.mark.parametrize("threshold", [0, 1, -0.1, 5, math.nan])
def test_wrong_thresholds_are_told(threshold: float) -> None:
    with pytest.raises(UserError, match="between 0 and 1"):
        validate_threshold(threshold)
    assert validate_threshold(None) is None
    assert validate_threshold(0.25) == 0.25
