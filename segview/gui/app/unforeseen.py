"""Errors that nobody caught: they are said in the window and written into the log, and the window goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from segview.core.base.reports import sentence_on


def report_unforeseen(tell: Callable[[str], object], post: Callable[[Callable[[], object]], object]) -> None:
    """Have every error that reaches the end of a slot or of a thread said.

    Args:
        tell: Says it, in the window's thread.
        post: Has something called in the window's thread.
    """

    def report(error: BaseException | None) -> None:
        if isinstance(error, Exception):
            sentence = sentence_on(error)
            post(lambda: tell(sentence))

    def of_slot(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            report(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = of_slot
    threading.excepthook = lambda given: report(given.exc_value)
