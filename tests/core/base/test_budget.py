"""The budget of caches follows the machine, and the group that the process is confined to."""

from __future__ import annotations

from pathlib import Path

import pytest

from segview.core.base import budget


@pytest.mark.parametrize(("memory", "together"), [(4e9, 0.7e9), (64e9, 1.4e9), (2e9, 0.35e9)])
def test_all_caches_together_hold_a_part_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, memory: float, together: float
) -> None:
    monkeypatch.setattr(budget, "memory_bytes", lambda: int(memory))
    assert sum(map(budget.cache_bytes, budget.SHARES)) == pytest.approx(together, rel=0.001)


def test_this_machine_has_memory() -> None:
    assert budget.memory_bytes() > 500_000_000


def test_a_control_group_bounds_what_there_is(tmp_path: Path) -> None:
    own, groups = tmp_path / "cgroup", tmp_path / "groups"
    (groups / "slice" / "job").mkdir(parents=True)
    (groups / "memory" / "docker").mkdir(parents=True)
    (groups / "slice" / "memory.max").write_text("4000000000\n")
    (groups / "slice" / "job" / "memory.max").write_text("max\n")
    (groups / "memory" / "docker" / "memory.limit_in_bytes").write_text("3000000000\n")
    assert budget._group_limits(own, groups) == []
    own.write_text("0::/slice/job\n")
    assert budget._group_limits(own, groups) == [4_000_000_000]
    own.write_text("9:cpu:/docker\n4:memory:/docker\n")
    assert budget._group_limits(own, groups) == [3_000_000_000]
