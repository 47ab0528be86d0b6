"""From a plan to a variant: a generator of epochs."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Generator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn

import segview
from segview.core.errors import UserError, first_sentence
from segview.core.plan import BACKGROUND, TrainingPlan
from segview.core.spec import DataSource, VariantConfig
from segview.data.transforms import augment, normalised
from segview.inference.devices import out_of_memory
from segview.networks.build import build, outline, probabilities, rehearse
from segview.networks.checkpoint import save_variant, weights_bytes
from segview.networks.network import SegmentationNetwork
from segview.training.loaded import Loaded
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


def fit(plan: TrainingPlan, *, root: Path, folder: Path, device: str = "cpu") -> Generator[Epoch]:
    """Train as planned and yield each epoch; the best epoch's variant lies in ``folder/best`` whenever it yields.

    Args:
        plan: What to do.
        root: Folder that the plan's paths are relative to.
        folder: The run's folder.
        device: ``cpu`` or a CUDA device.

    Raises:
        UserError: data or encoder weights are missing or do not fit, the loss became NaN, or there is not enough
            memory.
    """
    size = plan.preprocessing.input_size
    training, validation = split(plan.data, root)
    # Told before the data are read, which takes minutes.
    rehearse(outline(plan.network), plan.network, size)
    run = _Run(plan, root=root, steps=math.ceil(len(training) / plan.batch), device=device)
    with _enough_memory():
        train, held = Loaded.read(training, size), Loaded.read(validation, size)
    best, best_number = -1.0, 0
    for number in range(1, plan.epochs + 1):
        start = time.perf_counter()
        with _enough_memory():
            loss = run.epoch(train)
            trained = time.perf_counter()
            dice = run.dice(held)
        if dice > best:
            best, best_number = dice, number
            save(folder / "best", run.network, plan, pairs=len(training))
        seconds = time.perf_counter() - start
        rate = len(training) / (trained - start)
        yield Epoch(number, loss, dice, seconds, rate, best_number == number)
        if number - best_number >= plan.patience:
            return


class _Run:
    """A network in training: its weights, its optimizer, and the chance that orders and changes the pairs."""

    def __init__(self, plan: TrainingPlan, *, root: Path, steps: int, device: str) -> None:
        self._plan, self._steps, self._device = plan, steps, device
        self._loss = LOSSES[plan.loss]
        torch.manual_seed(plan.seed)
        self._chance = torch.Generator().manual_seed(plan.seed)
        self.network = build(plan.network)
        if plan.encoder_weights:
            load_encoder(self.network.trunk.encoder, root / plan.encoder_weights)
        with _enough_memory():
            self.network.to(device=device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
        self._optimizer, self._schedule = _optimizer(self.network, plan, steps)

    def epoch(self, train: Loaded) -> float:
        """Train on every pair once and return the mean of the batches' losses.

        Raises:
            UserError: the loss became NaN.
        """
        self.network.train()
        order = torch.randperm(len(train), generator=self._chance)
        # Batches of nearly equal size: a last one of a single picture would have no variance to normalise by.
        losses = [self._step(*train.batch(indices, self._device)) for indices in order.tensor_split(self._steps)]
        return sum(losses) / len(losses)

    def _step(self, pictures: Tensor, masks: Tensor) -> float:
        pictures, masks = augment(pictures, masks, self._plan.augmentation, self._chance)
        with torch.autocast(self._device.split(":")[0], torch.bfloat16, enabled=self._plan.precision == "bf16"):
            logits = self.network(self._input(pictures))
        loss = self._loss(logits, masks)
        if not torch.isfinite(loss):
            raise UserError("The loss became NaN. Lower the learning rate, or train with precision fp32.")
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        self._optimizer.step()
        self._schedule.step()
        return float(loss.detach())

    @torch.inference_mode()
    def dice(self, held: Loaded) -> float:
        """Return the mean over images of the Dice at threshold 0.5 and the input size."""
        self.network.eval()
        dices: list[Tensor] = []
        for indices in torch.arange(len(held)).split(self._plan.batch):
            pictures, masks = held.batch(indices, self._device)
            found = probabilities(self.network(self._input(pictures)))[:, 1:] > 0.5
            both = (found & (masks > 0)).sum(dim=(1, 2, 3))
            total = found.sum(dim=(1, 2, 3)) + masks.sum(dim=(1, 2, 3))
            dices.append(torch.where(total > 0, 2 * both / total.clamp(min=1), torch.ones_like(total)))
        return float(torch.cat(dices).mean())

    def _input(self, pictures: Tensor) -> Tensor:
        scaled = normalised(pictures, self._plan.preprocessing.mean, self._plan.preprocessing.std)
        return scaled.contiguous(memory_format=torch.channels_last)


@contextlib.contextmanager
def _enough_memory() -> Generator[None]:
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not out_of_memory(error):
            raise
        raise UserError("There is not enough memory to train. Lower batch or input_size in the plan.") from error


def load_encoder(encoder: nn.Module, path: Path) -> None:
    """Initialise the encoder from a safetensors file, every key of it.

    Raises:
        UserError: the file is missing or does not fit; the keys that differ are counted.
    """
    try:
        state = load_file(path)
    except (OSError, SafetensorError) as error:
        raise UserError(f"The encoder weights {path} cannot be read: {first_sentence(error)}.") from error
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
        raise UserError(f"The encoder weights {path} have other shapes than the encoder: {error}.") from error


def save(folder: Path, network: SegmentationNetwork, plan: TrainingPlan, *, pairs: int) -> None:
    """Write a network that was trained on so many pairs as a variant's folder.

    Raises:
        UserError: the folder cannot be written.
    """
    data = plan.data.source or DataSource(name=", ".join(plan.data.train), pairs=pairs)
    weights = weights_bytes(network, half=plan.half_weights)
    config = VariantConfig(
        name=plan.name,
        network=plan.network,
        classes=(BACKGROUND, plan.data.target),
        preprocessing=plan.preprocessing,
        summary=plan.summary,
        initialised_from=_origin(plan),
        trained_with=_recipe(plan),
        training_data=(data.model_copy(update={"pairs": pairs}),),
        parameters=sum(parameter.numel() for parameter in network.parameters()),
        segview_version=segview.__version__,
        weights_sha256=sha256(weights).hexdigest(),
    )
    save_variant(folder, config, weights)


def _origin(plan: TrainingPlan) -> str:
    if not plan.encoder_weights:
        return "random weights"
    return f"encoder from {plan.encoder_weights_source or Path(plan.encoder_weights).name}"


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
    # With a warm-up of less than one step the schedule divides by zero.
    total = max(3, steps * plan.epochs)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rates, total_steps=total, pct_start=max(0.1, 2 / total), final_div_factor=100
    )
    return optimizer, schedule
