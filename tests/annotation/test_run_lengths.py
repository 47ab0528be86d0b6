"""Run lengths are read and written as pycocotools does it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from segview.annotation import spans
from segview.annotation.run_lengths import Runs, run_lengths, unpack

masks = some.builds(
    lambda seed, size, share: np.random.default_rng(seed).random(size) < share,
    some.integers(0, 2**32 - 1),
    some.tuples(some.integers(1, 20), some.integers(1, 20)),
    some.sampled_from([0.0, 0.05, 0.5, 0.95, 1.0]),
)


@settings(max_examples=80, deadline=None)
@given(masks)
def test_there_and_back(mask):
    counts = run_lengths(mask)
    assert np.array_equal(np.repeat(np.arange(len(counts)) % 2, counts).reshape(mask.shape[::-1]).T, mask)
    again = np.zeros(mask.shape, np.uint8)
    spans.paint(again, Runs(np.array(counts), mask.shape).spans(), np.array([1], np.uint8))
    assert np.array_equal(again, mask)


@settings(max_examples=60, deadline=None)
@given(masks)
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_packed_by_pycocotools(mask):
    coco = pytest.importorskip("pycocotools.mask", reason="pycocotools is not installed")
    packed = coco.encode(np.asfortranarray(mask.astype(np.uint8)))["counts"].decode()
    assert unpack(packed).tolist() == run_lengths(mask)


@pytest.mark.parametrize("text", ["oooo", "é", "\0", "P" * 13 + "1"])
def test_damaged_texts(text):
    with pytest.raises(ValueError, match=r"."):
        unpack(text)


@pytest.mark.parametrize("counts", [[5], [-1, 13], [12, 1], [10**18, 10**18], []])
def test_what_does_not_add_up(counts):
    with pytest.raises(ValueError, match=r"."):
        Runs(np.array(counts, np.int64), (3, 4))


def test_runs_of_no_length_are_no_runs():
    assert Runs(np.array([2, 0, 3, 0, 7]), (3, 4)).box == (0, 0)
    assert Runs(np.array([0, 2, 0, 3, 7]), (3, 4)).box == (3, 2)
