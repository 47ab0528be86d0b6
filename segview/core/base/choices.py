"""Tables of names that a file can choose from: core declares them, and the packages above it define their rows.

``segview.CHOICES`` has the location of the rows of each table. The rows are imported at the first use of the table:
core does not depend on packages above it, and code that only reads a file does not import the engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Any, ClassVar, Generic, TypeVar, cast

from pydantic import ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import PydanticKnownError, core_schema

import segview
from segview.core.base.frozen import Frozen
from segview.core.base.registry import added_names
from segview.core.base.text import Text

Row = TypeVar("Row")


@dataclass(frozen=True)
class Rows(Generic[Row]):
    """The rows of a table.

    Attributes:
        rows: Rows by name.
        default: Name that is used if none is given; empty if a name is required.
        about: Description of the table for users.
        parameters: Names of the parameters of rows, with their descriptions.
    """

    rows: Mapping[str, Row]
    default: str = ""
    about: Text | str = ""
    parameters: Mapping[str, Text] = field(default_factory=dict[str, Text])


class Choices(Mapping[str, Row]):
    """A table of rows that can be chosen by name.

    Args:
        what: Kind of row, in words; ``segview.CHOICES`` has its rows under this name.
        added: Row that is used for names added by installed packages, which define no row.
        group: Group of entry points that adds names.
    """

    def __init__(self, what: str, *, added: Row, group: str = "") -> None:
        self.what, self.added, self.group = what, added, group

    @cached_property
    def own(self) -> Rows[Row]:
        """The rows of segview itself."""
        module, _, name = segview.CHOICES[self.what].partition(":")
        return cast("Rows[Row]", getattr(import_module(module), name))

    def default(self) -> str:
        """Return the name that is used if none is given."""
        return self.own.default

    def row(self, name: str) -> Row:
        """Return the row of a name, without reading the installed packages."""
        return self.own.rows.get(name, self.added)

    def __getitem__(self, name: str) -> Row:
        if name not in self.own.rows and name not in self._further():
            raise KeyError(name)
        return self.row(name)

    def __iter__(self) -> Iterator[str]:
        yield from self.own.rows
        yield from self._further()

    def __len__(self) -> int:
        return len(self.own.rows) + len(self._further())

    def _further(self) -> tuple[str, ...]:
        added = added_names(self.group) if self.group else ()
        return tuple(name for name in added if name not in self.own.rows)


@dataclass(frozen=True)
class OneOf:
    """Marker of a text field whose value is the name of a row of a table."""

    choices: Choices[Any]

    def checked(self, name: str) -> str:
        """Validate a name; called by pydantic."""
        if name not in self.choices:
            raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{one}'" for one in self.choices)})
        return name

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.checked, handler(source))


@dataclass(frozen=True)
class Parameter:
    """The range and the kind of a parameter.

    Attributes:
        low: Minimum.
        high: Maximum.
        needed: Whether it must be given.
        of_target: Whether it applies only to one target class and its background, not to more classes.
        whole: Whether it is an integer.
    """

    low: float
    high: float
    needed: bool = False
    of_target: bool = False
    whole: bool = False


@dataclass(frozen=True)
class Choice:
    """A row with parameters.

    Attributes:
        title: Its name in papers; empty if that is its name in the table.
        parameters: Its parameters by name.
    """

    title: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict[str, Parameter])


class Chosen(Frozen):
    """A row that a file chooses by ``name``, with parameters; a text in place of a table is a name without them."""

    model_config = ConfigDict(extra="allow")

    choices: ClassVar[Choices[Any]]
    __pydantic_extra__: dict[str, int | float] = Field(init=False)  # pyright: ignore[reportIncompatibleVariableOverride]

    name: str

    @model_validator(mode="before")
    @classmethod
    def _by_name(cls, given: object) -> object:
        if isinstance(given, str):
            return {"name": given}
        if isinstance(given, Mapping):
            fields = cast("Mapping[str, object]", given)
            return {name: value for name, value in fields.items() if value is not None}
        return given

    @model_validator(mode="after")
    def _parameters_fit(self) -> Chosen:
        row = cast("Choice", self.choices[self.name])
        for name, value in self.parameters.items():
            _check(self.name, name, value, row.parameters)
        for name, one in row.parameters.items():
            if one.needed and name not in self.parameters:
                raise ValueError(f"{self.name} needs a {name}, in {one.low:g} to {one.high:g}")
        return self

    @property
    def parameters(self) -> dict[str, int | float]:
        """The parameters that are given, by name."""
        return self.__pydantic_extra__

    def __str__(self) -> str:
        return " ".join([self.name, *(f"{name} {value:g}" for name, value in self.parameters.items())])


def _check(what: str, name: str, value: float, allowed: Mapping[str, Parameter]) -> None:
    if name not in allowed:
        takes = Text("it takes {allowed}", allowed=" and ".join(allowed)) if allowed else Text("it takes no parameters")
        raise ValueError(f"{what} has no {name}: {takes}")
    low, high = allowed[name].low, allowed[name].high
    if not low <= value <= high:
        raise ValueError(f"the {name} of {what} lies in {low:g} to {high:g}, not at {value:g}")
    if allowed[name].whole and value != int(value):
        raise ValueError(f"the {name} of {what} is a whole number, not {value:g}")
