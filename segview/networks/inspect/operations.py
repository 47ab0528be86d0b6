"""The operations of torch that attention consists of."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, cast

import torch
from torch import Tensor
from torch.nn import functional

Operation = Callable[..., Any]

MOST_WEIGHTS = 2**26
"""Largest number of weights of a block that is computed for a map: 256 MB."""

MULTIPLIED: dict[Operation, str] = dict.fromkeys(
    (torch.mul, torch.multiply, Tensor.mul, Tensor.mul_, Tensor.multiply, Tensor.__mul__, Tensor.__imul__), "multiply"
)
MULTIPLIED[Tensor.__rmul__] = "multiply"
SOFTMAX: dict[Operation, str] = dict.fromkeys((torch.softmax, functional.softmax, Tensor.softmax), "softmax")
ATTENTION: dict[Operation, str] = {functional.scaled_dot_product_attention: "attention"}
WHOLE_ATTENTION: dict[Operation, str] = {**ATTENTION, functional.multi_head_attention_forward: "multihead"}
GATES = frozenset(
    (torch.sigmoid, torch.sigmoid_, Tensor.sigmoid, Tensor.sigmoid_, functional.hardsigmoid, functional.sigmoid)
)
PRODUCTS: dict[Operation, str] = dict.fromkeys(
    (torch.matmul, torch.bmm, Tensor.matmul, Tensor.bmm, Tensor.__matmul__, torch.einsum), "product"
)
SUMS = frozenset((torch.sum, Tensor.sum))
SPLITS = frozenset(
    (torch.chunk, torch.split, torch.unbind, Tensor.chunk, Tensor.split, Tensor.unbind, Tensor.__getitem__)
)

# Operations after which attention is still attention: another shape or resolution, a shift by a number.
_PASSING_NAMES = (
    *(
        "view",
        "view_as",
        "reshape",
        "reshape_as",
        "expand",
        "expand_as",
        "unsqueeze",
        "squeeze",
        "permute",
        "transpose",
    ),
    *("flatten", "unflatten", "contiguous", "to", "float", "half", "type_as", "type", "clone", "repeat", "movedim"),
    *("repeat_interleave", "swapaxes", "detach", "broadcast_to", "rsub", "__getitem__", "__rsub__", "rename"),
    *("__add__", "__radd__", "add", "sub", "__sub__", "__mul__", "__rmul__", "mul", "interpolate", "upsample"),
    *("dropout", "dropout2d", "native_dropout"),
)
_NAMESPACES: tuple[Any, ...] = (torch, Tensor, functional)
PASSING = frozenset(
    cast("Operation", getattr(namespace, name))
    for name in _PASSING_NAMES
    for namespace in _NAMESPACES
    if hasattr(namespace, name)
)


MIXING = PASSING | frozenset(
    (*PRODUCTS, functional.linear, functional.conv1d, functional.conv2d, functional.batch_norm, functional.layer_norm)
)
"""Operations that may mix the heads of attention (Shazeer et al., 2020): linear, along an axis of its own."""

SHAPED_LIKE = frozenset((Tensor.view_as, Tensor.reshape_as, Tensor.expand_as, Tensor.type_as))
"""Operations whose numbers come from the first operand only."""


def name_of(func: Operation) -> str | None:
    """Return the kind of an operation that attention can consist of; None for any other."""
    return MULTIPLIED.get(func) or SOFTMAX.get(func) or WHOLE_ATTENTION.get(func) or PRODUCTS.get(func)


def weights_of(func: Operation, args: tuple[Any, ...], given: dict[str, Any]) -> Tensor | None:
    """Return the weights that fused attention does not store: B × heads × queries × keys; None if there are too many.

    Args:
        func: One of ``WHOLE_ATTENTION``.
        args: What it is called with; likewise ``given``.
    """
    if func in ATTENTION:
        return _compute_weights(*args, **given)
    shown = {**given, "need_weights": True, "average_attn_weights": False}
    return cast("Tensor", func(*args, **shown)[1])


def _compute_weights(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attn_mask: Tensor | None = None,
    dropout_p: float = 0.0,
    is_causal: bool = False,
    scale: float | None = None,
    **_others: Any,
) -> Tensor | None:
    del value, dropout_p
    if query.ndim < 4 or query[..., 0].numel() * key.shape[-2] > MOST_WEIGHTS:
        return None
    if key.shape[-3] != query.shape[-3]:  # grouped queries share keys
        key = key.repeat_interleave(query.shape[-3] // key.shape[-3], dim=-3)
    scores = query.float() @ key.float().transpose(-2, -1) * (scale or 1 / math.sqrt(query.shape[-1]))
    if is_causal:
        visible = torch.ones(scores.shape[-2:], dtype=torch.bool, device=scores.device).tril()
        scores = scores.masked_fill(~visible, -math.inf)
    if attn_mask is not None:
        scores = scores.masked_fill(~attn_mask, -math.inf) if attn_mask.dtype == torch.bool else scores + attn_mask
    return scores.softmax(dim=-1)
