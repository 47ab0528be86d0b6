"""Scales: how they are written, a variant's own, and those that it was never trained for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from segview.core.base.errors import UserError
from segview.core.base.places import models_folder
from segview.core.base.scales import parse_scales, untrained_scales, untrained_text, validate_scales
from segview.core.requests.settings import PredictionSettings
from segview.core.requests.state import State, StateFile
from segview.core.variants.ablation import Ablation, derived_config
from segview.core.variants.folders import find_variants, read_config
from segview.core.variants.preprocessing import Preprocessing
from segview.core.variants.spec import NetworkSpec, Variant, VariantConfig

ALLOWED = st.floats(0.1, 8)


def config(scales: tuple[float, ...] = (), **network: object) -> VariantConfig:
    return VariantConfig(
        name="one",
        network=NetworkSpec.model_validate(network),
        classes=("background", "polyp"),
        preprocessing=Preprocessing(input_size=(64, 64)),
        scales=scales,
        segview_version="0",
        weights_sha256="0" * 64,
    )


@given(st.lists(ALLOWED, min_size=1, max_size=6))
def test_scales_are_ascending_and_each_has_a_name_of_its_own(scales: list[float]) -> None:
    checked = validate_scales(scales)
    assert list(checked) == sorted(set(checked))
    # Maps are named ``scale/0.5/…``: two scales of one name would hide each other.
    assert len({f"{scale:g}" for scale in checked}) == len(checked)
    assert all(min(abs(scale - given) for scale in checked) <= 1e-5 for given in scales)


@given(st.lists(ALLOWED, min_size=1, max_size=6))
def test_scales_can_be_written_and_read(scales: list[float]) -> None:
    assert parse_scales(", ".join(f"{scale:g}" for scale in scales)) == validate_scales(scales)


@pytest.mark.parametrize(("text", "scales"), [("1", (1.0,)), (" 2 ;0.5,,1,", (0.5, 1.0, 2.0)), ("1e0", (1.0,))])
def test_scales_are_read(text: str, scales: tuple[float, ...]) -> None:
    assert parse_scales(text) == scales


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,x", "'1,x' is not a list of scales"),
        ("half", "numbers with commas, for example 0.5,1,2"),
        ("", "No scale"),
        (", ,", "No scale"),
        ("0,5", "Scale 0 is outside"),
        ("nan", "Scale nan is outside"),
        ("1e999", "Scale inf is outside"),
    ],
)
def test_wrong_scales_are_told(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message.replace(".", r"\.")):
        parse_scales(text)


HIERARCHICAL: dict[str, Any] = {"scale_attention": "hierarchical", "trained_scales": (1.0, 0.5)}


@pytest.mark.parametrize(
    ("one", "own"),
    [
        (config(), (1.0,)),
        (config(**HIERARCHICAL), (0.5, 1.0)),
        (config((2.0, 0.75)), (0.75, 2.0)),
        (config((1.0, 2.0), **HIERARCHICAL), (1.0, 2.0)),
    ],
)
def test_a_variant_runs_at_the_scales_that_it_was_trained_for_unless_others_are_asked(
    one: VariantConfig, own: tuple[float, ...]
) -> None:
    assert one.own_scales == one.scales_for(None) == own
    assert one.scales_for((2, 0.5)) == (0.5, 2.0)
    assert derived_config(one, Ablation(crf=True)).own_scales == own


def test_own_scales_that_cannot_be_merged_are_refused() -> None:
    with pytest.raises(ValidationError, match="merges at scale 1"):
        config((0.5, 2.0), **HIERARCHICAL)
    with pytest.raises(ValidationError, match="scales"):
        config((9.0,))


def test_each_variant_is_asked_at_its_own_scales() -> None:
    variants = [Variant(Path("plain"), config()), Variant(Path("weighed"), config(**HIERARCHICAL))]
    plain, weighed = PredictionSettings().requests(Path("a.png"), variants)
    assert (plain.scales, weighed.scales) == ((1.0,), (0.5, 1.0))
    assert {one.scales for one in PredictionSettings(scales=(2, 1)).requests(Path("a.png"), variants)} == {(1.0, 2.0)}


@pytest.mark.parametrize("folder", find_variants(models_folder()), ids=lambda folder: folder.name)
def test_shipped_variants_run_by_default_as_they_were_trained(folder: Path) -> None:
    one = read_config(folder)
    assert one.own_scales == ((0.5, 1.0) if one.network.scale_attention else (1.0,))


def test_scales_outside_training_are_named() -> None:
    assert untrained_scales((0.5, 1.0, 2.0), (1.0,)) == (0.5, 2.0)
    assert untrained_text((0.5, 2.0)) == "0.5, 2 outside training"
    assert untrained_text(untrained_scales((1.0,), (0.5, 1.0))) == ""


@pytest.mark.parametrize(
    ("written", "scales"),
    [
        ({"question": {"scales": [0.5, 1, 2], "flip": True}}, None),  # an older default, which nobody chose
        ({"question": {"scales": [1, 2], "flip": True}}, (1.0, 2.0)),
        ({"format": 2, "question": {"scales": [0.5, 1, 2], "flip": True}}, (0.5, 1.0, 2.0)),
        ({"format": 2, "question": {"scales": None, "flip": True}}, None),
    ],
)
def test_an_older_state_opens_and_scales_that_were_chosen_stay(
    tmp_path: Path, written: dict[str, object], scales: tuple[float, ...] | None
) -> None:
    file = StateFile(tmp_path / "state.json")
    file.path.write_text(json.dumps(written))
    state, problem = file.read_state()
    assert (problem, state.prediction_settings) == ("", PredictionSettings(scales=scales, flip=True))
    file.write(state)
    assert file.read_state() == (state, "")
    assert State(prediction_settings=PredictionSettings(scales=(0.5, 1, 2))).prediction_settings.scales == (
        0.5,
        1.0,
        2.0,
    )
