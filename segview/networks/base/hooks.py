"""Hooks on the modules of a network, for the length of a block."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from torch.utils.hooks import RemovableHandle


@contextlib.contextmanager
def hooked(handles: Iterable[RemovableHandle]) -> Iterator[None]:
    """Keep hooks while a block runs, and remove them when it ends, however it ends.

    Args:
        handles: As registering hooks returns them. If a generator of them fails, the earlier ones are removed too.
    """
    with contextlib.ExitStack() as hooks:
        for handle in handles:
            hooks.enter_context(handle)
        yield
