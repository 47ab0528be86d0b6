"""One item that fails costs that item: whatever it raises becomes a ``Failure``, and a bug is written into the log.

What the user or the machine's owner can mend is said as it is; anything else is a bug of segview, reported as one, with
its traceback in the log (``core.base.reports``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from segview.core.base.reports import bug_report, mendable
from segview.core.requests.request import Failure

T = TypeVar("T")


def attempt(question: object, work: Callable[[], T], *, about: object = "") -> T | Failure:
    """Return what the work on one item of a batch returns, or, where it raises anything, the failure.

    Args:
        question: What is asked; the failure carries it.
        work: Does it.
        about: The item in words, such as its file, for the report of a bug.
    """
    try:
        return work()
    except Exception as error:  # whatever one item trips over, the batch goes on
        return failure_of(error, question, about=about)


def attempt_stream(question: object, work: Callable[[], Iterable[T]], *, about: object = "") -> Iterator[T | Failure]:
    """Yield what the work on one item of a batch yields, and, where it raises anything, the failure at the end."""
    try:
        yield from work()
    except Exception as error:  # as above
        yield failure_of(error, question, about=about)


def failure_of(error: Exception, question: object, *, about: object = "") -> Failure:
    """Return what an error says of a question: what can be mended, or a bug, which is written into the log."""
    sentence = mendable(error)
    if sentence is not None:
        return Failure(question, sentence)
    return Failure(question, bug_report(error, about), bug=True)
