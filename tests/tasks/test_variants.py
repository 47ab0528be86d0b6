from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from segview.core.base.places import imported_folder
from segview.core.variants.catalogue import FoundVariants
from segview.core.variants.folders import find_variants
from segview.tasks.dispatch import run
from segview.tasks.handlers import HANDLERS
from segview.tasks.services import Services
from segview.tasks.variants import FindVariants
from tests.badpaths import BAD_PATHS, bad_path


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return Services(tmp_path / "journals")


def find(services: Services, *opened: Path) -> FoundVariants:
    (found,) = run(HANDLERS, FindVariants(opened), services)
    return found


@pytest.mark.parametrize("kind", BAD_PATHS)
def test_a_place_that_cannot_be_used_costs_that_place(
    services: Services, tmp_path: Path, tiny_variants: Path, kind: str
) -> None:
    shipped = find(services)
    assert not shipped.problems
    place = bad_path(tmp_path, kind)
    found = find(services, place, tiny_variants)
    assert len(found.variants) == len(shipped.variants) + 4
    assert len(found.problems) == 1
    assert str(place)[:40] in found.problems[0]


def test_a_damaged_variant_costs_that_variant(services: Services, tmp_path: Path, tiny_variants: Path) -> None:
    shutil.copytree(tiny_variants, imported_folder())
    one, *others = find_variants(imported_folder())
    (one / "config.json").write_text("{")
    found = find(services)
    assert {variant.folder for variant in found.variants} >= set(others)
    assert len(found.problems) == 1
    assert str(one) in found.problems[0]


def test_a_changed_variant_of_a_place_that_is_gone_is_told(services: Services, tmp_path: Path) -> None:
    found = find(services, tmp_path / "gone" / "@without=cbam", tmp_path / "gone" / "@without=")
    assert "No such file or directory" in found.problems[0]
    assert "not a change to a variant" in found.problems[1]
