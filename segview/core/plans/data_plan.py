"""The data of a training run: folders of pairs, the meaning of their masks, and their augmentation."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from segview.core.base.frozen import Frozen
from segview.core.base.text import Text
from segview.core.variants.classes import BACKGROUND, Colour, Labelling
from segview.core.variants.spec import DataSource

MOST_DETAIL = 4.0
"""Maximum size of images in memory for crops, as a multiple of the input size per side."""


class DataPlan(Frozen):
    """Folders and lists of pairs, relative to the plan's file, and their split."""

    train: tuple[str, ...] = Field(
        min_length=1, description=Text("Folders with images and masks to train on, or lists of them (.txt, .csv)")
    )
    validation: tuple[str, ...] = Field(
        default=(),
        description=Text("Folders or lists to choose the best epoch on; if empty, pairs are held back from train"),
    )
    test: tuple[str, ...] = Field(
        default=(), description=Text("Folders or lists for the test only, never used for a choice")
    )
    train_pairs: int | None = Field(
        default=None,
        ge=1,
        description=Text("Number of training pairs, from the start of the shuffled names; if empty, all other pairs"),
    )
    validation_pairs: int | None = Field(
        default=None,
        ge=1,
        description=Text(
            "Number of validation pairs, from the end of the shuffled names, if there are no validation folders"
        ),
    )
    split_seed: int = Field(default=0, description=Text("Seed of the shuffle of the sorted names"))
    source: DataSource | None = Field(default=None, description=Text("Name and terms of the data, for the card"))
    target: str = Field(default="target", description=Text("Name of the class to find, for the card and the window"))
    classes: tuple[str, ...] = Field(
        default=(),
        max_length=255,
        description=Text(
            "Names of all classes, in the order of their numbers in the masks, from 0; if empty, masks have one target"
        ),
    )
    colours: tuple[Colour, ...] = Field(
        default=(),
        description=Text(
            "Colour of each class as #rrggbb, also used to read coloured masks; if empty, the window's own"
        ),
    )
    ignored: int | None = Field(
        default=None, ge=0, le=255, description=Text("Number in the masks that marks pixels to ignore, or none")
    )
    label_share: float = Field(
        default=0,
        ge=0,
        lt=1,
        description=Text(
            "For networks that learn from image labels: a class that has some pixels, but less than "
            "this share of them, counts neither as present in the image nor as absent"
        ),
    )

    @field_validator("target")
    @classmethod
    def _named(cls, name: str) -> str:
        if not name.strip() or name == BACKGROUND:
            raise ValueError(f"the target has a name of its own, which is not '{BACKGROUND}'")
        return name

    @field_validator("classes")
    @classmethod
    def _several(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if len(names) == 1 or len(set(names)) < len(names) or not all(name.strip() for name in names):
            raise ValueError("name two classes or more, none of them empty or twice")
        return names

    @model_validator(mode="after")
    def _classes_fit(self) -> DataPlan:
        if not self.classes and (self.colours or self.ignored is not None):
            raise ValueError("colours and ignored go with masks of class indices: name the classes")
        if self.colours and len(self.colours) != len(self.classes):
            raise ValueError(f"there are {len(self.colours)} colours for {len(self.classes)} classes")
        return self

    @model_validator(mode="after")
    def _held_back(self) -> DataPlan:
        if bool(self.validation) is (self.validation_pairs is not None):
            raise ValueError("give either folders to validate on, or validation_pairs to hold back from train")
        return self

    @property
    def class_names(self) -> tuple[str, ...]:
        """Names of all classes; the background is first if masks contain only a target."""
        return self.classes or (BACKGROUND, self.target)

    @property
    def labelling(self) -> Labelling | None:
        """The rule by which masks are read as class indices, or None if they contain only a target."""
        return Labelling(len(self.classes), self.ignored, self.colours) if self.classes else None


class Augmentation(Frozen):
    """Random changes of each training pair; a change is off if its value is 0 or false."""

    flip: bool = Field(default=True, description=Text("Mirrors left and right"))
    upside_down: bool = Field(default=False, description=Text("Mirrors top and bottom"))
    rotation: float = Field(
        default=180.0, ge=0, le=180, description=Text("Largest angle in degrees, in both directions")
    )
    scale: float = Field(default=0.25, ge=0, lt=1, description=Text("Largest relative change of the image's size"))
    crop: float = Field(
        default=0,
        ge=0,
        lt=1,
        description=Text(
            "Largest share of each side that is cut off, anywhere; the rest is enlarged to the input size"
        ),
    )
    crop_detail: bool = Field(
        default=True,
        description=Text(
            "Crops are cut from enlarged images in memory, enlarged by the strongest zoom of a crop, "
            "at most {most_detail:g} times a side: they show more detail, and take as much more "
            "memory",
            most_detail=MOST_DETAIL,
        ),
    )
    window: float = Field(
        default=1,
        ge=0.1,
        le=1,
        description=Text(
            "Share of each side that a training step sees: a part cut out anywhere, not enlarged; 1 for all"
        ),
    )
    free: float = Field(
        default=0,
        ge=0,
        le=1,
        description=Text(
            "Share of the pairs for which a window without any target is searched, for networks that "
            "learn from image labels"
        ),
    )
    batch_scale: float = Field(
        default=1,
        ge=1,
        le=4,
        description=Text(
            "Each batch gets a random size between the input size divided by this number and "
            "multiplied by it; 1: always the input size. For networks with scale attention that are "
            "run at more scales than they train on"
        ),
    )
    shift: float = Field(default=0.1, ge=0, lt=1, description=Text("Largest shift, as a share of the side"))
    colour: float = Field(
        default=0.2, ge=0, lt=1, description=Text("Largest relative change of brightness, contrast and saturation")
    )
    hue: float = Field(
        default=0, ge=0, le=180, description=Text("Largest change of hue in degrees, in both directions; luma stays")
    )
    saturation: float = Field(
        default=0, ge=0, le=1, description=Text("Largest relative change of saturation; luma stays")
    )
    channel_gain: float = Field(
        default=0, ge=0, lt=1, description=Text("Largest relative change of red, green and blue, each by itself")
    )
    gamma: float = Field(
        default=0, ge=0, le=4, description=Text("Images are raised to a power from 1 / (1 + gamma) to 1 + gamma")
    )
    blur: float = Field(
        default=0, ge=0, le=8, description=Text("Largest standard deviation of a Gaussian blur, in pixels")
    )
    glare: float = Field(default=0, ge=0, le=1, description=Text("Share of the images that get white spots of glare"))
    frame: float = Field(
        default=0,
        ge=0,
        le=1,
        description=Text(
            "Share of the images that get an endoscope's black frame: margins with cut corners or a circle"
        ),
    )
    inset: float = Field(
        default=0,
        ge=0,
        le=1,
        description=Text(
            "Share of the images that get a box in a corner, with the image itself or the background of a "
            "display; no target is in it"
        ),
    )
    noise: float = Field(
        default=0,
        ge=0,
        le=0.5,
        description=Text("The largest standard deviation of Gaussian noise, of values in 0 to 1"),
    )
    jpeg: int = Field(
        default=0,
        ge=0,
        le=95,
        description=Text("The lowest quality of the JPEG files that images go through; 0 for none"),
    )

    def size_in_memory(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return the rows and columns of images in memory, which augmentation resamples to ``size``."""
        larger = min(1 / (1 - self.crop), MOST_DETAIL) if self.crop_detail else 1
        return round(size[0] * larger), round(size[1] * larger)
