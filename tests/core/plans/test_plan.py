"""Plans: what is wrong in one is named, with what is allowed; those that come with segview are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomlkit

from segview.core.base.errors import UserError
from segview.core.base.places import models_folder
from segview.core.plans.plan import has_plan, read_plan
from tests.conftest import ROOT

BENCHMARK_PLANS = ROOT / "benchmarks" / "plans"

PLANS = sorted((models_folder() / "plans").glob("*.toml"))
PLAN: dict[str, Any] = {
    "name": "unet-a",
    "epochs": 3,
    "network": {"architecture": "unet", "encoder": "mobilenet_v2", "head": "A", "decoder_channels": [16, 8]},
    "preprocessing": {"input_size": [64, 96]},
    "data": {"train": ["pairs"], "validation_pairs": 4, "target": "polyp"},
    "augmentation": {"rotation": 10},
}


def _written(folder: Path, changes: dict[str, Any]) -> Path:
    """Write the plan with some fields, by their dotted names, changed, or taken out where None."""
    content = tomlkit.parse(tomlkit.dumps(PLAN)).unwrap()
    for name, value in changes.items():
        *place, last = name.split(".")
        part = content
        for key in place:
            part = part.setdefault(key, {})
        if value is None:
            del part[last]
        else:
            part[last] = value
    path = folder / "plan.toml"
    path.write_text(tomlkit.dumps(content))
    return path


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_plans_that_come_with_segview_are_right(path: Path) -> None:
    plan = read_plan(path)
    assert plan.name == path.stem
    assert plan.data.source is not None
    assert plan.network.encoder == "" or plan.encoder_weights_source or plan.taught
    assert plan.data.test or plan.without_masks


def test_there_is_a_plan_for_every_head_of_the_experiment() -> None:
    assert {read_plan(path).network.head.value for path in PLANS} >= set("ABCD")


def test_a_plan_is_read_and_what_it_leaves_out_is_filled_in(tmp_path: Path) -> None:
    plan = read_plan(_written(tmp_path, {}))
    assert (plan.name, plan.epochs, plan.batch, plan.loss.name, plan.precision) == ("unet-a", 3, 8, "dice_ce", "bf16")
    assert (plan.augmentation.rotation, plan.augmentation.flip) == (10, True)
    assert (plan.preprocessing.input_size, plan.network.decoder_channels) == ((64, 96), (16, 8))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"epoch": 3}, "epoch: Extra inputs are not permitted (given: 3). Did you mean 'epochs'? Known: augmentation,"),
        ({"network.haed": "A"}, "network.haed: Extra inputs are not permitted (given: 'A'). Did you mean 'head'?"),
        ({"data.source": {"name": "x", "pairs": 1, "term": ""}}, "data.source.term: Extra inputs are not permitted"),
        ({"data.source": {"name": "x", "pairs": 1, "term": ""}}, "Did you mean 'terms'? Known: name, pairs, terms."),
        ({"name": None}, "name: Field required."),
        ({"name": ".."}, "name: String should match pattern"),
        ({"name": "a/b"}, "(given: 'a/b')"),
        ({"name": ".hidden"}, "name: String should match pattern"),
        ({"epochs": 0}, "epochs: Input should be greater than or equal to 1 (given: 0)."),
        ({"epochs": "many"}, "epochs: Input should be a valid integer"),
        ({"batch": 513}, "batch: Input should be less than or equal to 512"),
        ({"learning_rate": 0}, "learning_rate: Input should be greater than 0"),
        ({"learning_rate": float("nan")}, "learning_rate: "),
        ({"precision": "fp16"}, "precision: Input should be 'fp32' or 'bf16' (given: 'fp16')."),
        ({"network.head": "E"}, "network.head: Input should be 'A', 'B', 'C', 'D' or 'plain' (given: 'E')."),
        ({"network.output_activation": "selu"}, "head A has no output activation"),
        ({"network.head": "plain", "network.classes": 3}, "the data have 2 classes, the network 3: name them all in"),
        ({"data.classes": ["a", "b", "c"]}, "the data have 3 classes, the network 2: set network.classes to 3 and net"),
        ({"data.classes": ["a", "a"]}, "data.classes: name two classes or more, none of them empty or twice"),
        ({"data.ignored": 255}, "data: colours and ignored go with masks of class indices: name the classes"),
        ({"data.classes": ["a", "b"], "data.colours": ["#000000"]}, "there are 1 colours for 2 classes"),
        ({"data.classes": ["a", "b"], "data.colours": ["red", "#fff"]}, "data.colours.0: String should match pattern"),
        ({"loss": "focall"}, "(given: 'focall'). Did you mean 'focal'?"),
        ({"loss": {"name": "focal", "beta": 0.5}}, "loss: focal has no beta: it takes alpha and gamma"),
        ({"loss": {"name": "dice", "beta": 0.5}}, "loss: dice has no beta: it takes no parameters"),
        ({"loss": {"name": "focal", "gamma": 11}}, "loss: the gamma of focal lies in 0 to 10, not at 11"),
        ({"loss": {"name": "focal", "gamma": float("nan")}}, "loss: the gamma of focal lies in 0 to 10, not at nan"),
        ({"schedule": "cosin"}, "Did you mean 'cosine'?"),
        ({"schedule": {"name": "cosine", "power": 2}}, "schedule: cosine has no power: it takes no parameters"),
        ({"schedule": {"name": "plateau", "factor": 1}}, "the factor of plateau lies in 0.01 to 0.99, not at 1"),
        ({"optimiser": {"momentum": 0.5}}, "optimiser: adamw has no momentum"),
        ({"optimiser": "sdg"}, "Did you mean 'sgd'?"),
        ({"average_weights": 1}, "average_weights: Input should be less than 1"),
        ({"augmentation.crop": 1}, "augmentation.crop: Input should be less than 1"),
        ({"loss": {"name": "tversky"}}, "loss: tversky needs a beta, in 0 to 1"),
        ({"network.in_channels": 1}, "network: images are read in colour: in_channels must be 3"),
        ({"preprocessing.input_size": [8, 8]}, "the input size is 16 to 4096 pixels a side, not 8 × 8"),
        ({"preprocessing.mean": [0.5]}, "preprocessing: mean and std must have 3 values"),
        ({"preprocessing.std": [0, 1, 1]}, "a standard deviation is above 0 and finite"),
        ({"augmentation.rotation": 181}, "augmentation.rotation: Input should be less than or equal to 180"),
        ({"data.train": []}, "data.train: Tuple should have at least 1 item"),
        ({"data.target": " "}, "data.target: the target has a name of its own, which is not 'background'"),
        ({"data.target": "background"}, "data.target: the target has a name of its own"),
        ({"data.validation_pairs": None}, "data: give either folders to validate on, or validation_pairs"),
        ({"data.validation": ["more"]}, "data: give either folders to validate on, or validation_pairs"),
        ({"data.train_pairs": 0}, "data.train_pairs: Input should be greater than or equal to 1"),
        ({"network": ["unet"]}, "network: Input should be a valid dictionary"),
        (
            {
                "choose_threshold": True,
                "network.classes": 3,
                "network.head": "plain",
                "data.classes": ["a", "b", "c"],
            },
            "choose_threshold is for a target and its background: of more classes the largest counts",
        ),
        (
            {"class_weights": "median_frequency", "loss": "dice"},
            "class_weights go with cross_entropy or dice_ce or tversky_ce, not with dice",
        ),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    path = _written(tmp_path, changes)
    with pytest.raises(UserError) as caught:
        read_plan(path)
    assert str(caught.value).startswith(f"The plan {path} is not valid. ")
    assert message in str(caught.value)


def test_every_wrong_field_is_named_at_once_and_a_long_value_cut(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_plan(_written(tmp_path, {"epochs": 0, "batch": 0, "precision": "x" * 1000}))
    assert all(name in str(caught.value) for name in ("epochs: ", "batch: ", "precision: "))
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("content", [b"name = ", b"a = " + b"[" * 100_000, b"x" * 100])
def test_a_file_that_is_no_toml_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plan.toml").write_bytes(content)
    with pytest.raises(UserError, match=r"plan\.toml is no TOML file"):
        read_plan(tmp_path / "plan.toml")


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"plan\.toml cannot be read: No such file or directory\."):
        read_plan(tmp_path / "plan.toml")
    with pytest.raises(UserError, match=r"cannot be read: Is a directory\."):
        read_plan(tmp_path)


def test_the_plans_that_scale_attention_is_measured_with_differ_in_what_they_measure_alone() -> None:
    plans = {path.stem: read_plan(path) for path in sorted(BENCHMARK_PLANS.glob("*.toml"))}
    further = plans["camvid-further"]
    assert plans["camvid-plain"].taught is None
    for name in ("explicit", "explicit-pair", "hierarchical"):
        one = plans[f"camvid-{name}"]
        spec = further.network.model_copy(
            update={"scale_attention": one.network.scale_attention, "trained_scales": one.network.trained_scales}
        )
        same = {"name": one.name, "summary": one.summary, "network": spec}
        assert one == further.model_copy(update=same)
        assert one.network.scale_attention == name.partition("-")[0]


def test_a_plan_is_the_same_in_another_encoding(tmp_path: Path) -> None:
    text = tomlkit.dumps(PLAN)
    path = tmp_path / "plan.toml"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path.write_bytes(f"# Saved by hand\r\n{text}".encode(encoding))
        assert has_plan(path, text)
    path.write_text(text.replace("epochs = 3", "epochs = 4"), encoding="utf-8")
    assert not has_plan(path, text)
    path.write_text("epochs = ", encoding="utf-8")
    assert not has_plan(path, text)
