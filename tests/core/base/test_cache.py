"""A cache that is bounded in bytes."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from segview.core.base.cache import ByteCache


@dataclass(frozen=True)
class _Held:
    nbytes: int


def test_what_was_not_used_for_longest_goes_first() -> None:
    cache: ByteCache[str, _Held] = ByteCache(10)
    for key in "abc":
        cache.put(key, _Held(3))
    assert cache.get("a") == _Held(3)
    cache.put("d", _Held(3))
    assert cache.get("b") is None
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]
    assert (len(cache), cache.nbytes) == (3, 9)


def test_one_that_is_too_large_is_not_kept_and_pushes_nothing_out_but_what_it_replaces() -> None:
    cache: ByteCache[str, _Held] = ByteCache(10)
    cache.put("a", _Held(4))
    cache.put("b", _Held(6))
    cache.put("c", _Held(11))
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (_Held(4), _Held(6), None)
    cache.put("a", _Held(11))
    assert (cache.get("a"), cache.nbytes) == (None, 6)


def test_all_can_be_forgotten() -> None:
    cache: ByteCache[str, _Held] = ByteCache(10)
    cache.put("a", _Held(4))
    cache.discard("x")
    cache.clear()
    assert (len(cache), cache.nbytes, cache.get("a")) == (0, 0, None)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 14), st.booleans()), max_size=60))
def test_the_limit_holds_and_the_count_is_right_after_anything(steps: list[tuple[int, int, bool]]) -> None:
    cache: ByteCache[int, _Held] = ByteCache(12)
    for key, size, keep in steps:
        if keep:
            cache.put(key, _Held(size))
        else:
            cache.discard(key)
        held = [value for key in range(6) if (value := cache.get(key)) is not None]
        assert cache.nbytes == sum(value.nbytes for value in held) <= 12
        assert len(cache) == len(held)
