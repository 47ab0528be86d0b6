"""Networks that learn from the labels of images: what those are, how they are scored, what a run does with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.nn import functional

from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Epoch
from segview.core.variants.classes import IGNORED
from segview.core.variants.spec import NetworkSpec
from segview.networks.build import build
from segview.networks.storage.checkpoint import load_variant
from segview.training.data.labels import LabelScores, average_precision, presence, windows
from segview.training.loop.fit import fit
from segview.training.losses import LOSSES
from segview.training.losses.objective import objective


def test_what_is_in_a_mask_and_what_is_not_asked_for() -> None:
    masks = torch.zeros(3, 1, 10, 10)
    masks[0, 0, 0, :5] = 1  # a twentieth
    masks[1, 0, :5] = 2
    masks[1, 0, 0, 0] = 1  # a hundredth
    masks[2] = IGNORED
    masks[2, 0, 0, :4] = 1  # all that counts
    present, asked = presence(masks, 3, share=0.05)
    assert present.tolist() == [[True, True, False], [True, True, True], [False, True, False]]
    assert asked.tolist() == [[True, True, True], [True, False, True], [True, True, True]]
    assert presence(masks, 3)[1].all()


def test_average_precision_by_hand() -> None:
    # By falling score: right, wrong, right, wrong; the precisions at the right ones are 1 and 2/3.
    assert average_precision([0.9, 0.8, 0.7, 0.1], [True, False, True, False]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([0.1, 0.2, 0.9], [False, False, True]) == 1
    # Equal scores are no order: half of the four are right.
    assert average_precision([0.5] * 4, [True, True, False, False]) == 0.5


def test_average_precision_is_the_area_under_its_curve() -> None:
    chance = np.random.default_rng(0)
    scores = chance.integers(0, 30, 200) / 30
    truth = chance.random(200) < 0.3
    area, before = 0.0, 0.0
    for threshold in sorted(set(scores), reverse=True):
        found = scores >= threshold
        recall = (found & truth).sum() / truth.sum()
        area += (recall - before) * (found & truth).sum() / found.sum()
        before = recall
    assert average_precision(scores, truth) == pytest.approx(area)


def test_windows_lie_evenly_and_do_not_overlap() -> None:
    image = torch.arange(9 * 12.0).reshape(1, 1, 9, 12)
    parts = list(windows(image, 1 / 3))
    assert len(parts) == 9
    assert torch.cat([part.flatten() for part in parts]).sort().values.tolist() == image.flatten().tolist()
    assert torch.equal(next(windows(image, 1)), image)
    assert [len(list(windows(image, share))) for share in (0.5, 0.45, 0.6)] == [4, 4, 1]


def test_classes_that_every_image_has_tell_nothing() -> None:
    labels = LabelScores()
    labels.add(torch.tensor([[1.0, 3.0]]), torch.tensor([[True, True, True]]), torch.ones(1, 3, dtype=torch.bool))
    assert labels.precision() is None
    labels.add(torch.tensor([[2.0, 1.0]]), torch.tensor([[True, True, False]]), torch.ones(1, 3, dtype=torch.bool))
    assert labels.precision() == 1
    labels.add(torch.tensor([[2.0, 9.0]]), torch.tensor([[True, True, False]]), torch.tensor([[True, True, False]]))
    assert labels.precision() == 1  # the last one was not asked for
    assert LabelScores().precision() is None


def test_what_is_not_asked_for_teaches_nothing() -> None:
    torch.manual_seed(0)
    network = build(NetworkSpec(architecture="cam", size="small")).eval()
    x = torch.rand(2, 3, 64, 64)
    masks = torch.zeros(2, 1, 64, 64)
    masks[0, 0, :4, :4] = 1
    entropy = functional.binary_cross_entropy_with_logits(
        network.outputs(x)["scores/A"], torch.tensor([[1.0], [0.0]]), reduction="none"
    )
    every, few = (objective(network, x, masks, LOSSES["dice"], label_share=share) for share in (0.0, 0.1))
    torch.testing.assert_close(every, entropy.mean())
    torch.testing.assert_close(few, entropy[1, 0] / 2)


@pytest.mark.parametrize("architecture", ["cam", "seenet"])
def test_a_plan_trains_from_labels_alone(
    tmp_path: Path, plan: Callable[..., TrainingPlan], shared_weights: Path, architecture: str
) -> None:
    """Windows of the same images: with a disc or without; where it is, is never told."""
    made = plan(
        network={"architecture": architecture, "size": "small", "encoder": "squeezenet1_1"},
        encoder_weights=str(shared_weights / "squeezenet1_1-imagenet.safetensors"),
        preprocessing={"input_size": [128, 128]},
        augmentation={"window": 0.5, "shift": 0, "rotation": 0, "colour": 0},
        data={"train": ["train"], "validation_pairs": 4, "label_share": 0.03},
        epochs=8,
        batch=6,
        learning_rate=2e-3,
    )
    epochs = [item for item in fit(made, root=tmp_path, folder=tmp_path / "run") if isinstance(item, Epoch)]
    assert epochs[-1].loss < epochs[0].loss
    assert max(epoch.label_precision or 0 for epoch in epochs) > 0.8
    assert all(epoch.best for epoch in epochs)  # each takes the place of the one before: the last is kept
    config = load_variant(tmp_path / "run" / "best").config
    assert "cross entropy of image labels" in config.trained_with
    assert "at most 8 epochs, the last one" in config.trained_with


def test_the_masks_shape_is_not_learnt_from(
    tmp_path: Path, plan: Callable[..., TrainingPlan], make_pairs: Callable[[str, int], Path]
) -> None:
    """Two runs whose masks say the same of each image, though of other pixels, are the same run."""
    folder = make_pairs("moved", 8)
    losses = []
    for name in ("first", "second"):
        made = plan(
            network={"architecture": "cam", "size": "small"},
            data={"train": ["moved"], "validation_pairs": 2},
            augmentation={"flip": False, "rotation": 0, "scale": 0, "shift": 0},
            epochs=1,
        )
        items = list(fit(made, root=tmp_path, folder=tmp_path / name))
        losses.append([item.loss for item in items if isinstance(item, Epoch)])
        # Nothing tells these images apart.
        assert [item.label_precision for item in items if isinstance(item, Epoch)] == [None]
        for mask in (folder / "masks").iterdir():
            Image.fromarray(np.roll(np.asarray(Image.open(mask)), 9, axis=1)).save(mask)
    assert losses[0] == losses[1]
