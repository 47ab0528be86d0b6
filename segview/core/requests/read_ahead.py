"""Reading the next items of a batch in threads while one is worked on, in their order and a few at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TypeVar

from segview.core.requests.failures import attempt
from segview.core.requests.request import Failure

T = TypeVar("T")
R = TypeVar("R")


def read_ahead(
    items: Iterable[T], read: Callable[[T], R], *, workers: int = 1, ahead: int = 3
) -> Generator[tuple[T, R | Failure]]:
    """Yield each item with what was read of it, or why it could not be.

    No more than ``ahead`` items are in memory beside the one that was yielded last. Closing the generator waits for
    those that are being read, and reads no others.

    Args:
        items: In the order in which they are yielded.
        read: Reads one; it runs in other threads, and several at once where there is more than one worker.
        workers: Threads.
        ahead: Items that are read before they are asked for.
    """
    left = iter(items)
    with ThreadPoolExecutor(workers, "reading") as pool:
        waiting: deque[tuple[T, Future[R | Failure]]] = deque()

        def begin(count: int) -> None:
            for item in islice(left, count):
                waiting.append((item, pool.submit(attempt, item, partial(read, item), about=item)))

        begin(ahead)
        try:
            while waiting:
                item, future = waiting.popleft()
                found = future.result()
                begin(1)
                yield item, found
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
