"""Outlines of networks, which have only names and shapes, and the interception of calls of torch."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch.overrides import TorchFunctionMode


@contextlib.contextmanager
def on_meta() -> Iterator[None]:
    """Build networks inside the ``with`` block as outlines."""
    with torch.device("meta"), CallInterceptor(_steps_stay_real):
        yield


class CallInterceptor(TorchFunctionMode):
    """A mode that passes every call of torch to a function.

    Args:
        answer: Called with the called function, its positional and its keyword arguments; returns the call's result.
    """

    def __init__(self, answer: Callable[[Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]) -> None:
        super().__init__()
        self._answer = answer

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        return self._answer(func, args, dict(kwargs or {}))


def _steps_stay_real(func: Callable[..., Any], args: tuple[Any, ...], given: dict[str, Any]) -> Any:
    """Keep ``linspace`` off the meta device: encoders read their drop rates from its result as numbers."""
    if func is torch.linspace:
        given.setdefault("device", "cpu")
    return func(*args, **given)
