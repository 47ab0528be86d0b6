"""Groups of options that several commands share: a dataclass whose fields are options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, cast, get_type_hints


def expand_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command in which each field of its option groups is a separate option of the command line.

    The command is declared with the groups as parameters, and is called with groups built from the given options.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, type[Any]] = {
        name: kind for name, kind in hints.items() if isinstance(kind, type) and is_dataclass(kind)
    }
    flat: list[Parameter] = []
    for parameter in signature(command).parameters.values():
        if parameter.name in groups:
            flat += _options(groups[parameter.name])
        else:
            flat.append(parameter.replace(annotation=hints[parameter.name], kind=Parameter.KEYWORD_ONLY))

    @wraps(command)
    def run(**given: Any) -> None:  # noqa: ANN401 - each option has its own type
        made = {name: kind(**{one.name: given.pop(one.name) for one in fields(kind)}) for name, kind in groups.items()}
        command(**given, **made)

    shown = cast(Any, run)
    shown.__signature__ = Signature(flat)
    shown.__annotations__ = {one.name: one.annotation for one in flat}
    return run


def _options(group: Any) -> list[Parameter]:  # noqa: ANN401 - any dataclass
    """Return the fields of a group as parameters of a command."""
    hints = get_type_hints(group, include_extras=True)
    return [
        Parameter(one.name, Parameter.KEYWORD_ONLY, default=_default(one), annotation=hints[one.name])
        for one in fields(group)
    ]


def _default(one: Field[Any]) -> object:
    return Parameter.empty if one.default is MISSING else one.default
