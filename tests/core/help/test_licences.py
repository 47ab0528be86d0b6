"""The packages that are installed, and their licences."""

from __future__ import annotations

from segview.core.help.licences import licences


def test_what_segview_needs_is_listed_with_versions_and_terms() -> None:
    listed = {one.package.lower(): one for one in licences()}
    assert {"segview", "torch", "numpy", "pyqtgraph", "typer"} <= set(listed)
    assert listed["numpy"].version
    assert "BSD" in listed["torch"].terms
    # What packages need in turn is there too.
    assert "markupsafe" in listed
    # What only tests and builds need is not.
    assert "pytest-qt" not in listed


def test_a_package_that_is_not_there_has_none() -> None:
    assert licences("no-such-package-at-all") == ()
