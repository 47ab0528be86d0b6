"""A network in training: its steps and its validation."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator
from pathlib import Path
from typing import cast

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.process_memory import highest_memory
from segview.core.plans.plan import TrainingPlan
from segview.core.runs.run import Step, ValidationScores
from segview.core.variants.classes import IGNORED
from segview.data.transforms import augment
from segview.inference.backends.devices import out_of_memory
from segview.networks.base.network import SegmentationNetwork
from segview.networks.heads.output import probabilities
from segview.training.data.in_memory import InMemoryDataset
from segview.training.data.labels import LabelScores, presence, windows
from segview.training.data.network_input import network_input
from segview.training.distributed import processes
from segview.training.distributed.batch_norm import with_common_norms
from segview.training.loop.optimise import after_step, average_of, optimizer_of, schedule_of
from segview.training.loop.precision import autocast, prepare
from segview.training.loop.snapshot import Training
from segview.training.loop.validation import validation
from segview.training.loop.validation_previews import write_previews
from segview.training.losses.division import Division
from segview.training.losses.objective import objective_of


class Learner:
    """A network in training: its weights, its optimiser, and the random generator for order and augmentation."""

    def __init__(
        self,
        network: SegmentationNetwork,
        plan: TrainingPlan,
        *,
        steps: int,
        device: str,
        class_weights: Tensor | None = None,
    ) -> None:
        self._plan, self._steps, self._device = plan, steps, device
        self._outside = IGNORED if plan.data.labelling or plan.without_masks else 0
        with enough_memory():
            prepare(network, device, plan.precision)
            network = with_common_norms(network, device) if processes.size() > 1 else network
            average = average_of(network, plan.average_weights)
            objective = objective_of(network, plan, class_weights)
            self._parts = objective.parts
            self._objective = processes.synchronise_gradients(objective, in_parts=network.learns_in_parts)
        self.network = network
        optimizer = optimizer_of(network, plan)
        chance = torch.Generator().manual_seed(plan.seed)
        self.training = Training(network, optimizer, schedule_of(optimizer, plan, steps), chance, average)

    @property
    def evaluated_network(self) -> SegmentationNetwork:
        """The network that is validated and saved: the one with averaged weights, if the plan averages them."""
        average = self.training.average
        return self.network if average is None else cast("SegmentationNetwork", average.module)

    @property
    def learning_rate(self) -> float:
        """The learning rate of the decoder in the next step."""
        return float(self.training.optimizer.param_groups[-1]["lr"])

    def epoch(self, train: InMemoryDataset, number: int) -> Generator[Step, None, float]:
        """Train on every pair once, yield each step, and return the mean of the batches' losses.

        A batch of a single pair gets a second pair, because batch norms need a variance.

        Raises:
            UserError: the loss became NaN.
        """
        self.network.train()
        order = torch.randperm(len(train), generator=self.training.chance)
        losses: list[float] = []
        start, seen = time.perf_counter(), 0
        for part in order.tensor_split(self._steps):
            alone = len(part) == 1 and self._plan.batch > 1
            indices = torch.cat((part, order[:1])) if alone else part
            losses.append(self._step(train, indices))
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

    def _step(self, train: InMemoryDataset, indices: Tensor) -> float:
        training, mine = self.training, processes.shard(len(indices))
        images, masks = augment(
            *train.batch(indices[mine], self._device),
            self._plan.augmentation,
            training.chance,
            outside=self._outside,
            part=(mine, len(indices)),
            size=self._plan.preprocessing.input_size,
        )
        total = sum(self._part(part, images, masks) for part in self._parts)
        after_step(training.schedule)
        if training.average is not None:
            training.average.update_parameters(self.network)
        return total

    def _part(self, part: str, images: Tensor, masks: Tensor) -> float:
        """Take a step on one part of the objective, and return its loss."""
        with autocast(self._device, self._plan.precision):
            loss: Tensor = self._objective(part, images, masks)
        if not torch.isfinite(loss):
            raise UserError("The loss became NaN. Lower the learning rate, or train with precision fp32.")
        self.training.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # pyright: ignore[reportUnknownMemberType]
        self.training.optimizer.step()
        return float(loss.detach())

    def _memory(self) -> int:
        if self._device != "cpu":
            return torch.cuda.max_memory_reserved(self._device)
        return highest_memory()

    @torch.inference_mode()
    def scores(self, held: InMemoryDataset) -> ValidationScores:
        """Return the scores on the validation images, at the input size."""
        network = self.evaluated_network.eval()
        if self._plan.without_masks:
            return Division(network, self._plan).scores(held, self._device)
        found, labels = validation(self._plan.class_names), LabelScores()
        for indices in torch.arange(len(held))[processes.shard(len(held))].split(self._plan.batch):
            images, masks = held.batch(indices, self._device)
            logits = network(network_input(images, self._plan.preprocessing))
            for one, mask in zip(probabilities(logits), masks[:, 0], strict=True):
                found.add(one, mask)
            if network.learns_from_labels:
                self._add_labels(labels, images, masks)
        scores = found.scores()
        return (
            scores.model_copy(update={"label_precision": labels.precision()}) if network.learns_from_labels else scores
        )

    def _add_labels(self, labels: LabelScores, images: Tensor, masks: Tensor) -> None:
        """Add the network's image-level scores of windows with the size used in training."""
        share, data = self._plan.augmentation.window, self._plan.data
        first = next(iter(self.evaluated_network.loss_weights))
        for part, truth in zip(windows(images, share), windows(masks, share), strict=True):
            said = self.evaluated_network.outputs(network_input(part, self._plan.preprocessing))[first]
            labels.add(said, *presence(truth, self._plan.network.classes, share=data.label_share))

    def selection_value(self, scores: ValidationScores) -> float | None:
        """Return the number by which the best epoch is chosen, or None if the last epoch is kept.

        A network that learns from image labels keeps the last epoch: choosing by masks would leak them into training,
        and its labels are right long before its attention has converged.
        """
        return None if self.evaluated_network.learns_from_labels else scores.selection_score[1]

    def show(self, watched: InMemoryDataset, path: Path) -> None:
        """Write previews of the network's current predictions, in evaluation mode; nothing if there are no images."""
        if len(watched):
            images, _ = watched.batch(torch.arange(len(watched)), self._device)
            x = network_input(images, self._plan.preprocessing)
            write_previews(path, self.evaluated_network, watched, x, self._plan)


@contextlib.contextmanager
def enough_memory() -> Generator[None]:
    """Turn out-of-memory errors into an error that says what to do.

    Raises:
        UserError: there is not enough memory.
    """
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not out_of_memory(error):
            raise
        raise UserError("There is not enough memory to train. Lower batch or input_size in the plan.") from error
