"""Names that runs get."""

import pytest

from segview.core.runs.run_names import free_run_name, is_run_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("unet-mobilenet_v2-b", "unet-mobilenet_v2-b-taught"),
        ("Variant 1", "Variant-1-taught"),
        ("モデル 1", "モデル-1-taught"),
        ("my net (v2), α/β", "my-net-v2-α-β-taught"),
        ("../..", "run-taught"),
        ("", "run-taught"),
    ],
)
def test_words_become_a_name_that_a_run_may_have(words, name):
    assert free_run_name(words, "-taught", ()) == name
    assert is_run_name(name)


def test_a_name_is_free_and_not_too_long():
    taken: list[str] = []
    for _ in range(12):
        taken.append(free_run_name("long " * 40, "-taught", taken))
        assert is_run_name(taken[-1])
    assert len(set(taken)) == 12
