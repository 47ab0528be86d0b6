"""Recipes: all that a figure or a report depends on, kept in its file."""

from __future__ import annotations

import platform
import shlex
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.files import is_file, sha256
from segview.core.base.frozen import Frozen
from segview.core.base.provenance import now
from segview.core.images.image import OpenedImage
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.variants.ablation import origin
from segview.core.variants.folders import CONFIG, WEIGHTS
from segview.core.variants.spec import Variant
from segview.data.datasets import Pair

LIBRARIES = ("torch", "numpy", "Pillow", "segmentation-models-pytorch", "scikit-image")
"""Packages that have a part in the numbers."""

Format = Literal["png", "svg", "pdf", "html"]


class UsedFile(Frozen):
    """A file that was used, by where it lies and the SHA-256 of its bytes."""

    path: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> UsedFile:
        """Return a file as it is now.

        Raises:
            UserError: it cannot be read.
        """
        try:
            return cls(path=str(path.absolute()), sha256=sha256(path))
        except OSError as error:
            raise UserError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error


class UsedVariant(Frozen):
    """A variant that was used.

    Attributes:
        label: Its name in the figure.
        folder: Where it lies, with its changes behind ``@`` where it is changed.
        files: Its config and its weights.
    """

    label: str
    folder: str
    files: tuple[UsedFile, ...]

    @classmethod
    def of(cls, label: str, variant: Variant) -> UsedVariant:
        """Return a variant as it is now.

        Raises:
            UserError: its files cannot be read.
        """
        home = origin(variant.folder)[0]
        files = (home / name for name in (CONFIG, WEIGHTS))
        return cls(
            label=label,
            folder=str(variant.folder.absolute()),
            files=tuple(UsedFile.of(file) for file in files if is_file(file)),
        )


class Recipe(Frozen):
    """Everything that a figure or a report is made from.

    Attributes:
        kind: A figure of one image, or a report on folders.
        made: When it was made first.
        versions: Of segview and of what has a part in the numbers.
        files: Images and ground truths.
        variants: Those that answered, in their order.
        prediction_settings: What they were asked.
        view: How it is drawn: maps, threshold where one is given, band.
        threshold: Of the probability, or None for each variant's own.
        theme: Colours of figures.
        format: Of the file.
        dpi: Of a PNG.
        images: The image of a figure; images of a report.
        masks: The ground truth of each image; empty where there is none.
        score: By which a report ranks the images.
        examples: How many best, median and worst images a report shows.
        explained: On how many images, spread evenly, it checks the maps.
    """

    recipe: Literal["segview recipe 1"] = "segview recipe 1"
    kind: Literal["figure", "report"]
    made: str
    versions: dict[str, str]
    files: tuple[UsedFile, ...]
    variants: tuple[UsedVariant, ...]
    prediction_settings: PredictionSettings = PredictionSettings()
    view: ViewSettings = ViewSettings()
    threshold: float | None = None
    theme: str = "dark"
    format: Format = "png"
    dpi: int = 96
    images: tuple[str, ...]
    masks: tuple[str, ...] = ()
    score: str = ""
    examples: int = Field(default=2, ge=1, le=20)
    explained: int = Field(default=0, ge=0, description="Images on which maps are checked, spread evenly")

    @classmethod
    def read(cls, text: str) -> Recipe:
        """Return the recipe that a text is.

        Raises:
            UserError: it is none, or that of another version.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise UserError(
                "The file says how it was made, but not in words of this version of segview ({version}).",
                version=segview.__version__,
            ) from error

    @property
    def words(self) -> str:
        """The recipe as a text."""
        return self.model_dump_json()

    @property
    def command(self) -> str:
        """The command that makes the same again."""
        own, plain = self.prediction_settings, PredictionSettings()
        parts = ["segview", self.kind, *self.images[:1]]
        if self.kind == "report":
            parts = ["segview", self.kind, *dict.fromkeys(str(Path(image).parent) for image in self.images)]
        parts += [word for one in self.variants for word in ("-v", one.folder)]
        if own.scales is not None:
            parts += ["--scales", ",".join(f"{scale:g}" for scale in own.scales)]
        parts += ["--merge", own.merge] if own.merge != plain.merge else []
        parts += ["--flip"] if own.flip else []
        parts += ["--threshold", f"{self.threshold:g}"] if self.threshold is not None else []
        parts += ["--band", f"{self.view.band:g}"]
        if not self.view.own_maps:
            parts += [word for name in self.view.maps for word in ("--maps", name)]
        if self.kind == "figure":
            parts += ["--theme", self.theme, "--dpi", str(self.dpi)]
        else:
            parts += ["--score", self.score, "--examples", str(self.examples)]
            parts += ["--explain", str(self.explained)] if self.explained else []
        return shlex.join([*parts, "--out", f"{self.kind}.{self.format}"])


def versions() -> dict[str, str]:
    """Return the versions of segview, Python, and what has a part in the numbers."""
    found = {"segview": segview.__version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def figure_recipe(
    image: OpenedImage,
    variants: Mapping[str, Variant],
    *,
    prediction_settings: PredictionSettings,
    view: ViewSettings,
    threshold: float | None,
    theme: str,
    form: Format,
    dpi: int,
) -> Recipe:
    """Return the recipe of a figure of one image.

    Raises:
        UserError: a file cannot be read.
    """
    mask = image.truth_path
    return Recipe(
        kind="figure",
        made=now(),
        versions=versions(),
        files=_files([image.path, *([mask] if mask else [])]),
        variants=tuple(UsedVariant.of(label, one) for label, one in variants.items()),
        prediction_settings=prediction_settings,
        view=view,
        threshold=threshold,
        theme=theme,
        format=form,
        dpi=dpi,
        images=(str(image.path.absolute()),),
    )


def report_recipe(
    pairs: Iterable[Pair],
    variants: Mapping[str, Variant],
    *,
    prediction_settings: PredictionSettings,
    view: ViewSettings,
    threshold: float | None,
    score: str,
    examples: int,
    explained: int = 0,
) -> Recipe:
    """Return the recipe of a report on pairs of image and ground truth.

    Raises:
        UserError: a file cannot be read.
    """
    every = list(pairs)
    return Recipe(
        kind="report",
        made=now(),
        versions=versions(),
        files=_files(path for pair in every for path in (pair.image, pair.mask)),
        variants=tuple(UsedVariant.of(label, one) for label, one in variants.items()),
        prediction_settings=prediction_settings,
        view=view,
        threshold=threshold,
        theme="light",
        format="html",
        images=tuple(str(pair.image.absolute()) for pair in every),
        masks=tuple(str(pair.mask.absolute()) for pair in every),
        score=score,
        examples=examples,
        explained=explained,
    )


def _files(paths: Iterable[Path]) -> tuple[UsedFile, ...]:
    return tuple(UsedFile.of(path) for path in dict.fromkeys(paths))
