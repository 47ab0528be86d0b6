"""Maps on demand, by the kind of query."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from segview.core.answers.map_result import MapResult
from segview.core.base.errors import UserError
from segview.core.base.text import Text
from segview.core.requests.attention_query import AttentionAtPoint, AttentionRollout, QueryMask
from segview.core.requests.map_query import Activation, ClassMap, MapQuery
from segview.core.requests.request import Inspect
from segview.inference.backends.devices import ExecutionMode, move_to, out_of_memory
from segview.inference.on_demand import activation, attention, class_maps, queries
from segview.inference.on_demand.subject import Given, Subject
from segview.inference.passes.forward import network_input
from segview.inference.passes.scales import nearest_to_one
from segview.networks.storage.checkpoint import LoadedVariant

# Quick kinds come first, so that they do not wait for kinds that need a pass for each channel.
_MAKERS: dict[type, Callable[[Subject, Sequence[Inspect]], Iterator[Given]]] = {
    Activation: activation.maps,
    AttentionAtPoint: attention.maps,
    QueryMask: queries.maps,
    AttentionRollout: attention.rollouts,
    ClassMap: class_maps.maps,
}


def map_results(
    questions: Sequence[Inspect], image: NDArray[np.uint8], variant: LoadedVariant, among: Sequence[ExecutionMode]
) -> Generator[MapResult]:
    """Yield results of questions about one variant and image, in float32 at the scale nearest to 1.

    A question that cannot be answered has a result of its own, with the problem in a sentence.

    Args:
        questions: Questions of one request.
        image: Rows × columns × 3.
        variant: The variant to run.
        among: Execution modes, whose devices are tried one after another if memory is short.
    """
    devices = list(dict.fromkeys(mode.device for mode in among))
    for group in _groups(questions):
        began, left = time.perf_counter(), list(group)
        while left:
            try:
                x = network_input(image, nearest_to_one(group[0].request.scales), variant.config.preprocessing)
                subject = Subject(move_to(variant.network, devices[0]), x.to(devices[0]), variant.config)
                subject.check_whole()
                for given in _MAKERS[type(group[0].asked)](subject, left):
                    seconds = time.perf_counter() - began
                    yield MapResult(given.question, given.shown, seconds, given.note, given.problem, given.share)
            except UserError as error:
                yield from (MapResult(one, problem=str(error)) for one in left)
            except (RuntimeError, MemoryError) as error:
                if not out_of_memory(error):
                    raise
                if len(devices) == 1:
                    problem = Text(
                        "{devices} has not enough memory for it. Choose a layer nearer to the output.",
                        devices=devices[0],
                    )
                    yield from (MapResult(one, problem=problem) for one in left)
                else:
                    devices.pop(0)
                    torch.cuda.empty_cache()
                    continue
            break


def _groups(questions: Sequence[Inspect]) -> Iterator[list[Inspect]]:
    """Yield groups of questions that share a pass: all layers, all heads of one point, each class map by itself."""
    for kind in _MAKERS:
        groups: dict[object, list[Inspect]] = {}
        for one in questions:
            if isinstance(one.asked, kind):
                key = _pass_key(one.asked)
                groups.setdefault(key, []).append(one)
        yield from groups.values()


def _pass_key(asked: MapQuery) -> object:
    """Return a key that is equal for questions that share a pass."""
    if isinstance(asked, AttentionAtPoint):
        return asked.point, asked.origin
    if isinstance(asked, AttentionRollout):
        return asked.head
    return asked if isinstance(asked, ClassMap) else None
