"""The options of a spec, checked against those that an architecture takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from segview.core.base.errors import UserError
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import NetworkSpec


def read_options(spec: NetworkSpec, known: Mapping[str, tuple[Any, Sequence[Any]]]) -> dict[str, Any]:
    """Return the value of each option that an architecture takes.

    Args:
        spec: The spec of the network.
        known: The default of each option, and the values that it can have.

    Raises:
        UserError: there is no such option, or its value is not allowed.
    """
    for option, value in spec.options.items():
        if option not in known:
            raise unknown_name(f"option of {spec.architecture}", option, known)
        default, allowed = known[option]
        if type(value) is not type(default) or value not in allowed:  # True == 1, but it is not allowed as 1
            choice = f"Choose {_choices_text(allowed)}."
            raise UserError(
                "The option {option} of {architecture} cannot be {value:.80}. {choice}",
                option=option,
                architecture=spec.architecture,
                value=repr(value),
                choice=choice,
            )
    return {option: spec.options.get(option, default) for option, (default, _) in known.items()}


def _choices_text(allowed: Sequence[Any]) -> str:
    if isinstance(allowed, range):
        return f"{allowed[0]} to {allowed[-1]} in steps of {allowed.step}"
    return " or ".join(str(one) for one in allowed)
