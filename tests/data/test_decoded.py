"""Checks of what decoders return, and the messages if a decoder or the version of a library is not as expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segview.core.base.errors import UserError
from segview.data import tiffs
from segview.data.decoded import Decoded, DecoderFault, check_decoded, checked_image, checked_mask
from segview.data.images import pillow, read_mask, read_pixels
from segview.data.refusals import explain_failures, is_misfit

GREYS = np.zeros((4, 6), np.uint8)


@pytest.mark.parametrize(
    "values", [GREYS, np.zeros((4, 6, 3)), np.zeros((4, 6, 1), np.int64), np.zeros((4, 6, 4), np.uint16), GREYS > 0]
)
def test_images_pass(tmp_path, values):
    found = Decoded(values, (4, 6))
    assert check_decoded(found, tmp_path) is found


@pytest.mark.parametrize(
    ("values", "said", "fault"),
    [
        (np.zeros((0, 6)), (0, 6), "no pixels"),
        (np.zeros(6), (6, 1), "1 axes"),
        (np.zeros((1, 4, 6, 3)), (1, 4), "4 axes"),
        (np.zeros((4, 6, 200)), (4, 6), r"\(200,\) samples"),
        (np.zeros((4, 6), np.complex64), (4, 6), "kind complex64"),
        (np.zeros((4, 6), object), (4, 6), "kind object"),
        (GREYS, (6, 4), r"\(4, 6\) pixels where the file says \(6, 4\)"),
    ],
)
def test_what_is_no_image_is_a_fault_of_the_decoder(tmp_path, values, said, fault):
    with pytest.raises(DecoderFault, match=rf"a\.png returned .*{fault}.*a fault of segview, not of the file"):
        check_decoded(Decoded(values, said), tmp_path / "a.png")


def test_a_palette_is_for_places():
    with pytest.raises(DecoderFault, match="palette"):
        check_decoded(Decoded(GREYS.astype(np.uint16), (4, 6), palette=np.zeros((256, 3), np.uint8)), Path(__file__))


def test_what_is_handed_on_is_checked_too(tmp_path):
    wrong: Any = np.zeros((4, 6, 3))
    with pytest.raises(DecoderFault, match="float64 of"):
        checked_image(wrong, (4, 6), tmp_path)
    with pytest.raises(DecoderFault, match="became uint8"):
        checked_image(np.zeros((6, 4, 3), np.uint8).swapaxes(0, 1), (4, 6), tmp_path)
    with pytest.raises(DecoderFault, match="The mask"):
        checked_mask(np.zeros((4, 6, 1), np.uint8), (4, 6), tmp_path)


def test_a_fault_of_a_decoder_is_not_told_as_damage(save, monkeypatch):
    path = save("a.png", GREYS)
    monkeypatch.setattr(pillow, "decode", lambda file, wanted: Decoded(GREYS[:2], (4, 6)))
    for read in (read_pixels, read_mask):
        with pytest.raises(DecoderFault, match="a fault of segview"):
            read(path)


def _changed_keyword():
    sorted([], removed_keyword=1)


def _changed_module():
    return tiffs.no_longer_there  # pyright: ignore[reportAttributeAccessIssue]


def _changed_package():
    from numpy import no_longer_there  # pyright: ignore[reportAttributeAccessIssue]

    return no_longer_there


@pytest.mark.parametrize("call", [_changed_keyword, _changed_module, _changed_package, lambda: np.zeros()])
def test_a_library_that_has_changed_is_no_damaged_file(tmp_path, call):
    with pytest.raises((TypeError, AttributeError, ImportError)) as caught, explain_failures(tmp_path, 1):
        call()
    assert is_misfit(caught.value)


@pytest.mark.parametrize("error", [TypeError("'NoneType' object is not iterable"), AttributeError("x"), KeyError(3)])
def test_what_damage_makes_decoders_raise_is_damage(tmp_path, error):
    with pytest.raises(UserError, match="is damaged or incomplete"), explain_failures(tmp_path, 1):
        raise error
