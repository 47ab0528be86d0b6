"""The legend of the overlays on the image."""

from __future__ import annotations

from collections.abc import Iterator

from segview.core.maps.maps import Kind
from segview.core.maps.palette import ARTEFACTS, COLOUR_MAP_OF, MASK, TRUTH, UNCERTAIN, class_colour, variant_colour
from segview.gui.language.translation import tr
from segview.gui.wall.drawing.legend import Entry, Style
from segview.gui.wall.panels.errors import error_legend
from segview.gui.wall.panels.painter import Scene, error_map, outline_map, spatial_attention, truth_of, unsure


def entries(scene: Scene) -> Iterator[Entry]:
    """Yield an entry for each overlay on the image, from the mask to the classes."""
    view, answer, image = scene.view, scene.answer, scene.image
    outlined, attention = outline_map(answer), spatial_attention(answer)
    if scene.correction is not None and not scene.corrects_several:
        yield Entry(tr("corrected"), scene.correction_colour)
    yield from (Entry(name, variant_colour(place), Style.LINE) for name, place, _ in scene.variants)
    if view.mask and outlined is not None and outlined.kind is not Kind.LABELS and not scene.variants:
        yield Entry(f"p > {view.threshold:.2f}", MASK, Style.LINE)
    if view.truth and image is not None:
        if truth_of(scene) is not None:
            yield Entry(tr("truth"), TRUTH, Style.DASHES)
        elif image.truth_problem:
            yield Entry(tr("truth unusable"), style=Style.TEXT)
    if view.uncertainty and unsure(answer) is not None:
        yield Entry(f"0.5 ± {view.band:.2f}", UNCERTAIN)
    if view.artefacts and scene.artefacts is not None:
        yield from (Entry(tr(kind.words), ARTEFACTS[kind]) for kind in scene.artefacts.areas)
    if view.attention and attention is not None:
        yield Entry(tr("attention"), style=Style.RAMP, colour_map=COLOUR_MAP_OF[attention.kind])
    wrong = error_map(answer) if view.errors else None
    if wrong is not None:
        yield from error_legend().entries if wrong.kind is Kind.ERRORS else ()
    # Classes come last: not all may fit, and the pane Classes lists them.
    yield from _class_entries(scene)


def _class_entries(scene: Scene) -> Iterator[Entry]:
    """Yield the classes of the prediction if their borders are drawn, else those of the mask under correction."""
    answer, provenance, outlined = scene.answer, scene.provenance, outline_map(scene.answer)
    if answer is not None and scene.view.mask and outlined is not None and outlined.kind is Kind.LABELS:
        for index, name in enumerate(answer.classes):
            if index != answer.background:
                yield Entry(name, class_colour(index, scene.class_colours), shown=scene.is_drawn(index))
    elif provenance is not None and scene.corrects_several:
        own_colours = provenance.colours or scene.class_colours
        for index in provenance.things:
            yield Entry(
                provenance.classes[index], class_colour(index, own_colours), shown=index not in scene.corrected_clear
            )
