"""The packages that are installed with segview, each with its version and licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

ROOT = "segview"
_OF_MAKERS = re.compile(r"extra\s*==\s*['\"](?:app|docs|test)['\"]")
"""Requirements for building and testing segview, which are not part of the running program."""


@dataclass(frozen=True, order=True)
class Licence:
    """A package and its licence.

    Attributes:
        package: Name of the package.
        version: Version of the package.
        terms: Licence as stated by the package; empty if it states none.
    """

    package: str
    version: str
    terms: str


def licences(root: str = ROOT) -> tuple[Licence, ...]:
    """Return all installed requirements of a package, sorted by name, including installed extras."""
    found: dict[str, Licence] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        found[key] = Licence(one.metadata["Name"], one.version, terms(one))
        needs = [need for need in one.requires or () if not _OF_MAKERS.search(need)]
        waiting += [re.split(r"[\s;\[<>=!~(]", need, maxsplit=1)[0] for need in needs]
    return tuple(sorted(found.values(), key=lambda licence: licence.package.lower()))


def terms(package: Distribution) -> str:
    """Return a package's licence: its expression, else its classifiers, else the first line of its text."""
    about = package.metadata
    if "License-Expression" in about:
        return about["License-Expression"]
    classified = [one.rsplit("::", 1)[1].strip() for one in about.get_all("Classifier") or () if "License ::" in one]
    if classified:
        return ", ".join(classified)
    text = about["License"].strip() if "License" in about else ""
    return text.splitlines()[0][:80] if text else ""
