"""From a plan to a variant: a generator of steps and epochs."""

from __future__ import annotations

import contextlib
import math
import sys
import time
from collections.abc import Generator
from pathlib import Path
from typing import cast

import torch
from torch import Tensor

from segview.core.classes import IGNORED
from segview.core.errors import UserError
from segview.core.plan import TrainingPlan
from segview.core.run import Epoch, LeftOut, Step, ValidationScores
from segview.core.run_folder import RunFolder
from segview.data.transforms import augment, normalised
from segview.inference.devices import out_of_memory
from segview.networks.build import build, outline, rehearse
from segview.networks.heads import probabilities
from segview.networks.network import SegmentationNetwork
from segview.training.encoder import load_encoder
from segview.training.labels import LabelScores, presence, windows
from segview.training.loaded import Loaded
from segview.training.losses import loss_of
from segview.training.objective import objective
from segview.training.optimise import after_epoch, after_step, average_of, optimizer_of, schedule_of
from segview.training.snapshot import Progress, Training, recall, save_snapshot
from segview.training.splits import split, write_split
from segview.training.teach import take_over
from segview.training.validation import validation
from segview.training.variant import save
from segview.training.watch import write_strip

if sys.platform != "win32":
    import resource


def fit(plan: TrainingPlan, *, root: Path, folder: Path, device: str = "cpu") -> Generator[LeftOut | Step | Epoch]:
    """Train as planned, from where an earlier call in the same folder was broken off.

    What is left out is yielded first, then each step and epoch.

    The best epoch's variant lies in ``folder/best`` whenever an epoch is yielded, and what is needed to go on after it
    in ``folder/last.safetensors``: on the CPU, a run that was broken off ends with the same weights, to the bit.

    Args:
        plan: What to do.
        root: Folder that the plan's paths are relative to.
        folder: The run's folder.
        device: ``cpu`` or a CUDA device.

    Raises:
        UserError: data or encoder weights are missing or do not fit, the loss became NaN, there is not enough memory,
            or the folder cannot be written.
    """
    if not plan.network.learns:
        raise UserError(f"{plan.network.architecture} has nothing to learn. Choose a network.")
    size = plan.preprocessing.input_size
    training, validating = split(plan.data, root)
    files = RunFolder(folder)
    write_split(files.split, training, validating)
    # What is wrong with the network is told before the data are read, which takes minutes.
    rehearse(outline(plan.network), plan.network, size)
    network = _begun(plan, root)
    with _enough_memory():
        train, held = (Loaded.read(pairs, size, plan.data.labelling) for pairs in (training, validating))
    if train.left_out or held.left_out:
        yield LeftOut(reasons=(*train.left_out, *held.left_out))
    run = _Run(network, plan, steps=math.ceil(len(train) / plan.batch), device=device)
    progress = recall(files.snapshot, run.training)
    for number in range(progress.epoch + 1, plan.epochs + 1):
        if number - 1 - progress.best_epoch >= plan.patience and progress.best_epoch:
            return
        start = time.perf_counter()
        with _enough_memory():
            loss = yield from run.epoch(train, number)
            trained = time.perf_counter()
            scores = run.scores(held)
        value = run.deciding(scores)
        better = value is None or value > progress.best
        if better:
            save(files.best, run.answering, plan, pairs=len(train))
        after_epoch(run.training.schedule, scores.validation_dice if value is None else value)
        progress = Progress(number, *((value or 0.0, number) if better else (progress.best, progress.best_epoch)))
        with _enough_memory():
            run.show(held.first(plan.watch), files.strip(number))
        save_snapshot(files.snapshot, run.training, progress)
        yield Epoch(
            number=number,
            loss=loss,
            seconds=time.perf_counter() - start,
            images_per_second=len(train) / (trained - start),
            best=better,
            learning_rate=run.learning_rate,
            **scores.model_dump(),
        )


def _begun(plan: TrainingPlan, root: Path) -> SegmentationNetwork:
    """Return the network of a plan with the weights that it begins with, and the seed of chance set."""
    torch.manual_seed(plan.seed)
    network = build(plan.network)
    if plan.taught:
        take_over(network, root / plan.taught)
    elif plan.encoder_weights:
        load_encoder(network.trunk.encoder, root / plan.encoder_weights)
    return network


class _Run:
    """A network in training: its weights, its optimizer, and the chance that orders and changes the pairs."""

    def __init__(self, network: SegmentationNetwork, plan: TrainingPlan, *, steps: int, device: str) -> None:
        self._plan, self._steps, self._device = plan, steps, device
        self._loss = loss_of(plan.loss)
        self._outside = IGNORED if plan.data.labelling else 0
        with _enough_memory():
            network.to(device=device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
            average = average_of(network, plan.average_weights)
        self.network = network
        optimizer = optimizer_of(network, plan)
        chance = torch.Generator().manual_seed(plan.seed)
        self.training = Training(network, optimizer, schedule_of(optimizer, plan, steps), chance, average)

    @property
    def answering(self) -> SegmentationNetwork:
        """The network that is validated and saved: that of the averaged weights, where the plan wants them."""
        average = self.training.average
        return self.network if average is None else cast("SegmentationNetwork", average.module)

    @property
    def learning_rate(self) -> float:
        """The rate of the decoder's next step."""
        return float(self.training.optimizer.param_groups[-1]["lr"])

    def epoch(self, train: Loaded, number: int) -> Generator[Step, None, float]:
        """Train on every pair once, yield each step, and return the mean of the batches' losses.

        Raises:
            UserError: the loss became NaN.
        """
        self.network.train()
        order = torch.randperm(len(train), generator=self.training.chance)
        losses: list[float] = []
        start, seen = time.perf_counter(), 0
        # Batches of nearly equal size: a last one of a single picture would have no variance to normalise by.
        for indices in order.tensor_split(self._steps):
            losses.append(self._step(*train.batch(indices, self._device)))
            seen += len(indices)
            yield Step(
                epoch=number,
                step=len(losses),
                steps=self._steps,
                loss=losses[-1],
                images_per_second=seen / (time.perf_counter() - start),
                memory=self._memory(),
            )
        return sum(losses) / len(losses)

    def _step(self, pictures: Tensor, masks: Tensor) -> float:
        training = self.training
        pictures, masks = augment(pictures, masks, self._plan.augmentation, training.chance, outside=self._outside)
        with torch.autocast(self._device.split(":")[0], torch.bfloat16, enabled=self._plan.precision == "bf16"):
            loss = objective(
                self.network,
                self._input(pictures),
                masks,
                self._loss,
                classes=self._plan.network.classes,
                label_share=self._plan.data.label_share,
            )
        if not torch.isfinite(loss):
            raise UserError("The loss became NaN. Lower the learning rate, or train with precision fp32.")
        training.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        training.optimizer.step()
        after_step(training.schedule)
        if training.average is not None:
            training.average.update_parameters(self.network)
        return float(loss.detach())

    def _memory(self) -> int:
        if self._device != "cpu":
            return torch.cuda.max_memory_reserved(self._device)
        return 0 if sys.platform == "win32" else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    @torch.inference_mode()
    def scores(self, held: Loaded) -> ValidationScores:
        """Return what the validation images say, at the input size."""
        network = self.answering.eval()
        found, labels = validation(self._plan.data.class_names), LabelScores()
        for indices in torch.arange(len(held)).split(self._plan.batch):
            pictures, masks = held.batch(indices, self._device)
            for one, mask in zip(probabilities(network(self._input(pictures))), masks[:, 0], strict=True):
                found.add(one, mask)
            if network.learns_from_labels:
                self._add_labels(labels, pictures, masks)
        scores = found.scores()
        return (
            scores.model_copy(update={"label_precision": labels.precision()}) if network.learns_from_labels else scores
        )

    def _add_labels(self, labels: LabelScores, pictures: Tensor, masks: Tensor) -> None:
        """Add what the network says of windows as large as those that it is trained on."""
        share, data = self._plan.augmentation.window, self._plan.data
        first = next(iter(self.answering.loss_weights))
        for part, truth in zip(windows(pictures, share), windows(masks, share), strict=True):
            said = self.answering.outputs(self._input(part))[first]
            labels.add(said, *presence(truth, len(data.class_names), share=data.label_share))

    def deciding(self, scores: ValidationScores) -> float | None:
        """Return by what the best epoch is chosen, or None where the last one is.

        It is the Dice; but masks would tell a network that learns from labels more than it may know.
        """
        return scores.label_precision if self.answering.learns_from_labels else scores.validation_dice

    def show(self, watched: Loaded, path: Path) -> None:
        """Write what the network makes of images now, in evaluation mode; of none, nothing."""
        if len(watched):
            pictures, _ = watched.batch(torch.arange(len(watched)), self._device)
            write_strip(path, self.answering, watched, self._input(pictures), self._plan.data)

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
