"""Print the oldest version of each package that pyproject.toml allows, as constraints for pip.

python tools/oldest_versions.py [pyproject.toml]
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(\[[\w,.-]+\])?\s*(?P<bounds>[^;]*)")


def main() -> None:
    """Print them, one a line."""
    path = Path(*sys.argv[1:2] or ["pyproject.toml"])
    for line in constraints(tomllib.loads(path.read_text(encoding="utf-8"))["project"]):
        sys.stdout.write(line + "\n")


def constraints(project: dict[str, Any]) -> Iterator[str]:
    """Yield ``name==version`` for each requirement of a project and its extras, but for the project itself.

    Args:
        project: The table ``project``.

    Raises:
        ValueError: a requirement has no oldest version.
    """
    extras: dict[str, list[str]] = project.get("optional-dependencies", {})
    for requirement in [*project["dependencies"], *(one for each in extras.values() for one in each)]:
        found = _REQUIREMENT.fullmatch(requirement)
        if found is None or found["name"] == project["name"]:
            continue
        oldest = re.search(r">=\s*([\w.]+)", found["bounds"])
        if oldest is None:
            raise ValueError(f"{requirement} has no oldest version: write {found['name']}>=…")
        yield f"{found['name']}=={oldest[1]}"


if __name__ == "__main__":
    main()
