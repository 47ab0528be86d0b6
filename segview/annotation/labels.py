"""The classes of a file, and the classes at hand that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from segview.annotation.provenance import Provenance
from segview.core.base.text import Text, joined

BACKGROUND = "_background_"
"""Names that labelme gives to what belongs to no class."""

NOTHING = (BACKGROUND, "__background__", "__ignore__")
"""Labels of labelme and ISAT for what belongs to no class, or counts for nothing."""


def value_of_nothing(label: str, provenance: Provenance) -> bool:
    """Say whether a label stands for what belongs to no class."""
    return label in NOTHING or label == provenance.rest_name


def values_of(
    labels: Mapping[str, int], provenance: Provenance, others: Iterable[str] = ()
) -> tuple[dict[str, int], list[str], list[str]]:
    """Return the class index of each label; unknown ones are left out where there are known ones too.

    Args:
        labels: How many parts bear each label.
        origin: Has the classes at hand.
        others: Further labels that the file knows.

    Returns:
        The indices, what is to be noted, and what is to be asked.

    Raises:
        UserError: none of the labels is known here.
    """
    things = [label for label in labels if not value_of_nothing(label, provenance)]
    values = {label: provenance.rest for label in labels if label not in things}
    known = {name.strip().casefold(): index for index, name in reversed(list(enumerate(provenance.classes)))}
    strange: list[str] = []
    for label in things:
        if label in provenance.classes:
            values[label] = provenance.classes.index(label)
        elif label.strip().casefold() in known:
            values[label] = known[label.strip().casefold()]
        else:
            strange.append(label)
    if strange and len(strange) == len(things):
        meant = {*things, *(one for one in others if not value_of_nothing(one, provenance))}
        for label in strange:
            values[label] = provenance.value_of(label, meant)
        taken = provenance.classes[values[strange[0]]]
        notes = [
            Text("Its class '{label}' was taken for {name}.", label=label, name=taken)
            if label
            else Text("Its parts without a class were taken for {name}.", name=taken)
            for label in strange
        ]
        return values, [*notes], []
    doubts: list[str] = []
    if strange:
        named = joined(
            (
                Text("'{label}' (1 part)", label=label)
                if labels[label] == 1
                else Text("'{label}' ({number:,} parts)", label=label, number=labels[label])
                for label in strange
            ),
            ", ",
        )
        here = ", ".join(provenance.classes[index] for index in provenance.things)
        doubts.append(
            Text(
                "It also has {named}, which is none of the classes here ({here}) and would be left out.",
                named=named,
                here=here,
            )
        )
    return values, [], doubts
