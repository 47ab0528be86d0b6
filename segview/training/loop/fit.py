"""The training of a plan, as a generator of steps and epochs."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from segview.core.base.errors import UserError
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Epoch, LeftOut, Remark, RunItem, ValidationScores
from segview.core.runs.run_folder import RunFolder
from segview.networks.base.network import SegmentationNetwork
from segview.networks.build import build, outline, rehearse
from segview.training.data.in_memory import InMemoryDataset
from segview.training.data.mask_remarks import remark_on
from segview.training.data.shared_reading import read_shared
from segview.training.data.splits import split_of, write_split
from segview.training.distributed import processes
from segview.training.loop.initial_weights import load_encoder, take_over
from segview.training.loop.learner import Learner, enough_memory
from segview.training.loop.optimise import after_epoch
from segview.training.loop.snapshot import Progress, recall, save_snapshot
from segview.training.loop.variant import origin_of, save
from segview.training.losses.class_weights import median_frequency


def fit(plan: TrainingPlan, *, root: Path, folder: Path, device: str = "cpu") -> Generator[RunItem]:
    """Train a plan; if an earlier call in the same folder was interrupted, continue from its last epoch.

    Pairs that are left out are yielded first, then each step and epoch. In a distributed training each process takes
    its share of every batch and of the validation images, the main process writes, and all yield the same items.

    Whenever an epoch is yielded, ``folder/best`` has the best epoch's variant and ``folder/last.safetensors`` the state
    to continue from: on the CPU, an interrupted run ends with bitwise the same weights as an uninterrupted one.

    Args:
        plan: The training plan.
        root: Folder that the plan's paths are relative to.
        folder: The run's folder.
        device: ``cpu`` or a CUDA device.

    Raises:
        UserError: data or encoder weights are missing or do not fit, the loss became NaN, there is not enough memory,
            or the folder cannot be written.
    """
    check_network(plan)  # checked before reading the data, which takes minutes
    size = plan.preprocessing.input_size
    training, validating = split_of(plan.data, root, masks=not plan.without_masks)
    files = RunFolder(folder)
    if processes.is_main_process():
        write_split(files.split, training, validating)
    network, origin = network_of(plan, root), origin_of(plan, root)
    with enough_memory():
        train = read_shared(training, plan.augmentation.size_in_memory(size), plan.data.labelling)
        held = read_shared(validating, size, plan.data.labelling)
    if left_out := (*train.left_out, *held.left_out):
        bugs = tuple(place for place, one in enumerate(left_out) if one.bug)
        yield LeftOut(reasons=tuple(one.reason for one in left_out), bugs=bugs)
    yield from _remarks(plan, train, held)
    steps = math.ceil(len(train) / plan.batch)
    _check_shares(batch=len(train) // steps, held=len(held))
    weights = median_frequency(train.masks, plan.network.classes) if plan.class_weights == "median_frequency" else None
    learner = Learner(network, plan, steps=steps, device=device, class_weights=weights)
    progress = recall(files.snapshot, learner.training)
    _agree(progress, files)
    epochs = _Epochs(plan, files, origin, learner, train, held)
    if plan.taught and not progress.epoch:
        epochs.score_before()
    while progress.epoch < plan.epochs and not progress.has_waited(plan.patience):
        progress = yield from epochs.next(progress)


@dataclass(frozen=True)
class _Epochs:
    """The epochs of a run, one after another.

    Attributes:
        plan: The training plan.
        files: The run's folder.
        origin: Description of the initial weights, for the card.
        learner: The network in training.
        train: The training pairs.
        held: The validation pairs, by which the best epoch is chosen.
    """

    plan: TrainingPlan
    files: RunFolder
    origin: str
    learner: Learner
    train: InMemoryDataset
    held: InMemoryDataset

    def score_before(self) -> None:
        """Write the validation scores of the variant that is fine-tuned, before the first step."""
        with enough_memory():
            before = self.learner.scores(self.held)
        if processes.is_main_process():
            self.files.write_before(before)

    def next(self, progress: Progress) -> Generator[RunItem, None, Progress]:
        """Yield the steps of the next epoch, then the epoch itself; return the new progress."""
        learner, number, start = self.learner, progress.epoch + 1, time.perf_counter()
        with enough_memory():
            loss = yield from learner.epoch(self.train, number)
            trained = time.perf_counter()
            scores = learner.scores(self.held)
        value = learner.selection_value(scores)
        better = value is None or value > progress.best
        if better and processes.is_main_process():
            self._save_best(scores)
        after_epoch(learner.training.schedule, (scores.validation_dice or 0) if value is None else value)
        progress = Progress(number, *((value or 0.0, number) if better else (progress.best, progress.best_epoch)))
        with enough_memory():
            if processes.is_main_process():
                learner.show(self.held.first(self.plan.watch), self.files.preview_file(number))
        save_snapshot(self.files.snapshot, learner.training, progress)
        yield Epoch(
            number=number,
            loss=loss,
            seconds=time.perf_counter() - start,
            images_per_second=len(self.train) / (trained - start),
            best=better,
            learning_rate=learner.learning_rate,
            **scores.model_dump(),
        )
        return progress

    def _save_best(self, scores: ValidationScores) -> None:
        threshold = scores.best_threshold if self.plan.choose_threshold else None
        answering, pairs = self.learner.evaluated_network, len(self.train)
        save(self.files.best, answering, self.plan, pairs=pairs, origin=self.origin, threshold=threshold)


def _remarks(plan: TrainingPlan, train: InMemoryDataset, held: InMemoryDataset) -> Iterator[Remark]:
    """Yield remarks on the masks, if the run uses masks.

    Raises:
        UserError: no pixel counts.
    """
    for masks, part in ((train.masks, "training"), (held.masks, "validation")):
        if not plan.without_masks and (remark := remark_on(masks, plan.data, part)) is not None:
            yield remark


def check_network(plan: TrainingPlan) -> None:
    """Check that the network of a plan can learn, and can run at the input size.

    Raises:
        UserError: it cannot.
    """
    if not plan.network.learns:
        raise UserError(
            "{architecture} has nothing to learn. Choose a network.", architecture=plan.network.architecture
        )
    rehearse(outline(plan.network), plan.network, plan.preprocessing.input_size)


def network_of(plan: TrainingPlan, root: Path) -> SegmentationNetwork:
    """Set the random seed, and return the network of a plan with its initial weights."""
    torch.manual_seed(plan.seed)
    network = build(plan.network)
    if plan.taught:
        take_over(network, root / plan.taught)
    elif plan.encoder_weights:
        load_encoder(network.trunk.encoder, root / plan.encoder_weights)
    if processes.rank():  # else dropout would drop the same units in each share
        torch.manual_seed(plan.seed + 1_000_003 * processes.rank())
    return network


def _check_shares(*, batch: int, held: int) -> None:
    """Check that each process has a share.

    Raises:
        UserError: a batch or the validation set has fewer images than there are processes.
    """
    for count, what in ((batch, "A batch of {} pairs"), (held, "{} pairs to validate on")):
        if count < processes.size():
            raise UserError(
                "{format} cannot be shared by {size} processes. Raise that in the plan, or lower --nproc-per-node.",
                format=what.format(count),
                size=processes.size(),
            )


def _agree(progress: Progress, files: RunFolder) -> None:
    """Check that all processes continue from the same epoch.

    Raises:
        UserError: they see different folders.
    """
    if len({int(one) for one in processes.all_gather(torch.tensor(progress.epoch))}) > 1:
        raise UserError(
            "The processes see different runs in {folder}: it must be on a disk that all share.", folder=files.folder
        )
