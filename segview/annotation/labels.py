"""Mapping of the labels of a file to the classes of a correction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from segview.annotation.provenance import Provenance
from segview.core.base.text import Text, join_texts

BACKGROUND = "_background_"
"""Name of labelme for pixels of no class."""

_NUMBERED = re.compile(r"[ _.#-]?\d+$")
"""Number of an object after the name of its class: ``polyp-1`` (labelme), ``polyp_2``."""

NOTHING = (BACKGROUND, "__background__", "__ignore__")
"""Labels of labelme and ISAT for pixels of no class, and for ignored pixels."""


def value_of_nothing(label: str, provenance: Provenance) -> bool:
    """Say whether a label means "no class"."""
    return label in NOTHING or label == provenance.rest_name


def values_of(
    labels: Mapping[str, int], provenance: Provenance, others: Iterable[str] = ()
) -> tuple[dict[str, int], list[str], list[str]]:
    """Return the class index of each label; unknown labels are left out if there are also known ones.

    Args:
        labels: Number of parts for each label.
        provenance: Provenance with the classes of the correction.
        others: Further labels in the file, without parts.

    Returns:
        The indices, notes, and doubts on which the user decides.

    Raises:
        UserError: none of the labels is a class of the correction.
    """
    things = [label for label in labels if not value_of_nothing(label, provenance)]
    values = {label: provenance.rest for label in labels if label not in things}
    known = {name.strip().casefold(): index for index, name in reversed(list(enumerate(provenance.classes)))}
    strange: list[str] = []
    numbered: list[str] = []
    for label in things:
        if label in provenance.classes:
            values[label] = provenance.classes.index(label)
        elif label.strip().casefold() in known:
            values[label] = known[label.strip().casefold()]
        elif (name := _NUMBERED.sub("", label).strip().casefold()) in known and name != label:
            values[label] = known[name]
            numbered.append(label)
        else:
            strange.append(label)
    notes = _numbered(numbered, values, provenance)
    if strange and len(strange) == len(things):
        meant = {*things, *(one for one in others if not value_of_nothing(one, provenance))}
        values |= {label: provenance.value_of(label, meant) for label in strange}
        return values, _taken(strange, provenance.classes[values[strange[0]]]), []
    return values, notes, _left_out({label: labels[label] for label in strange}, provenance)


def _numbered(labels: list[str], values: Mapping[str, int], provenance: Provenance) -> list[str]:
    """Return a note for each class that was recognised in labels with a number after its name."""
    each: dict[int, str] = {}
    for label in labels:
        each.setdefault(values[label], label)
    return [note for value, label in each.items() for note in _taken([label], provenance.classes[value])]


def _taken(labels: list[str], name: str) -> list[str]:
    """Return a note on each label that was mapped to a class of another name."""
    return [
        Text("Its class '{label}' was read as {name}.", label=label, name=name)
        if label
        else Text("Its parts without a class were read as {name}.", name=name)
        for label in labels
    ]


def _left_out(labels: Mapping[str, int], provenance: Provenance) -> list[str]:
    """Return a doubt on labels that are not classes of the correction, if there are any."""
    if not labels:
        return []
    parts = (
        Text("'{label}' (1 part)", label=label)
        if number == 1
        else Text("'{label}' ({number:,} parts)", label=label, number=number)
        for label, number in labels.items()
    )
    return [
        Text(
            "It also has {named}, which is none of the classes here ({here}) and would be left out.",
            named=join_texts(parts, ", "),
            here=", ".join(provenance.classes[index] for index in provenance.things),
        )
    ]
