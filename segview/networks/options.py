"""The options of a spec, checked against what an architecture takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from segview.core.errors import UserError
from segview.core.registry import unknown_name
from segview.core.spec import NetworkSpec


def taken_options(spec: NetworkSpec, known: Mapping[str, tuple[Any, ...] | range]) -> dict[str, Any]:
    """Return the value of each option that an architecture takes; the first of the allowed ones where none is given.

    Args:
        spec: What the user asked for.
        known: The allowed values of each option, the default first; a range stands for its numbers.

    Raises:
        UserError: there is no such option, or its value is not allowed.
    """
    for option, value in spec.options.items():
        if option not in known:
            raise unknown_name(f"option of {spec.architecture}", option, known)
        allowed = known[option]
        if type(value) is not type(allowed[0]) or value not in allowed:
            named = (
                f"{allowed[0]} to {allowed[-1]} in steps of {allowed.step}" if isinstance(allowed, range) else allowed
            )
            raise UserError(
                f"The option {option} of {spec.architecture} cannot be {value!r:.80}. Choose among {named}."
            )
    return {option: spec.options.get(option, allowed[0]) for option, allowed in known.items()}
