"""From a plan to a variant: a generator of epochs."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

import segview
from segview.core.errors import UserError
from segview.core.plan import TrainingPlan
from segview.core.spec import DataSource, VariantConfig
from segview.data.datasets import Pair, pairs
from segview.data.images import read_mask, read_picture
from segview.data.transforms import augment, normalised, resized, resized_mask
from segview.networks.build import SegmentationNetwork, build, probabilities
from segview.networks.checkpoint import save_variant, weights_bytes
from segview.training.losses import LOSSES
from segview.training.splits import split


@dataclass(frozen=True)
class Epoch:
    """What one epoch brought.

    Attributes:
        number: From 1.
        loss: Mean over the training batches.
        validation_dice: Mean over the validation images, at the input size.
        seconds: Time of the epoch, validation included.
        images_per_second: Of the training part.
        best: Whether this is the best epoch so far, now saved.
    """

    number: int
    loss: float
    validation_dice: float
    seconds: float
    images_per_second: float
    best: bool


@dataclass(frozen=True)
class Loaded:
    """Pairs in memory at the input size: pictures N × 3 × H × W and masks N × 1 × H × W, both uint8."""

    pictures: Tensor
    masks: Tensor

    @classmethod
    def read(cls, chosen: tuple[Pair, ...], size: tuple[int, int]) -> Loaded:
        """Read pairs from disk.

        Raises:
            UserError: a picture or mask cannot be read.
        """
        return cls(
            torch.stack([resized(read_picture(pair.image), size) for pair in chosen]),
            torch.stack([resized_mask(read_mask(pair.mask), size) for pair in chosen]),
        )

    def batch(self, indices: Tensor) -> tuple[Tensor, Tensor]:
        """Return pictures in 0 to 1 and masks in 0 or 1, as float32."""
        return self.pictures[indices].float() / 255, self.masks[indices].float()


def fit(plan: TrainingPlan, *, root: Path, folder: Path, device: str = "cpu") -> Generator[Epoch]:
    """Train as planned and yield each epoch; the best epoch's variant lies in ``folder/best`` whenever it yields.

    Args:
        plan: What to do.
        root: Folder that the plan's paths are relative to.
        folder: The run's folder.
        device: ``cpu`` or a CUDA device.

    Raises:
        UserError: data or encoder weights are missing or do not fit, or the loss became NaN.
    """
    torch.manual_seed(plan.seed)
    chance = torch.Generator().manual_seed(plan.seed)
    training, validation = split(plan.data, root)
    network = build(plan.network)
    if plan.encoder_weights:
        load_encoder(network.trunk.encoder, root / plan.encoder_weights)
    network.to(device=device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    size = plan.preprocessing.input_size
    train, held = Loaded.read(training, size), Loaded.read(validation, size)
    optimizer, schedule = _optimizer(network, plan, math.ceil(len(training) / plan.batch))
    best, best_number = -1.0, 0
    for number in range(1, plan.epochs + 1):
        start = time.perf_counter()
        losses = list(_steps(network, train, plan, optimizer, schedule, chance, device))
        trained = time.perf_counter()
        dice = _validate(network, held, plan, device)
        if dice > best:
            best, best_number = dice, number
            data = plan.data.source or DataSource(name=", ".join(plan.data.train), pairs=len(training))
            save(folder / "best", network, plan, data.model_copy(update={"pairs": len(training)}))
        seconds = time.perf_counter() - start
        rate = len(training) / (trained - start)
        yield Epoch(number, sum(losses) / len(losses), dice, seconds, rate, best_number == number)
        if number - best_number >= plan.patience:
            return


def load_encoder(encoder: nn.Module, path: Path) -> None:
    """Initialise the encoder from a safetensors file, every key of it.

    Raises:
        UserError: the file is missing or does not fit; the keys that differ are counted.
    """
    try:
        state = load_file(path)
    except (OSError, SafetensorError) as error:
        raise UserError(f"The encoder weights {path} cannot be read: {error}.") from error
    # Counters of batches seen are no weights; some files leave them out.
    own = {key for key in encoder.state_dict() if not key.endswith("num_batches_tracked")}
    given = {key for key in state if not key.endswith("num_batches_tracked")}
    if own != given:
        raise UserError(
            f"The encoder weights {path} belong to another encoder: {len(own - given)} "
            f"keys are missing and {len(given - own)} are unexpected, such as {min(own ^ given)}."
        )
    try:
        encoder.load_state_dict({**encoder.state_dict(), **state})
    except RuntimeError as error:
        raise UserError(f"The encoder weights {path} have other shapes than the encoder: {error}") from error


def save(folder: Path, network: SegmentationNetwork, plan: TrainingPlan, data: DataSource) -> None:
    """Write the network as a variant's folder.

    Raises:
        UserError: the folder cannot be written.
    """
    weights = weights_bytes(network, half=plan.half_weights)
    config = VariantConfig(
        name=plan.name,
        network=plan.network,
        classes=("background", plan.data.target),
        preprocessing=plan.preprocessing,
        summary=plan.summary,
        initialised_from=f"encoder from {plan.encoder_weights_source}" if plan.encoder_weights else "random weights",
        trained_with=_recipe(plan),
        training_data=(data,),
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        segview_version=segview.__version__,
        weights_sha256=sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)


def _recipe(plan: TrainingPlan) -> str:
    rows, columns = plan.preprocessing.input_size
    return (
        f"{plan.loss} at {rows} × {columns}, AdamW {plan.learning_rate:g}, batch {plan.batch}, at most {plan.epochs} "
        f"epochs, best on validation Dice, {plan.precision}, seed {plan.seed}"
    )


def _optimizer(
    network: SegmentationNetwork, plan: TrainingPlan, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = list(network.trunk.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    rest = [parameter for parameter in network.parameters() if id(parameter) not in known]
    rates = [plan.learning_rate * plan.encoder_learning_rate_factor, plan.learning_rate]
    groups = [{"params": encoder, "lr": rates[0]}, {"params": rest, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.weight_decay, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rates, total_steps=steps * plan.epochs, pct_start=0.1, final_div_factor=100
    )
    return optimizer, schedule


def _steps(
    network: nn.Module,
    train: Loaded,
    plan: TrainingPlan,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    chance: torch.Generator,
    device: str,
) -> Iterator[float]:
    network.train()
    loss_of = LOSSES[plan.loss]
    order = torch.randperm(len(train.pictures), generator=chance)
    for indices in order.split(plan.batch):
        pictures, masks = augment(*(t.to(device) for t in train.batch(indices)), plan.augmentation, chance)
        pictures = normalised(pictures, plan.preprocessing.mean, plan.preprocessing.std)
        with torch.autocast(device.split(":")[0], torch.bfloat16, enabled=plan.precision == "bf16"):
            logits = network(pictures.contiguous(memory_format=torch.channels_last))
        loss = loss_of(logits, masks)
        if not torch.isfinite(loss):
            raise UserError("The loss became NaN. Lower the learning rate, or train with precision fp32.")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        schedule.step()
        yield float(loss.detach())


@torch.inference_mode()
def _validate(network: nn.Module, held: Loaded, plan: TrainingPlan, device: str) -> float:
    """Return the mean over images of the Dice at threshold 0.5 and the input size."""
    network.eval()
    dices: list[Tensor] = []
    for indices in torch.arange(len(held.pictures)).split(plan.batch):
        pictures, masks = (t.to(device) for t in held.batch(indices))
        pictures = normalised(pictures, plan.preprocessing.mean, plan.preprocessing.std)
        found = probabilities(network(pictures.contiguous(memory_format=torch.channels_last)))[:, 1:] > 0.5
        both = (found & (masks > 0)).sum(dim=(1, 2, 3))
        total = found.sum(dim=(1, 2, 3)) + masks.sum(dim=(1, 2, 3))
        dices.append(torch.where(total > 0, 2 * both / total.clamp(min=1), torch.ones_like(total)))
    return float(torch.cat(dices).mean())
