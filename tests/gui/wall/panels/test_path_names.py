"""Two blocks of a network are told apart in a narrow heading."""

from __future__ import annotations

import pytest

from segview.gui.wall.panels.path_names import shorten

NAME = "network.segformer.stages.1.blocks.0.attention/attended"


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (60, NAME),
        (50, "n.segformer.stages.1.blocks.0.attention/attended"),
        (30, "n.s.s.1.b.0.attention/attended"),
        (22, "n.s.s.1.b.0.a/attended"),
        (21, "…s.s.1.b.0.a/attended"),
        (5, "…s.1.b.0.a/attended"),
    ],
)
def test_words_become_letters_and_numbers_stay(room: int, expected: str) -> None:
    assert shorten(NAME, lambda one: len(one) <= room) == expected


def test_the_word_before_a_path_stays() -> None:
    name = f"unet-scse without {NAME}"
    assert shorten(name, lambda one: len(one) <= 40) == "unet-scse without n.s.s.1.b.0.a/attended"
    assert shorten(name, lambda one: False) == "without …s.1.b.0.a/attended"


@pytest.mark.parametrize("name", ["probability/polyp", "decoder 3/cbam/spatial", "mask", "unet-v2.1"])
def test_what_is_no_path_stays(name: str) -> None:
    assert shorten(name, lambda one: False) == name
