import gzip
import math
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.relations.worldmap import MapPartner, Point, draw_map, draw_near, draw_world
from jalin.relations.worldmap.labels import Box, LabelRoom, _box
from jalin.relations.worldmap.land import SCALE, cut_at_edges, land_path, unrolled
from jalin.relations.worldmap.projection import MIDDLES, EqualEarth, degrees_apart, middle_for, turned
from jalin.relations.worldmap.threads import bent, plain, woven

BANDUNG = Point(-6.92222, 107.60694, "Bandung")
LATITUDES, LONGITUDES = st.floats(-80, 85), st.floats(-180, 180)


def partner(name, lat, lon, weight=0.5, state="active"):
    return MapPartner(name.lower().replace(" ", "-"), name, f"/{name}/", lat, lon, weight, state)


HAMAMATSU = partner("Hamamatsu", 34.70, 137.73, 1.0)
KAWASAKI = partner("Kawasaki", 35.52, 139.72, 0.9)
MELBOURNE = partner("Melbourne", -37.81, 144.96, 0.8)
NAMUR = partner("Namur", 50.47, 4.87, 0.1, "idle")
FORT_WORTH = partner("Fort Worth", 32.73, -97.32, 0.3)
SOME = [HAMAMATSU, KAWASAKI, MELBOURNE, NAMUR, FORT_WORTH]


def mark_of(drawing, name):
    return next(mark for mark in drawing.marks if mark.partner.name == name)


def numbers(path):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_the_land_is_one_small_path_without_antarctica():
    for middle in MIDDLES:
        path = land_path(middle)
        assert len(gzip.compress(path.encode())) < 45_000
        assert path.count("M") > 100 and path.endswith("z")
        tops = [int(y) for y in re.findall(r"M-?\d+ ?(-?\d+)", path)]
        assert max(tops) < -EqualEarth(middle).project_turned(-60, 0)[1] * -SCALE


def test_java_is_land_and_the_pacific_is_sea():
    assert on_land(-6.92, 107.6) and on_land(52.27, 10.53) and on_land(66.0, -175.0)
    assert not on_land(0, -150) and not on_land(30, -45)


def on_land(lat, lon):
    """Even-odd test over the path's own coordinates."""
    projection = EqualEarth(154.0)
    x, y = (value * SCALE for value in projection.project(lat, lon))
    inside = False
    for ring in re.findall(r"M[^z]+z", land_path(154.0)):
        head, steps = ring[1:-1].split("l")
        (px, py), *rest = zip(*[iter(numbers(head) + numbers(steps))] * 2, strict=True)
        points = [(px, py)]
        for dx, dy in rest:
            px, py = px + dx, py + dy
            points.append((px, py))
        for (x1, y1), (x2, y2) in zip(points[-1:] + points[:-1], points, strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("lon", "middle"),
    [(107.6, 154.0), (137.7, 154.0), (178.4, 154.0), (-157.9, 154.0), (10.5, 11.0), (-3.7, 11.0)],
)
def test_the_cut_runs_through_an_ocean_far_from_home(lon, middle):
    assert middle_for(lon) == middle


def test_a_ring_over_the_edge_comes_back_on_the_other_side():
    square = [(170, 0), (-170, 0), (-170, 10), (170, 10)]
    pieces = list(cut_at_edges(unrolled(square, 0)))
    spans = sorted((min(lon for lon, _ in piece), max(lon for lon, _ in piece)) for piece in pieces)
    assert spans == [(-180, -170), (170, 180)]
    assert len(list(cut_at_edges(unrolled(square, 180)))) == 1


def test_equal_earth_agrees_with_its_published_size():
    x, y = EqualEarth(0).project_turned(0, 180)
    assert x == pytest.approx(2.70663, abs=1e-4) and y == 0
    assert EqualEarth(0).project(90, 0)[1] == pytest.approx(-1.31737, abs=1e-4)


def test_east_is_right_and_north_is_up():
    drawing = draw_world(BANDUNG, SOME)
    hamamatsu, melbourne = (mark_of(drawing, name) for name in ("Hamamatsu", "Melbourne"))
    assert hamamatsu.x > drawing.home.x and hamamatsu.y < drawing.home.y < melbourne.y
    assert mark_of(drawing, "Fort Worth").x > hamamatsu.x > mark_of(drawing, "Namur").x


def test_partners_across_the_date_line_are_near_on_the_map():
    suva, auckland = partner("Suva", -18.14, 178.44), partner("Auckland", -36.85, 174.76)
    apia = partner("Apia", -13.83, -171.77)
    drawing = draw_world(Point(-18.14, 178.44, "Suva"), [auckland, apia])
    assert abs(mark_of(drawing, "Apia").x - drawing.home.x) < 100
    both = draw_world(BANDUNG, [suva, auckland])
    assert all(not mark.outside for mark in both.marks)
    assert mark_of(both, "Suva").x > mark_of(both, "Auckland").x > both.home.x


def test_a_partner_in_the_home_city_stands_beside_it():
    for draw in (draw_world, draw_near):
        drawing = draw(BANDUNG, [partner("Consulate", BANDUNG.lat, BANDUNG.lon, 1.0)])
        mark = drawing.marks[0]
        assert math.dist((mark.x, mark.y), (drawing.home.x, drawing.home.y)) > 8
        assert "nan" not in drawing.threads[0].strands[0]


def test_no_partners_still_make_a_map_with_the_home_city():
    world = draw_map(BANDUNG, [])
    assert world.partners == () and world.wide.threads == () == world.near.marks
    assert world.wide.home.label.text == "Bandung"


def test_a_partner_without_a_place_is_in_the_list_only():
    world = draw_map(BANDUNG, [HAMAMATSU, partner("Alliance", None, None)])
    assert [item.name for item in world.partners] == ["Hamamatsu", "Alliance"]
    assert len(world.wide.marks) == 1


def test_two_thousand_partners_are_drawn_in_a_second():
    many = [partner(f"City {n}", -50 + n * 7 % 120, -180 + n * 13 % 360, n % 10 / 10) for n in range(2000)]
    start = time.process_time()
    world = draw_map(BANDUNG, many)
    assert time.process_time() - start < 1
    assert len(world.wide.threads) == len(world.wide.marks) == 2000
    assert sum(mark.label is not None for mark in world.wide.marks) <= 60


def test_the_strongest_threads_are_woven_but_not_two_to_one_corner():
    threads = {thread.partner.name: thread for thread in draw_world(BANDUNG, SOME).threads}
    assert threads["Hamamatsu"].woven and threads["Melbourne"].woven
    assert not threads["Kawasaki"].woven and threads["Kawasaki"].strength == 4
    assert threads["Namur"].strength == 1 and not threads["Namur"].woven


def test_both_strands_begin_and_end_together_and_differ_between():
    one, two = woven(bent((0, 0), (300, 40), 0.1))
    assert numbers(one)[:2] == numbers(two)[:2] == [0, 0] and numbers(one)[-2:] == numbers(two)[-2:] == [
        300,
        40,
    ]
    assert one != two and plain(bent((0, 0), (300, 40), 0.1)).count("Q") == 1


def test_names_do_not_overlap_each_other_or_leave_the_drawing():
    crowd = [partner(f"Kota Nomor {n}", 30 + n % 5, 120 + n // 5, n / 40) for n in range(40)]
    for drawing in (draw_world(BANDUNG, crowd), draw_near(BANDUNG, SOME + crowd)):
        labels = [mark.label for mark in (drawing.home, *drawing.marks) if mark.label]
        boxes = [_box(label) for label in labels]
        assert len(boxes) >= 6
        assert not any(a.overlaps(b) for at, a in enumerate(boxes) for b in boxes[:at])
        assert all(
            box.left >= 0 and box.right <= drawing.width and box.bottom <= drawing.height for box in boxes
        )


def test_a_name_at_the_edge_turns_inward_and_one_without_room_is_left_out():
    room = LabelRoom(Box(0, 0, 300, 60), [], [])
    assert room.place("Suva", 290, 30, 4).anchor == "end"
    assert room.place("A name longer than the whole drawing is wide", 150, 30, 4) is None


def test_on_a_phone_far_partners_are_named_where_their_thread_leaves():
    drawing = draw_near(BANDUNG, SOME)
    assert {mark.partner.name for mark in drawing.marks if mark.outside} == {"Namur", "Fort Worth"}
    assert mark_of(drawing, "Namur").label.text == "← Namur"
    assert mark_of(drawing, "Fort Worth").label.text == "Fort Worth →"
    assert drawing.width == 390 and drawing.height < 600


def test_marks_that_would_lie_on_each_other_move_apart():
    capital = [partner(name, 37.5 + n / 100, 127.0) for n, name in enumerate(("Seoul", "Suwon", "Incheon"))]
    marks = draw_world(BANDUNG, capital).marks
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 8 for at, a in enumerate(marks) for b in marks[:at])


@given(LATITUDES, LONGITUDES, st.lists(st.tuples(LATITUDES, LONGITUDES, st.floats(-1, 2)), max_size=12))
def test_any_home_and_partners_give_finite_marks_inside_the_drawing(lat, lon, spots):
    partners = [partner(f"P{n}", *spot) for n, spot in enumerate(spots)]
    for drawing in (
        draw_world(Point(lat, lon, "Home"), partners),
        draw_near(Point(lat, lon, "Home"), partners),
    ):
        assert len(drawing.marks) == len(drawing.threads) == len(partners)
        for mark in (drawing.home, *drawing.marks):
            assert -20 <= mark.x <= drawing.width + 20 and -20 <= mark.y <= drawing.height + 20
        for thread in drawing.threads:
            assert all(math.isfinite(number) for strand in thread.strands for number in numbers(strand))


@given(LATITUDES, LONGITUDES, LONGITUDES)
def test_distance_is_symmetric_and_zero_to_oneself(lat, lon1, lon2):
    assert degrees_apart((lat, lon1), (lat, lon2)) == pytest.approx(degrees_apart((lat, lon2), (lat, lon1)))
    assert degrees_apart((lat, lon1), (lat, lon1)) == 0
    assert -180 <= turned(lon1, lon2) < 180
