"""Reading the next few items of a batch in threads while one item is processed; the order is kept."""

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
    """Yield each item with the result of reading it, or the failure.

    At most ``ahead`` items are in memory in addition to the one yielded last. Closing the generator waits for running
    reads, and starts no others.

    Args:
        items: The items, in the order in which they are yielded.
        read: Reads an item; called in worker threads, several at once if there is more than one worker.
        workers: Number of threads.
        ahead: Number of items to read in advance.
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
