"""The drawings of the panels: the colour of a point of the image, and its value in the header."""

import weakref
from pathlib import Path

import numpy as np
import pytest

from segview.core.answers.prediction import Prediction
from segview.core.images.image import OpenedImage, halvings
from segview.core.maps.maps import Chart, Kind, Map, quantised
from segview.core.maps.palette import COLOUR_MAP_OF, MASK, TRUTH, UNCERTAIN, ZONES, class_colour, colours
from segview.gui.wall.drawing import render
from segview.gui.wall.drawing.render import Grid
from segview.gui.wall.drawing.sampler import Sampler
from segview.gui.wall.drawing.tables import above
from segview.gui.wall.panels import PANELS
from segview.gui.wall.panels.chart import BarChart
from tests.gui import walls
from tests.gui.held_tasks import nothing_is_asked

INSIDE, OUTSIDE = (20, 12), (20, 48)  # points of the image in the left and in the right half
BORDER = 30  # column


@pytest.fixture
def session(qapp):
    """One variant that finds its target in the left half with 0.8, and in the right with 0.1; no truth."""
    return walls.left_found()


@pytest.fixture
def wall(qtbot, session):
    return walls.shown(qtbot, session, (700, 500))


@pytest.fixture
def image(wall):
    return walls.panel(wall, "unet/image")


def give(session, *maps, probability=None, charts=()):
    probability = walls.left_half(0.8, 0.1) if probability is None else probability
    session.receiver.take_prediction(walls.answer(session.requests()[0], probability, *maps, charts=charts))


# ---- the image and what is drawn over it


def test_fused_attention_is_drawn_over_the_image_where_there_is_no_spatial_one(session, image):
    session.show(attention=True, mask=False, opacity=0.5)
    before = walls.colour(image, *OUTSIDE)
    assert walls.near(before, walls.TISSUE)
    give(session, Map("cam/fused/polyp", quantised(walls.left_half(0.0, 1.0)), Kind.SCALAR))
    assert not walls.near(walls.colour(image, *OUTSIDE), walls.TISSUE)
    shown = walls.colour(image, *OUTSIDE)
    give(
        session,
        Map("cam/fused/polyp", quantised(walls.left_half(0.0, 1.0)), Kind.SCALAR),
        Map("cbam/spatial", quantised(walls.left_half(1.0, 0.0)), Kind.SCALAR),
    )
    assert not walls.near(walls.colour(image, *OUTSIDE), shown)  # the spatial one goes first


def test_the_mask_is_filled_and_its_outline_is_crisp(image):
    assert walls.near(walls.colour(image, *INSIDE), walls.mixed(walls.TISSUE, MASK, 0.4))
    assert walls.near(walls.colour(image, *OUTSIDE), walls.TISSUE)
    row = walls.drawn(image)[int(walls.position(image, 20, 0).y())]
    border = walls.position(image, 20, BORDER).x()
    outline = np.flatnonzero((row == MASK).all(axis=-1))
    assert len(outline) == 2
    assert abs(outline.mean() + 0.5 - border) <= 1


def test_the_threshold_moves_the_mask_at_once(qtbot, session, image):
    with nothing_is_asked(session.tasks):
        session.show(threshold=0.85)
        assert walls.near(walls.colour(image, *INSIDE), walls.TISSUE)
        session.show(threshold=0.05)
        assert walls.near(walls.colour(image, *OUTSIDE), walls.mixed(walls.TISSUE, MASK, 0.4))
        session.show(threshold=0.5)
        assert walls.near(walls.colour(image, *OUTSIDE), walls.TISSUE)


def test_a_probability_at_the_threshold_is_not_above_it():
    level = int(quantised(np.array([0.5]))[0])
    assert level < above(0.5).start


@pytest.mark.parametrize("opacity", [0.0, 0.25, 1.0])
def test_the_opacity_is_that_of_what_lies_over_the_image(session, image, opacity):
    session.show(opacity=opacity)
    assert walls.near(walls.colour(image, *INSIDE), walls.mixed(walls.TISSUE, MASK, opacity))


def test_contour_only_leaves_the_inside_free(session, image):
    session.show(contour_only=True)
    assert walls.near(walls.colour(image, *INSIDE), walls.TISSUE)
    assert (walls.drawn(image) == MASK).all(axis=-1).any()


def test_the_mask_can_be_hidden(session, image):
    session.show(mask=False)
    assert walls.near(walls.colour(image, *INSIDE), walls.TISSUE)
    assert not (walls.drawn(image) == MASK).all(axis=-1).any()
    assert image.header.bar.scale.text() == ""


def test_the_ground_truth_is_a_dashed_outline(session, image):
    truth = np.zeros(walls.SIZE, np.uint8)
    truth[10:30, 20:40] = 1
    session.show(mask=False)
    session.receiver.take_image(walls.opened_image(truth=truth))
    assert walls.near(walls.colour(image, 20, 30), walls.TISSUE)
    yellow = (walls.drawn(image) == TRUTH).all(axis=-1)
    for row, column in ((10, 30), (30, 30), (20, 20), (20, 40)):
        place = walls.position(image, row, column)
        near = yellow[int(place.y()) - 12 : int(place.y()) + 12, int(place.x()) - 12 : int(place.x()) + 12]
        assert 10 < near.sum() < 40
    assert not yellow[int(walls.position(image, 20, 0).y()), : int(walls.position(image, 0, 19).x())].any()
    assert "truth" in image.header.bar.scale.text()
    session.show(truth=False)
    assert not (walls.drawn(image) == TRUTH).all(axis=-1).any()


def test_a_ground_truth_that_cannot_be_used_is_said(session, image):
    session.receiver.take_image(
        OpenedImage(walls.FIRST, walls.opened_image().levels, truth_problem="It has another size.")
    )
    assert "truth unusable" in image.header.bar.scale.text()


def test_the_uncertain_band_is_tinted_the_stronger_the_nearer_to_one_half(session, image):
    ramp = np.tile(np.linspace(0.2, 0.8, 60, dtype=np.float32), (40, 1))
    give(session, probability=ramp)
    session.show(mask=False, uncertainty=True, band=0.1, opacity=1.0)
    assert walls.near(walls.colour(image, 20, 30), UNCERTAIN, by=6)
    rim, middle = walls.colour(image, 20, 21.5), walls.colour(image, 20, 26.5)
    assert walls.TISSUE[0] > rim[0] > middle[0] > UNCERTAIN[0]
    assert walls.near(walls.colour(image, 20, 15), walls.TISSUE)
    session.show(band=0.3)
    assert not walls.near(walls.colour(image, 20, 15), walls.TISSUE, by=20)
    assert "0.5 ± 0.30" in image.header.bar.scale.text()


def test_attention_lies_over_the_image_and_frees_it_from_the_mask(session, image):
    give(session, walls.attention(0.25))
    session.show(attention=True, opacity=0.6)
    viridis = walls.shade("viridis", 0.25)
    assert walls.near(walls.colour(image, *OUTSIDE), walls.mixed(walls.TISSUE, viridis, 0.6))
    assert walls.near(walls.colour(image, *INSIDE), walls.mixed(walls.TISSUE, viridis, 0.6))
    assert (walls.drawn(image) == MASK).all(axis=-1).any()
    session.show(attention=False)
    assert walls.near(walls.colour(image, *OUTSIDE), walls.TISSUE)


def test_each_class_has_its_colour_and_its_outline(qtbot, session, image):
    labels = np.zeros(walls.SIZE, np.uint8)
    labels[:, :20], labels[:, 20:40] = 1, 2
    maps = {"labels": Map("labels", labels, Kind.LABELS)}
    classes = ("background", "kidney", "liver")
    session.receiver.take_prediction(Prediction(session.requests()[0], walls.SIZE, classes, maps=maps, complete=True))
    session.show(maps=("labels",))
    for column, index in ((10, 1), (30, 2)):
        shade = class_colour(index)
        assert walls.near(walls.colour(image, 20, column), walls.mixed(walls.TISSUE, shade, 0.4), by=3)
        assert (walls.drawn(image) == shade).all(axis=-1).any()
    assert walls.near(walls.colour(image, 20, 50), walls.TISSUE)
    panel = next(panel for panel in image.window().panels if panel.column == "labels")
    assert walls.colour(panel, 20, 10) == class_colour(1)
    assert walls.colour(panel, 20, 30) == class_colour(2)
    assert walls.colour(panel, 20, 50) == class_colour(0)
    assert panel.header.bar.scale.text() == "background, kidney, liver"
    session.point_at((0.5, 0.5))
    assert panel.reading == "liver"


def test_a_variant_s_own_colours_are_those_of_its_classes(session, image):
    labels = np.zeros(walls.SIZE, np.uint8)
    labels[:, :20] = 1
    answer = Prediction(
        session.requests()[0],
        walls.SIZE,
        ("sky", "road", "car"),
        colours=("#102030", "#804080", "#ff0000"),
        maps={"labels": Map("labels", labels, Kind.LABELS)},
        complete=True,
    )
    session.receiver.take_prediction(answer)
    session.show(maps=("labels",))
    assert walls.near(walls.colour(image, 20, 10), walls.mixed(walls.TISSUE, (128, 64, 128), 0.4), by=3)
    panel = next(panel for panel in image.window().panels if panel.column == "labels")
    assert walls.colour(panel, 20, 10) == (128, 64, 128)
    assert walls.colour(panel, 20, 50) == (16, 32, 48)


# ---- panels of one map


@pytest.mark.parametrize(
    ("kind", "span", "number", "fraction"),
    [
        (Kind.SCALAR, (0.0, 1.0), 0.3, 0.3),
        (Kind.SCALAR, (0.0, 0.5), 0.1, 0.2),
        (Kind.SIGNED, (-1.0, 1.0), -0.5, 0.25),
        (Kind.UNCERTAINTY, (0.0, 1.0), 0.1, 0.1),
        (Kind.PROBABILITY, (0.0, 1.0), 0.2, 0.2),
    ],
)
def test_a_number_has_the_colour_of_its_absolute_scale(session, wall, kind, span, number, fraction):
    numbers = walls.left_half(number, span[1])
    give(session, Map("group/member", quantised(numbers, span), kind, span))
    session.show(maps=("group/member",), mask=False)
    panel = walls.panel(wall, "unet/group/member")
    expected = walls.shade(COLOUR_MAP_OF[kind], fraction)
    assert walls.near(walls.colour(panel, *INSIDE), expected)
    session.point_at((0.5, 0.2))
    assert panel.reading == f"{number:.3f}".replace("-", "−")
    # The same number keeps its colour beside others: nothing is stretched to an image's own extremes.
    give(session, Map("group/member", quantised(np.full(walls.SIZE, number), span), kind, span))
    session.point_at(None)
    assert walls.near(walls.colour(panel, *INSIDE), expected)
    assert walls.near(walls.colour(panel, *OUTSIDE), expected)


def test_every_kind_of_map_has_a_panel():
    assert set(PANELS) == set(Kind)


def test_the_mask_panel_follows_the_threshold(session, wall):
    session.show(maps=("mask",))
    panel = walls.panel(wall, "unet/mask")
    assert walls.colour(panel, *INSIDE) == MASK
    assert walls.colour(panel, *OUTSIDE) == (0, 0, 0)
    session.show(threshold=0.9)
    assert walls.colour(panel, *INSIDE) == (0, 0, 0)
    assert panel.header.bar.scale.text() == "polyp: p > 0.90"


@pytest.mark.parametrize(("name", "mark"), [("probability/polyp", "0.3"), ("probability/background", "0.7")])
def test_both_probabilities_bear_the_outline_of_the_mask(session, wall, name, mark):
    give(session, probability=walls.left_half(0.35, 0.1))
    session.show(maps=(name,), threshold=0.3)
    panel = walls.panel(wall, f"unet/{name}")
    outline = np.flatnonzero((walls.drawn(panel) == MASK).all(axis=-1).any(axis=0))
    assert abs(outline.mean() + 0.5 - walls.position(panel, 20, BORDER).x()) <= 1
    assert panel.header.bar.scale.text().endswith(f"mark at {mark}")
    session.show(mask=False)
    assert not (walls.drawn(panel) == MASK).all(axis=-1).any()


def test_the_band_is_marked_in_the_uncertainty(session, wall):
    give(session, probability=walls.left_half(0.4, 0.1))
    session.show(maps=("uncertainty",), band=0.2)
    panel = walls.panel(wall, "unet/uncertainty")
    white = np.flatnonzero((walls.drawn_image(panel) == 255).all(axis=-1).any(axis=0))
    assert abs(white.mean() + 0.5 - walls.drawn_image(panel).shape[1] / 2) <= 1.5
    assert panel.header.bar.scale.text() == "colours from 0 to 1, mark at 0.6"
    session.show(band=0.05)
    assert not (walls.drawn_image(panel) == 255).all(axis=-1).any()
    assert panel.header.bar.scale.text() == "colours from 0 to 1, mark at 0.9"


def test_a_coarse_map_shows_its_pixels_or_is_smooth(session, wall):
    coarse = Map("group/member", quantised(np.array([[0.0, 1.0]])), Kind.SCALAR)
    give(session, coarse)
    session.show(maps=("group/member",))
    panel = walls.panel(wall, "unet/group/member")
    ends = [walls.shade("viridis", end) for end in (0.0, 0.5, 1.0)]
    assert walls.near(walls.colour(panel, 20, 29), ends[0])
    assert walls.near(walls.colour(panel, 20, 31), ends[2])
    assert panel.header.title.map_size == "1 × 2"
    session.show(smooth=True)
    assert walls.near(walls.colour(panel, 20, 30), ends[1], by=4)
    assert walls.near(walls.colour(panel, 20, 5), ends[0])


def test_units_and_ends_stand_beside_the_colour_bar(session, wall):
    give(session, Map("output/polyp", quantised(np.zeros((2, 2)), (-12, 12)), Kind.SIGNED, (-12, 12), unit="logit"))
    session.show(maps=("output/polyp",))
    panel = walls.panel(wall, "unet/output/polyp")
    assert panel.header.bar.scale.text() == "colours from −12 to 12 logit"
    session.point_at((0.5, 0.5))
    assert panel.reading == "0.000 logit"


def test_the_colour_bar_runs_through_the_colours_of_the_map(session, wall):
    give(session, walls.attention())
    session.show(maps=("cbam/spatial",))
    bar = walls.panel(wall, "unet/cbam/spatial").header.bar
    line = walls.pixels(bar.grab().toImage())[bar.height() // 2]
    ramp = colours("viridis", np.linspace(0, 1, 256)).astype(int)
    matches = [np.abs(line - shade).max(axis=-1).min() for shade in ramp]
    assert max(matches) <= 4


def test_names_of_bars_that_would_run_into_one_another_stand_upright(qtbot):
    bars = BarChart()
    qtbot.addWidget(bars)
    bars.resize(900, 200)
    names = tuple(f"a long name {number}" for number in range(8))
    bars.show_chart(Chart("scores", np.zeros(8, np.float32), names))
    with qtbot.waitExposed(bars):
        bars.show()
    assert bars.upright == ()
    bars.resize(300, 200)
    qtbot.waitUntil(lambda: bars.upright == names)


def test_a_chart_stands_on_its_absolute_axis(session, wall):
    chart = Chart("cbam/channel", np.array([0.1, 0.2, 0.3], np.float32), ("0", "1", "2"))
    give(session, charts=(chart,))
    session.show(maps=("cbam/channel",))
    panel = walls.panel(wall, "unet/cbam/channel")
    low, high = panel.chart.plotItem.vb.viewRange()[1]
    assert low == pytest.approx(0, abs=0.05)
    assert high == pytest.approx(1, abs=0.05)
    assert panel.header.title.note == "3 values"


# ---- pixels


def test_an_image_shows_its_pixels_from_close_and_its_mean_from_far(session, wall, image):
    fine = np.zeros((2048, 2048, 3), np.uint8)
    fine[::2, ::2] = fine[1::2, 1::2] = 200
    session.show(mask=False)
    session.receiver.take_image(OpenedImage(walls.FIRST, halvings(fine)))
    assert walls.near(walls.colour(image, 1000, 1000), (100, 100, 100))
    wall.zoom(1000)
    row, column = int(wall.view.center().y()), int(wall.view.center().x())
    for i, j in ((0, 0), (0, 1), (1, 0), (1, 1)):
        expected = 200 if (row + i + column + j) % 2 == 0 else 0
        assert walls.colour(image, row + i + 0.5, column + j + 0.5) == (expected,) * 3


def test_maps_lie_on_the_image_to_the_pixel(session, wall, image):
    steps = np.arange(walls.SIZE[0] * walls.SIZE[1]).reshape(walls.SIZE) % 5 * 50
    session.show(mask=False, maps=("group/member",))
    session.receiver.take_image(
        OpenedImage(walls.FIRST, halvings(np.repeat(steps[..., None], 3, axis=-1).astype(np.uint8)))
    )
    give(session, Map("group/member", quantised(steps / 255), Kind.PROBABILITY))
    panel = walls.panel(wall, "unet/group/member")
    for factor in (3.3, 2.1):
        wall.zoom(factor)
        wall.linked.pan(1.37, -2.61)
        assert np.abs(walls.drawn(image) - walls.drawn(panel)).max() <= 1


def test_on_a_fine_screen_twice_as_much_is_drawn(session, wall):
    ramp = np.tile(np.linspace(0, 1, 4000, dtype=np.float32), (40, 1))
    session.show(mask=False, maps=("group/member",))
    give(session, Map("group/member", quantised(ramp), Kind.PROBABILITY))
    panel = walls.panel(wall, "unet/group/member")
    place = panel.canvas.mapTo(wall.mosaic.content, walls.position(panel, 20, 0).toPoint())
    width = int(walls.position(panel, 0, 60).x() - walls.position(panel, 0, 0).x()) - 2
    for scale in (1, 2):
        grabbed = wall.grab_image(scale)
        assert grabbed.devicePixelRatio() == scale
        line = walls.pixels(grabbed)[place.y() * scale, place.x() * scale :][: width * scale, 0]
        expected = (np.arange(len(line)) + 0.5) / len(line) * 255
        assert np.abs(line - expected).max() <= 4
    assert len(np.unique(line)) > 200


def test_on_a_fine_screen_the_outline_is_as_fine(session, wall, image):
    for scale in (1, 2):
        mask = (walls.pixels(wall.grab_image(scale)) == MASK).all(axis=-1)
        row = mask.shape[0] // 2
        assert mask[row].sum() == 2


# ---- sampling, against a slower way


@pytest.fixture
def grid():
    """An image that lies partly outside a canvas of 50 rows and 70 columns."""
    return Grid(-13.3, 7.6, 91.7, 61.2, (50, 70))


def centres(grid, shape):
    first_row, first_column, end_row, end_column = grid.window
    for row in range(first_row, end_row):
        for column in range(first_column, end_column):
            y = (row + 0.5 - grid.top) / grid.height * shape[0]
            x = (column + 0.5 - grid.left) / grid.width * shape[1]
            yield row - first_row, column - first_column, y, x


@pytest.mark.parametrize("shape", [(3, 4), (61, 92), (200, 300)])
def test_nearest_takes_the_element_under_each_centre(grid, shape):
    values = np.random.default_rng(0).integers(0, 65536, shape).astype(np.uint16)
    sampled = render.nearest(values, grid)
    assert grid.window == (8, 0, 50, 70)
    assert sampled.shape == grid.shape == (42, 70)
    for row, column, y, x in centres(grid, shape):
        assert sampled[row, column] == values[int(y), int(x)]


def test_bilinear_runs_straight_between_the_centres_of_elements(grid):
    values = np.random.default_rng(1).integers(0, 65536, (5, 7)).astype(np.uint16)
    sampled = render.bilinear(values, grid)
    for row, column, y, x in centres(grid, values.shape):
        along = [np.interp(x - 0.5, np.arange(7), line) for line in values]
        assert abs(int(sampled[row, column]) - np.interp(y - 0.5, np.arange(5), along)) <= 1.5


def test_what_was_sampled_does_not_keep_its_source_alive(qapp, grid):
    sampler, levels = Sampler(), np.zeros((300, 300), np.uint16)
    image, gone = walls.opened_image(), []
    for source in (levels, image):
        gone.append(weakref.ref(source))
    sampled = sampler.numbers(levels, grid)
    assert sampler.numbers(levels, grid) is sampled
    assert sampler.image(image, grid) is sampler.image(image, grid)
    del levels, image, source
    assert [one() for one in gone] == [None, None]


def test_nothing_is_drawn_of_an_image_beside_the_canvas():
    assert Grid(100, 0, 50, 50, (40, 60)).empty
    assert not Grid(59, 0, 50, 50, (40, 60)).empty


@pytest.mark.parametrize("seed", range(3))
def test_outlines_lie_on_both_sides_of_every_border(seed):
    labels = np.random.default_rng(seed).integers(0, 3, (9, 11)).astype(np.uint8)
    lines, sides = render.class_edges(labels), render.edges(labels > 0)
    for row in range(9):
        for column in range(11):
            around = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
            others = [labels[i, j] for i, j in around if 0 <= i < 9 and 0 <= j < 11]
            unlike = [other for other in others if other != labels[row, column]]
            own = labels[row, column]
            assert lines[row, column] == (0 if not unlike else own or max(unlike))
            assert sides[row, column] == any((other > 0) != (own > 0) for other in others)


def test_a_path_may_be_anything(qtbot, qapp):
    session = walls.session(path=Path("/pictures/ä & <b>.png"))
    wall = walls.shown(qtbot, session)
    session.receiver.take_image(walls.opened_image(Path("/pictures/ä & <b>.png")))
    assert wall.panels[0].header.title.text == "ä & <b>.png"


# ---- what is inside a network


def test_components_are_red_green_and_blue_on_an_absolute_scale(session, wall):
    numbers = np.zeros((*walls.SIZE, 3), np.float32)
    numbers[:, :30] = (3.0, -3.0, 0.0)
    numbers[:, 30:] = (-1.5, 1.5, 9.0)
    values = quantised(numbers, (-3, 3))
    give(session, Map("layer/x/components", values, Kind.COMPONENTS, (-3.0, 3.0), unit="σ"))
    session.show(maps=("layer/*",))
    panel = walls.panel(wall, "unet/layer/x/components")
    assert walls.near(walls.colour(panel, *INSIDE), (255, 0, 127))
    assert walls.near(walls.colour(panel, *OUTSIDE), (63, 191, 255))
    assert "−3 to 3 σ" in panel.header.bar.scale.text()
    session.point_at((0.5, 0.1))
    assert panel.reading == "3.00  −3.00  0.00 σ"
    session.point_at(None)
    session.show(smooth=True)
    assert walls.near(walls.colour(panel, *INSIDE), (255, 0, 127))


def test_zones_follow_their_thresholds_at_once_and_ask_nothing(qtbot, session, wall):
    numbers = np.full(walls.SIZE, 0.5, np.float32)
    numbers[:, :20], numbers[:, 40:] = 0.9, 0.02
    give(session, Map("seenet/zones", quantised(numbers), Kind.ZONES))
    session.show(maps=("seenet/zones",))
    panel = walls.panel(wall, "unet/seenet/zones")

    def zones():
        return [ZONES.index(walls.colour(panel, 20, column)) for column in (10, 30, 50)]

    assert zones() == [0, 1, 2]
    with nothing_is_asked(session.tasks):
        session.show(zone_high=0.95)
        assert zones() == [1, 1, 2]
        session.show(zone_high=0.4, zone_low=0.01)
        assert zones() == [0, 0, 1]
    assert panel.header.bar.scale.text() == "erased > 0.40, kept, reversed < 0.01"
    session.point_at((0.5, 0.99))
    assert panel.reading == "0.020 kept"


@pytest.mark.parametrize(
    ("number", "unit", "read"),
    [
        (-0.5, "x/(1 + |x|)", "x −1"),
        (0.8, "n/(1 + n)", "n 4"),
        (0.5, "a/(1 + a)", "a 1"),
        (1.0, "x/(1 + |x|)", "x > 9,999"),
        (-1.0, "x/(1 + |x|)", "x < −9,999"),
        (0.25, "× 0.03", "0.250 × 0.03"),
    ],
)
def test_numbers_that_were_drawn_together_are_read_as_they_were(session, wall, number, unit, read):
    values = quantised(np.full(walls.SIZE, number), (-1, 1))
    give(session, Map("layer/x/mean", values, Kind.SIGNED, (-1.0, 1.0), unit=unit))
    session.show(maps=("layer/*",))
    session.point_at((0.5, 0.5))
    assert walls.panel(wall, "unet/layer/x/mean").reading == read


def test_a_slider_leaves_nothing_behind_of_the_steps_on_its_way(qapp, grid):
    sampler, levels = Sampler(), np.random.default_rng(0).integers(0, 65536, (7, 9)).astype(np.uint16)
    sampler.border(levels, grid, above(0.5))
    before = sampler._kept.nbytes, len(sampler._kept)
    for step in range(1, 90):
        sampler.inside(levels, grid, above(step / 100))
        sampler.border(levels, grid, above(step / 100))
    assert len(sampler._kept) == before[1]
    assert sampler._kept.nbytes < before[0] + 8 * grid.shape[0] * grid.shape[1]
    last = sampler.inside(levels, grid, above(0.89))
    np.testing.assert_array_equal(last, render.nearest(levels, grid) >= above(0.89).start)


@pytest.mark.parametrize("of", ["mask", "band"])
def test_a_border_lies_where_neighbours_differ(qapp, grid, of):
    rows, columns = np.mgrid[:40, :60]
    levels = (((rows - 21) ** 2 + (columns - 30) ** 2 < 90) * 40000).astype(np.uint16)
    inside = render.nearest(levels, grid) > 30000
    expected = render.edges(inside) & inside if of == "band" else render.edges(inside)
    found = Sampler().border(levels, grid, range(30000, 50000), of=of)
    np.testing.assert_array_equal(found, np.flatnonzero(expected))


def test_nothing_has_a_border_where_nothing_is_inside(qapp, grid):
    assert Sampler().border(np.zeros((5, 5), np.uint16), grid, range(1, 9)).size == 0


def test_numbers_that_are_coarser_than_the_screen_are_tinted_as_those_that_are_finer(qapp, grid):
    table = np.arange(65536, dtype=np.uint32) * np.uint32(3)
    for shape in ((5, 7), (500, 700)):
        levels = np.random.default_rng(1).integers(0, 65536, shape).astype(np.uint16)
        tinted = Sampler().tint(levels, grid, lambda: table)
        np.testing.assert_array_equal(tinted, table[render.nearest(levels, grid)])
