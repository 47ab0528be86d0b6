"""Uncaught errors: they are reported in the window and written to the log, and the window continues."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from segview.core.base.reports import sentence_on


def report_uncaught_errors(tell: Callable[[str], object], post: Callable[[Callable[[], object]], object]) -> None:
    """Report every error that a slot or a thread does not catch.

    Args:
        tell: Called with the sentence of the report, in the window's thread.
        post: Runs a callable in the window's thread.
    """

    def report(error: BaseException | None) -> None:
        if isinstance(error, Exception):
            sentence = sentence_on(error)
            post(lambda: tell(sentence))

    def report_from_slot(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            report(error)
        else:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = report_from_slot
    threading.excepthook = lambda given: report(given.exc_value)
