"""Outlines of networks: names and shapes on torch's meta device, without memory for the numbers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch.overrides import TorchFunctionMode


@contextlib.contextmanager
def on_meta() -> Iterator[None]:
    """Have networks that are built inside be outlines."""
    with torch.device("meta"), _StepsStayReal():
        yield


class _StepsStayReal(TorchFunctionMode):
    """Keeps ``linspace`` off the meta device: encoders read their drop rates from it, as numbers."""

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        given = dict(kwargs or {})
        if func is torch.linspace:
            given.setdefault("device", "cpu")
        return func(*args, **given)
