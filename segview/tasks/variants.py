"""The task that lists the variants on the disk."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from segview.core.variants.catalogue import FoundVariants, known_variants
from segview.core.variants.folders import comparable
from segview.core.variants.spec import Variant
from segview.tasks.services import Services
from segview.tasks.task import Task


@dataclass(frozen=True)
class FindVariants(Task[FoundVariants]):
    """Find the shipped and imported variants and those in further folders; those compared by default come first.

    Attributes:
        opened: Further folders: variants, or folders of variants.
    """

    opened: tuple[Path, ...] = ()


def find_variants_at(task: FindVariants, services: Services) -> Generator[FoundVariants]:
    """Yield the variants; a folder that cannot be read is skipped and reported as a problem."""
    found = known_variants()
    further = _open(task.opened)
    every = {one.folder: one for one in (*found.variants, *further.variants)}
    usual = comparable(every.values())

    def rank(one: Variant) -> int:
        # Variants that are not networks are needed least often: they come last.
        return 0 if one in usual else 1 if one.config.network.learns else 2

    yield FoundVariants(tuple(sorted(every.values(), key=rank)), (*found.problems, *further.problems))


def _open(places: tuple[Path, ...]) -> FoundVariants:
    if not places:
        return FoundVariants((), ())
    from segview.inference.variants.finding import variants_at

    return variants_at(*places)
