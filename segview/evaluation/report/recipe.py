"""Recipes: everything that a figure or a report depends on, stored in its file."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_core import PydanticSerializationError

import segview
from segview.core.base.errors import UserError
from segview.core.base.frozen import Frozen
from segview.core.comparison.plot_settings import PlotSettings
from segview.core.requests.settings import PredictionSettings, ViewSettings
from segview.core.requests.swipe import BARE, NEXT, Swipe
from segview.evaluation.report.used import UsedFile, UsedVariant

_HALF = "\\udc"
"""Start of the JSON escape of a byte in a file name that is not valid UTF-8 (PEP 383)."""

Format = Literal["png", "svg", "pdf", "html"]
Kind = Literal["figure", "report", "plot"]


class Recipe(Frozen):
    """Everything that a figure or a report is made from.

    Attributes:
        kind: A figure of one image, a report on folders, or a plot of scores on folders.
        made: Time when it was first made.
        versions: Versions of segview, Python and the packages that the numbers depend on.
        files: Images and ground truths.
        variants: The variants in their order.
        prediction_settings: Settings of the predictions.
        view: View settings: maps, threshold if one is given, band.
        threshold: Threshold of the probability, or None for each variant's own.
        theme: Colours of figures.
        format: Format of the file.
        dpi: Dots per inch of a PNG.
        images: The image of a figure; images of a report.
        masks: The ground truth of each image; empty if there is none.
        score: Score by which a report ranks the images.
        examples: Number of best, median and worst images in a report.
        explained: Number of images, evenly spaced, on which a report checks the maps.
        panel: Map of a figure with one panel, ``image`` for the image with the masks; empty for the whole wall.
        swipe: Divider through the panels of a figure.
        plot: Settings of a plot.
        tables: Files whose columns are facts of the images of a plot.
    """

    recipe: Literal["segview recipe 1"] = "segview recipe 1"
    kind: Kind
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
    panel: str = ""
    swipe: Swipe | None = None
    plot: PlotSettings | None = None
    tables: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Recipe:
        """Parse a recipe.

        Raises:
            UserError: the text is not a recipe, or is one of another version.
        """
        try:
            # Names that are not valid UTF-8 contain lone surrogates, which pydantic's JSON parser refuses.
            return cls.model_validate(json.loads(text)) if _HALF in text else cls.model_validate_json(text)
        except (ValidationError, ValueError, RecursionError) as error:
            raise UserError(
                "The file says how it was made, but not in a form that this version of segview ({version}) knows.",
                version=segview.__version__,
            ) from error

    @property
    def text(self) -> str:
        """The recipe as text; unused newer fields are left out, so that older files are reproduced exactly."""
        unused = {name for name in ("panel", "swipe", "plot", "tables") if not getattr(self, name)}
        try:
            return self.model_dump_json(exclude=unused)
        except PydanticSerializationError:
            return json.dumps(self.model_dump(exclude=unused), separators=(",", ":"))

    @property
    def command(self) -> str:
        """The command that makes the same file again."""
        own, plain = self.prediction_settings, PredictionSettings()
        parts = ["segview", self.kind, *self.images[:1]]
        if self.kind != "figure":
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
        if self.kind != "report":
            parts += ["--theme", self.theme, "--dpi", str(self.dpi)]
            parts += ["--panel", self.panel] if self.panel else []
            parts += _swipe_words(self.swipe)
            parts += _plot_words(self.plot, self.tables)
        else:
            parts += ["--score", self.score, "--examples", str(self.examples)]
            parts += ["--explain", str(self.explained)] if self.explained else []
        return shlex.join([*parts, "--out", f"{self.kind}.{self.format}"])


def _swipe_words(swipe: Swipe | None) -> list[str]:
    if swipe is None:
        return []
    other = BARE if swipe.bare else swipe.column or swipe.variant or NEXT
    return ["--swipe", other, "--divider", f"{swipe.place:g}"]


def _plot_words(plot: PlotSettings | None, tables: tuple[str, ...]) -> list[str]:
    given = {} if plot is None else plot.model_dump()
    words = [word for name, value in given.items() if value for word in (f"--{name}", value)]
    return [*words, *(word for table in tables for word in ("--table", table))]
