"""Items of a batch are read in their order, a few ahead of the one that is worked on, and no more."""

from __future__ import annotations

import threading

import pytest

from segview.core.base.errors import UserError
from segview.core.requests.read_ahead import read_ahead
from segview.core.requests.request import Failure


@pytest.mark.parametrize("workers", [1, 3])
def test_all_items_come_in_their_order(workers) -> None:
    found = list(read_ahead(range(50), lambda number: number**2, workers=workers))
    assert found == [(number, number**2) for number in range(50)]


def test_what_cannot_be_read_costs_that_item() -> None:
    def read(number: int) -> int:
        if number == 1:
            raise UserError("The second cannot be read.")
        return number

    first, second, third = read_ahead(range(3), read)
    assert (first, third) == ((0, 0), (2, 2))
    assert second == (1, Failure(1, "The second cannot be read."))


def test_the_next_is_read_while_one_is_worked_on() -> None:
    read = threading.Event()
    items = read_ahead((1, 2), lambda number: read.set() if number == 2 else None)
    next(items)
    assert read.wait(10)
    items.close()


def test_no_more_is_read_than_was_said_and_nothing_after_the_end() -> None:
    begun: list[int] = []
    items = read_ahead(range(100), begun.append, ahead=4)
    for _ in range(3):
        next(items)
    items.close()
    assert 3 <= len(begun) <= 3 + 4
    assert begun == list(range(len(begun)))
