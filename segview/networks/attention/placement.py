"""Placement of attention modules where a spec names them: at the output, decoder blocks or encoder stages."""

from __future__ import annotations

import inspect
from functools import partial
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from torch import nn

from segview.core.base.errors import UserError, first_sentence
from segview.core.base.registry import unknown_name
from segview.core.variants.spec import NetworkSpec
from segview.networks.attention import ATTENTION
from segview.networks.base.slot import Slot
from segview.networks.base.tap import prefix_taps, taps
from segview.networks.base.trunk import REFUSALS


def place_attention(network: nn.Module, spec: NetworkSpec) -> None:
    """Put the spec's attention module into the network's slots at the spec's places.

    Raises:
        UserError: there is no such module or option, or the architecture has no such place.
    """
    if not spec.attention:
        return
    slots = [(name, module) for name, module in network.named_modules() if isinstance(module, Slot)]
    places = sorted({slot.place for _, slot in slots})
    for place in spec.attention_at:
        if place not in places:
            allowed = f"Choose among {', '.join(places)} for attention_at." if places else "Leave attention out."
            raise UserError(
                "{architecture} of the spec takes no attention at its {place}. {allowed}",
                architecture=spec.architecture,
                place=place,
                allowed=allowed,
            )
    for name, slot in slots:
        if slot.place in spec.attention_at:
            module = prefix_taps(build_attention(spec, slot.channels), slot.label)
            for tap in taps(module):
                tap.region = slot.region
            network.set_submodule(name, module)


def build_attention(spec: NetworkSpec, channels: int) -> nn.Module:
    """Return the attention module that a spec names, for features with this number of channels.

    Raises:
        UserError: there is no such module or option, or the value of an option is not allowed.
    """
    make = ATTENTION[spec.attention]
    kinds = attention_options(spec.attention)
    for option, value in spec.attention_options.items():
        if option not in kinds:
            raise unknown_name(f"option of the attention module {spec.attention}", option, kinds)
        try:
            TypeAdapter(kinds[option]).validate_python(value, strict=True)
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            raise UserError(
                "The option {option} of {attention} cannot be {value:.80}: {problem}.",
                option=option,
                attention=spec.attention,
                value=repr(value),
                problem=problem,
            ) from error
    try:
        return make(channels, spec.reduction, **spec.attention_options)
    except REFUSALS as error:
        raise UserError(
            "The attention module {attention} cannot be built on {channels} channels: {error}. Change "
            "attention_options.",
            attention=spec.attention,
            channels=channels,
            error=first_sentence(error),
        ) from error


def attention_options(name: str) -> dict[str, Any]:
    """Return the options of an attention module with the types of their values.

    Raises:
        UserError: there is no such module.
    """
    make = ATTENTION[name]
    given: dict[str, Any] = make.keywords if isinstance(make, partial) else {}
    function = make.func if isinstance(make, partial) else make
    hints = get_type_hints(function.__init__ if inspect.isclass(function) else function)
    parameters = inspect.signature(function).parameters.values()
    return {one.name: hints[one.name] for one in parameters if one.kind is one.KEYWORD_ONLY and one.name not in given}
