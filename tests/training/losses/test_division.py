"""W-Net learns to divide images that have no masks, by a plan."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from pydantic import ValidationError
from torch.nn import functional

from segview.core.base.places import plans_folder
from segview.core.plans.plan import TrainingPlan, read_plan
from segview.core.requests.request import Request
from segview.core.runs.run import Epoch
from segview.core.runs.run_folder import RunFolder
from segview.data.datasets import pairs, read_pair
from segview.inference.predict.predictor import Predictor
from segview.networks.heads.output import probabilities
from segview.networks.storage.checkpoint import load_variant
from segview.training.data.network_input import network_input
from segview.training.losses.division import Division
from segview.training.losses.soft_normalised_cut import soft_normalised_cuts
from segview.training.runs.run import run
from tests.threads import one_thread

Make = Callable[..., TrainingPlan]
FIELDS: dict[str, Any] = {
    "network": {"architecture": "wnet", "size": "small", "head": "plain", "classes": 4},
    "loss": "cut_and_reconstruction",
    "data": {"train": ["train/images"], "validation_pairs": 3},
    "preprocessing": {"input_size": [32, 32]},
    "augmentation": {"rotation": 20},
    "learning_rate": 3e-3,
    "schedule": "constant",
    "encoder_learning_rate_factor": 1,
}


def epochs_of(plan: TrainingPlan, tmp_path: Path, name: str = "run") -> list[Epoch]:
    items = run(plan, root=tmp_path, folder=tmp_path / name, device="cpu")
    return [item for item in items if isinstance(item, Epoch)]


def test_images_without_masks_are_divided(tmp_path: Path, plan: Make) -> None:
    shutil.rmtree(tmp_path / "train" / "masks")
    made = plan(**FIELDS, epochs=6)
    epochs = epochs_of(made, tmp_path)
    assert epochs[-1].loss < epochs[0].loss
    assert (epochs[-1].reconstruction_error or 9) < (epochs[0].reconstruction_error or 0)
    assert all(epoch.validation_dice is None and 0 < (epoch.association or 0) <= 1 for epoch in epochs)
    best = next(epoch for epoch in reversed(epochs) if epoch.best)
    assert best.selection_score[1] == max(epoch.selection_score[1] for epoch in epochs)
    assert best.selection_score[1] == pytest.approx((best.association or 0) - (best.reconstruction_error or 0))
    folder = tmp_path / "run" / "best"
    variant = load_variant(folder)
    assert variant.config.classes == ("segment 1", "segment 2", "segment 3", "segment 4")
    assert "cut_and_reconstruction" in variant.config.trained_with
    assert "#000000" not in variant.config.colours
    assert len(set(variant.config.colours)) == 4
    *_, last = Predictor().predict(Request(tmp_path / "train" / "images" / "train-00.png", folder, (1.0,)))
    assert last.complete
    assert {"probability/segment 1", "probability/segment 4", "reconstruction/error"} <= set(last.maps)
    lines = (tmp_path / "run" / "split" / "train.txt").read_text().splitlines()
    assert len(lines) == 7
    again = plan(**{**FIELDS, "data": {"train": ["run/split/train.txt"], "validation": ["run/split/validation.txt"]}})
    assert len(epochs_of(again, tmp_path, "again")) == 2
    with Image.open(tmp_path / "run" / "watch" / "00001.png") as strip:
        assert strip.height == 2 * 160 + 4  # segments and uncertainty: there are no true masks to show


@pytest.mark.slow
def test_segments_follow_what_looks_alike(tmp_path: Path, plan: Make) -> None:
    """Nothing tells the disc from the ground but the image; the masks judge it only here."""
    fields = {**FIELDS, "network": {**FIELDS["network"], "classes": 3}, "augmentation": {"rotation": 0, "shift": 0}}
    with one_thread():  # sums on more threads round otherwise, and the training takes another way
        epochs_of(plan(**fields, epochs=25, patience=25), tmp_path)
    network = load_variant(tmp_path / "run" / "best").network
    pure = []
    for number in range(10):
        image, mask = read_pair(pairs(tmp_path / "train")[number])
        x, inside = torch.from_numpy(image.copy()).permute(2, 0, 1)[None] / 255, torch.from_numpy(mask.copy()).long()
        with torch.no_grad():
            segments = network(network_input(x, plan(**fields).preprocessing))[0].argmax(dim=0)
        shares = torch.stack([functional.one_hot(inside[segments == k], 2).sum(dim=0) for k in range(3)])
        pure.append(float(shares.amax(dim=1).sum() / inside.numel()))
    assert np.mean(pure) > 0.95, pure  # all in one segment would be 0.85


def test_a_broken_run_goes_on_as_if_it_had_not_been(tmp_path: Path, plan: Make) -> None:
    made = plan(**FIELDS, epochs=3, average_weights=0.9)
    epochs_of(made, tmp_path, "unbroken")
    first = run(made, root=tmp_path, folder=tmp_path / "broken", device="cpu")
    for _ in range(5):
        next(first)
    first.close()
    epochs_of(made, tmp_path, "broken")
    was, now = (RunFolder(tmp_path / name) for name in ("unbroken", "broken"))
    assert was.snapshot.read_bytes() == now.snapshot.read_bytes()


def test_each_part_reaches_its_own_weights_and_leaves_out_what_is_outside(tmp_path: Path, plan: Make) -> None:
    made = plan(**FIELDS)
    epochs_of(made.model_copy(update={"epochs": 1}), tmp_path)
    network = load_variant(tmp_path / "run" / "best").network.requires_grad_(True)
    division = Division(network, made)
    images, masks = torch.rand(2, 3, 32, 32), torch.zeros(2, 1, 32, 32)
    masks[..., 20:] = 255
    division("cut", images, masks).backward()
    assert all((one.grad is None) is name.startswith(("back", "painting")) for name, one in network.named_parameters())
    error = division("reconstruction", images, masks)
    error.backward()
    assert all(one.grad is not None for one in network.parameters())
    with torch.no_grad():
        x = network_input(images, made.preprocessing)
        outputs = network.outputs(x)
        expected = (outputs["reconstruction"] - x)[..., :20].square().mean()
        cuts = soft_normalised_cuts(probabilities(outputs["logits"]), 255 * images, masks == 0)
    torch.testing.assert_close(error.detach(), expected)
    torch.testing.assert_close(division("cut", images, masks).detach(), cuts.mean())


@pytest.mark.parametrize(
    ("changes", "cure"),
    [
        ({"network": {"encoder": "mobilenet_v2"}}, 'set network.architecture to "wnet"'),
        ({"network": {"architecture": "wnet", "head": "A"}}, 'network.head to "plain"'),
        ({"data": {"train": ["x"], "validation_pairs": 1, "test": ["y"]}}, "leave out data.classes"),
        ({"loss": {"name": "cut_and_reconstruction", "radius": 99}}, "the radius of cut_and_reconstruction lies in"),
        ({"loss": {"name": "cut_and_reconstruction", "beta": 1}}, "it takes radius and picture_deviation"),
    ],
)
def test_what_does_not_go_together_is_refused_with_the_cure(plan: Make, changes: dict[str, Any], cure: str) -> None:
    with pytest.raises(ValidationError, match=cure):
        plan(**{**FIELDS, **changes})


def test_the_shipped_plan_learns_without_masks() -> None:
    shipped = read_plan(plans_folder() / "wnet-small-kvasir.toml")
    assert shipped.without_masks
    assert shipped.class_names[-1] == "segment 6"
