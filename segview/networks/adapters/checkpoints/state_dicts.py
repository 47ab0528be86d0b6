"""The choice of a state dict in a foreign checkpoint, and of the prefixes that wrappers have put before its keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from segview.core.base.errors import UserError
from segview.core.base.registry import nearest
from segview.networks.base.network import SegmentationNetwork
from segview.networks.storage.weights import COUNTER, current_names, file_state

# What data-parallel training and training frameworks put before every key, and torch.compile anywhere.
_WRAPPINGS = ("module.", "model.", "net.")
_COMPILED = "_orig_mod."

# Where weights lie by custom; what lies elsewhere gives way to them.
_USUAL = ("", "state_dict", "model_state_dict", "model", "net", "network", "weights", "params", "module", "student")
# Averages over the training, and those that teach: taken where nothing else fits, or where they are asked for.
_AVERAGES = re.compile(r"(^|[._])(ema|swa|avg|averaged?|teacher|shadow|momentum|polyak|target)([._]|$|\d)")

# Buffers and parts of a training that lie beside a network whose keys have no prefix of their own.
_BESIDE = re.compile(
    r"(mean|std|pixel_mean|pixel_std|n_averaged|num_updates|initted|step)|(loss|loss_fn|criterion|metrics?)\..+"
)

_KINDS = {
    str(kind).removeprefix("torch."): kind
    for kind in (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int32, torch.int64, torch.uint8)
}


@dataclass(frozen=True, eq=False)
class StateDict:
    """Tensors of a checkpoint.

    Attributes:
        path: The keys that lead to it, joined by dots; empty for the file itself.
        tensors: By name.
        left_out: How many tensors beside them are not taken.
    """

    path: str
    tensors: Mapping[str, Tensor]
    left_out: int = 0


def chosen(found: Sequence[StateDict], network: SegmentationNetwork, source: Path, *, wanted: str = "") -> StateDict:
    """Return the state dict that a network takes, under the names that its files have.

    The one that has every key of the network in its shape; of several the one that lies where weights usually do, and
    averages of weights last. Where none fits, the one that comes nearest: what it lacks is told by whoever checks it.

    Args:
        found: State dicts, the largest first.
        network: What takes them.
        source: Their file, for the text of errors.
        wanted: The path that is asked for; empty where none is.

    Raises:
        UserError: there is nothing at the path that is asked for; or several fit alike, and they are named.
    """
    parts = [part for one in found for part in _parts(one, network, source)]
    if wanted:
        named = [part for part in parts if part.path == wanted or part.path.startswith(f"{wanted}.")]
        if not named:
            known = list(dict.fromkeys(part.path for part in parts if part.path))
            hint = nearest(wanted, known) or (f" It has {', '.join(known[:8])}." if known else "")
            raise UserError(
                "{source} holds no weights at {wanted}.{hint}", source=source.name, wanted=ascii(wanted), hint=hint
            )
        parts = named
    own = _own(network)
    fitting = sorted((part for part in parts if _fits(part, own)), key=_rank)
    if not fitting:
        return max(parts, key=lambda part: len(own.keys() & part.tensors.keys()))
    first, *others = fitting
    rivals = [other for other in others if _rank(other) == _rank(first) and not _equal(first, other)]
    if rivals:
        names = ", ".join(part.path for part in (first, *rivals))
        raise UserError(
            '{source} holds several weights that fit: {names}. Say which, with --weights or as "weights" '
            "in the file beside it.",
            source=source.name,
            names=names,
        )
    return first


def fits(found: Sequence[StateDict], network: SegmentationNetwork, source: Path) -> bool:
    """Tell whether one of some state dicts has every key of a network in its shape, and no other."""
    own = _own(network)
    parts = [part for one in found for part in _parts(one, network, source)]
    return any(_fits(part, own) and not _others(part, network, own) for part in parts)


def _others(part: StateDict, network: SegmentationNetwork, own: Mapping[str, Any]) -> set[str]:
    return {name for name in part.tensors.keys() - own.keys() if not name.startswith(network.left_aside)}


def shapes_alone(listing: Mapping[str, Sequence[Any]]) -> dict[str, Tensor]:
    """Return tensors without numbers for a list of their kinds and sides, by name."""
    return {
        name: torch.empty(tuple(sides), dtype=_KINDS.get(kind, torch.float32), device="meta")
        for name, (kind, *sides) in listing.items()
    }


def plain_names(state: Mapping[str, Tensor], source: Path) -> dict[str, Tensor]:
    """Return a state dict without what wrappers have put before all of its keys.

    Raises:
        UserError: two keys become one.
    """
    plain = _uncompiled(state, source)
    while prefix := next((one for one in _WRAPPINGS if plain and all(name.startswith(one) for name in plain)), None):
        plain = {name.removeprefix(prefix): tensor for name, tensor in plain.items()}
    return plain


def _uncompiled(state: Mapping[str, Tensor], source: Path) -> dict[str, Tensor]:
    plain = {name.replace(_COMPILED, ""): tensor for name, tensor in state.items()}
    if len(plain) < len(state):
        raise UserError("{source} holds a network twice, compiled and not. Save one state dict alone.", source=source)
    return plain


def _parts(one: StateDict, network: SegmentationNetwork, source: Path) -> Iterator[StateDict]:
    """Yield what lies behind each prefix behind which there are keys of the network, or all where there is none."""
    own = _own(network)
    votes: Counter[str] = Counter()
    plain = _uncompiled(one.tensors, source)
    for name, tensor in plain.items():
        for begin in (0, *(found.end() for found in re.finditer(r"\.", name))):
            votes[name[:begin]] += own.get(name[begin:]) == tensor.shape
    prefixes = [prefix for prefix, count in votes.items() if count * 2 > len(own)] or _best(votes)
    for prefix in prefixes:
        inside = {name.removeprefix(prefix): tensor for name, tensor in plain.items() if name.startswith(prefix)}
        kept = {name: tensor for name, tensor in inside.items() if prefix or name in own or not _BESIDE.fullmatch(name)}
        path = ".".join(part for part in (one.path, prefix.rstrip(".")) if part)
        yield StateDict(path, current_names(kept, network), len(plain) - len(kept))
    if not prefixes:
        yield replace(one, tensors=plain_names(plain, source))


def _best(votes: Counter[str]) -> list[str]:
    return [prefix for prefix, count in votes.most_common(1) if count]


def _own(network: SegmentationNetwork) -> dict[str, tuple[int, ...]]:
    return {name: tuple(tensor.shape) for name, tensor in file_state(network).items()}


def _fits(part: StateDict, own: Mapping[str, tuple[int, ...]]) -> bool:
    shapes = {name: tuple(tensor.shape) for name, tensor in part.tensors.items()}
    return all(shapes.get(name) == shape for name, shape in own.items() if not name.endswith(COUNTER))


def _rank(part: StateDict) -> tuple[bool, int]:
    """Return how far a place is from where weights usually lie; the lowest is taken."""
    places = [_USUAL.index(one) if one in _USUAL else len(_USUAL) for one in part.path.split(".")]
    return bool(_AVERAGES.search(part.path)), max(places)


def _equal(one: StateDict, other: StateDict) -> bool:
    if one.tensors.keys() != other.tensors.keys():
        return False
    pairs = ((tensor, other.tensors[name]) for name, tensor in one.tensors.items())
    return all(not left.is_meta and not right.is_meta and torch.equal(left, right) for left, right in pairs)
