"""Error handling for single items of a batch: an exception becomes a ``Failure`` of that item; bugs are logged.

An error that the user or the administrator can fix keeps its message; any other error is reported as a bug of segview,
with its traceback in the log (``core.base.reports``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from segview.core.base.reports import bug_report, mendable
from segview.core.requests.request import Failure

T = TypeVar("T")


def attempt(question: object, work: Callable[[], T], *, about: object = "") -> T | Failure:
    """Return the result of the work on one item of a batch, or the failure if it raises an exception.

    Args:
        question: The request or item, which is stored in the failure.
        work: Does the work.
        about: The item in words, such as its file, for the report of a bug.
    """
    try:
        return work()
    except Exception as error:  # any error of one item must not end the batch
        return failure_of(error, question, about=about)


def attempt_stream(question: object, work: Callable[[], Iterable[T]], *, about: object = "") -> Iterator[T | Failure]:
    """Yield the results of the work on one item of a batch, and at the end the failure if it raises an exception."""
    try:
        yield from work()
    except Exception as error:  # as above
        yield failure_of(error, question, about=about)


def failure_of(error: Exception, question: object, *, about: object = "") -> Failure:
    """Return the failure for an exception; a bug is written to the log."""
    sentence = mendable(error)
    if sentence is not None:
        return Failure(question, sentence)
    return Failure(question, bug_report(error, about), bug=True)
