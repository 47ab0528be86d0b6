"""The choice of a state dict in a foreign checkpoint, and the removal of wrappers' prefixes from its keys."""

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

# Prefixes that data-parallel training and training frameworks put before every key, and torch.compile's, anywhere.
_WRAPPINGS = ("module.", "model.", "net.")
_COMPILED = "_orig_mod."

# The usual places of weights, in order of preference; other places come last.
_USUAL = ("", "state_dict", "model_state_dict", "model", "net", "network", "weights", "params", "module", "student")
# Averages over the training, and teachers: used only if nothing else fits, or if they are requested.
_AVERAGES = re.compile(r"(^|[._])(ema|swa|avg|averaged?|teacher|shadow|momentum|polyak|target)([._]|$|\d)")

# Buffers and parts of a training beside a network whose keys have no prefix.
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
        path: The keys that lead to the state dict, joined by dots; empty for the file itself.
        tensors: Tensors by name.
        left_out: Number of tensors beside them that are left out.
    """

    path: str
    tensors: Mapping[str, Tensor]
    left_out: int = 0


def chosen(found: Sequence[StateDict], network: SegmentationNetwork, source: Path, *, wanted: str = "") -> StateDict:
    """Return the state dict that fits a network, under the names that the network's files use.

    It has every key of the network in its shape. If several fit, the one in the most usual place is chosen, and
    averages of weights last. If none fits, the nearest is returned, and the caller must check it.

    Args:
        found: State dicts, the largest first.
        network: The network that they should fit.
        source: Their file, for the text of errors.
        wanted: The requested path; empty for none.

    Raises:
        UserError: there is nothing at the requested path; or several fit equally well, and they are named.
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
    """Return whether one of the state dicts has every key of a network in its shape, and no other key."""
    own = _own(network)
    parts = [part for one in found for part in _parts(one, network, source)]
    return any(_fits(part, own) and not _others(part, network, own) for part in parts)


def _others(part: StateDict, network: SegmentationNetwork, own: Mapping[str, Any]) -> set[str]:
    return {name for name in part.tensors.keys() - own.keys() if not name.startswith(network.left_aside)}


def shapes_alone(listing: Mapping[str, Sequence[Any]]) -> dict[str, Tensor]:
    """Return tensors on the meta device for a list of dtypes and shapes, by name."""
    return {
        name: torch.empty(tuple(sides), dtype=_KINDS.get(kind, torch.float32), device="meta")
        for name, (kind, *sides) in listing.items()
    }


def plain_names(state: Mapping[str, Tensor], source: Path) -> dict[str, Tensor]:
    """Return a state dict without the prefixes that wrappers have put before all of its keys.

    Raises:
        UserError: two keys become the same.
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
    """Yield, for each prefix that keys of the network follow, its tensors without the prefix; all if there is none."""
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
    """Return how unusual the place of a state dict is; the lowest rank is preferred."""
    places = [_USUAL.index(one) if one in _USUAL else len(_USUAL) for one in part.path.split(".")]
    return bool(_AVERAGES.search(part.path)), max(places)


def _equal(one: StateDict, other: StateDict) -> bool:
    if one.tensors.keys() != other.tensors.keys():
        return False
    pairs = ((tensor, other.tensors[name]) for name, tensor in one.tensors.items())
    return all(not left.is_meta and not right.is_meta and torch.equal(left, right) for left, right in pairs)
