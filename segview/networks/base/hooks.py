"""Hooks on the modules of a network for the duration of a ``with`` block."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator

from torch.utils.hooks import RemovableHandle


@contextlib.contextmanager
def temporary_hooks(handles: Iterable[RemovableHandle]) -> Iterator[None]:
    """Remove hooks at the end of a block, also after an error.

    Args:
        handles: The handles of registered hooks. If a generator of them fails, the hooks it registered are removed too.
    """
    with contextlib.ExitStack() as hooks:
        for handle in handles:
            hooks.enter_context(handle)
        yield
