"""Colours: equal steps of the numbers are equal steps of lightness."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.color import rgb2lab

from segview.core.base.errors import UserError
from segview.core.maps.errors import Outcome
from segview.core.maps.maps import Kind
from segview.core.maps.palette import (
    COLOUR_MAP_OF,
    COLOUR_MAPS,
    MASK,
    OUTCOMES,
    TRUTH,
    UNCERTAIN,
    class_colour,
    colours,
    colours_of,
)

FRACTIONS = np.linspace(0, 1, 65)


def _lightness(name: str, fractions: np.ndarray = FRACTIONS) -> np.ndarray:
    return rgb2lab(colours(name, fractions) / 255)[:, 0]


@pytest.mark.parametrize(("name", "gain"), [("viridis", 75), ("tide", 85), ("grey", 99)])
def test_lightness_rises_in_nearly_equal_steps(name: str, gain: float) -> None:
    lightness = _lightness(name)
    assert lightness[-1] - lightness[0] > gain
    steps = np.diff(lightness[::4])
    assert steps.min() > 0.6 * steps.mean()
    assert steps.max() < 1.4 * steps.mean()


def test_balance_is_lightest_in_the_middle_and_the_same_to_both_sides() -> None:
    lightness = _lightness("balance")
    assert lightness.argmax() == len(lightness) // 2
    assert np.abs(lightness - lightness[::-1]).max() < 0.5
    steps = np.diff(lightness[: len(lightness) // 2 + 1 : 4])
    assert steps.min() > 0.6 * steps.mean()
    assert steps.max() < 1.4 * steps.mean()
    low, high = rgb2lab(colours("balance", np.array([0.0, 1.0])) / 255)
    assert low[2] < -20
    assert high[2] > 20  # blue to one side, yellow-red to the other


def test_no_colour_map_goes_round_the_hues_as_jet_does() -> None:
    assert not {"jet", "hsv", "rainbow", "turbo"} & set(COLOUR_MAPS)
    # Jet is dark at both ends, and so is none of these but the one that is lightest in the middle.
    assert {name for name in COLOUR_MAPS if _lightness(name).argmax() < 60} == {"balance"}


def test_every_kind_of_number_has_a_colour_map() -> None:
    assert set(COLOUR_MAP_OF) == {kind for kind in Kind if not kind.indexed} - {
        Kind.MASK,
        Kind.COMPONENTS,
        Kind.ZONES,
        Kind.ERRORS,
    }
    assert set(COLOUR_MAP_OF.values()) == set(COLOUR_MAPS)


def test_the_ends_are_the_anchors_and_what_lies_beyond_is_the_end() -> None:
    given = np.array([[-1.0, 0.0, np.nan], [1.0, 2.0, np.inf]])
    assert np.array_equal(colours("viridis", given)[:, :, 0], [[0x44, 0x44, 0x44], [0xFD, 0xFD, 0xFD]])
    assert colours("grey", np.array(0.5)).tolist() == [128, 128, 128]


def test_an_unknown_colour_map_is_told() -> None:
    with pytest.raises(UserError, match=r"'jet' is not a colour map"):
        colours("jet", FRACTIONS)


def test_classes_have_colours_of_their_own_and_the_background_none() -> None:
    assert class_colour(0) == (0, 0, 0)
    assert len({class_colour(index) for index in range(256)}) == 256
    shown = rgb2lab(np.array([[class_colour(index) for index in range(24)]]) / 255)[0]
    apart = np.linalg.norm(shown[:, None] - shown[None], axis=-1) + 1e3 * np.eye(24)
    assert apart.min() > 20


def test_what_is_drawn_over_the_image_can_be_told_apart() -> None:
    drawn = rgb2lab(np.array([[MASK, TRUTH, UNCERTAIN, (120, 50, 45)]]) / 255)[0]
    apart = np.linalg.norm(drawn[:, None] - drawn[None], axis=-1) + 1e3 * np.eye(4)
    assert apart.min() > 40


@pytest.mark.parametrize(
    ("classes", "black"),
    [(("null", "shirt", "shoe"), 0), (("road", "car", "void"), None), (("sky", "road", "car"), None)],
)
def test_black_is_a_background_s_alone(classes: tuple[str, ...], black: int | None) -> None:
    found = colours_of(classes)
    assert len(set(found)) == len(classes)
    assert [index for index, colour in enumerate(found) if colour == "#000000"] == ([] if black is None else [black])


# Full loss of one kind of cone, in linear RGB (Machado, Oliveira and Fernandes, 2009).
DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def _seen_with(deficiency: str, shades: np.ndarray) -> np.ndarray:
    """Return sRGB colours, 0 to 255, as they are seen: in CIELAB."""
    given = shades / 255
    linear = np.where(given <= 0.04045, given / 12.92, ((given + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ DEFICIENCIES[deficiency].T, 0, 1)
    return rgb2lab(np.where(seen <= 0.0031308, 12.92 * seen, 1.055 * seen ** (1 / 2.4) - 0.055)[None])[0]


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_right_and_wrong_can_be_told_apart_by_everyone(deficiency: str) -> None:
    assert list(OUTCOMES) == list(Outcome)
    seen = _seen_with(deficiency, np.array(list(OUTCOMES.values())))
    apart = np.linalg.norm(seen[:, None] - seen[None], axis=-1) + 1e3 * np.eye(len(seen))
    assert apart.min() > 25


def test_red_and_green_of_one_lightness_are_not_told_apart_by_everyone() -> None:
    red_and_green = np.array([(200, 80, 60), (105, 125, 50)])
    assert np.linalg.norm(np.diff(_seen_with("none", red_and_green), axis=0)) > 40
    assert np.linalg.norm(np.diff(_seen_with("deuteranopia", red_and_green), axis=0)) < 25
