"""The playhead: which frame is due, by a clock that the test moves."""

from __future__ import annotations

from segview.tasks.film.playhead import Playhead


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def playing(count: int = 100, rate: float = 25.0) -> tuple[Playhead, Clock]:
    clock = Clock()
    head = Playhead(count, rate, clock=clock)
    head.play(playing=True)
    return head, clock


def test_the_next_frame_follows_while_there_is_time() -> None:
    head, _ = playing()
    assert head.following(0, ahead=0.0) == 1
    assert head.following(0, ahead=0.039) == 1


def test_frames_for_which_there_is_no_time_are_left_out() -> None:
    head, clock = playing()
    assert head.following(0, ahead=0.4) == 10
    clock.now += 1.0
    assert head.following(0, ahead=0.0) == 25


def test_the_end_is_shown_and_then_there_is_none() -> None:
    head, clock = playing(count=10)
    clock.now += 60
    assert head.following(3, ahead=0.0) == 9
    assert head.following(9, ahead=0.0) is None


def test_a_film_that_is_repeated_goes_on_over_its_end() -> None:
    head, clock = playing(count=10)
    head.set_loop(loop=True)
    clock.now += 0.5
    following = head.following(9, ahead=0.0)
    assert following == 12
    assert head.pace.place(following) == 2


def test_speed_counts_from_where_one_is() -> None:
    head, clock = playing()
    clock.now += 2.0
    assert head.wait(50, head.begin()[1])
    head.set_speed(0.5)
    clock.now += 1.0
    assert head.following(50, ahead=0.0) == 62


def test_what_is_due_is_no_longer_wanted_once_one_has_gone_elsewhere() -> None:
    head, _ = playing()
    _, version = head.begin()
    head.seek(40)
    assert not head.wait(1, version)
    assert head.begin()[0] == head.here == 40


def test_nothing_is_waited_for_while_it_does_not_play() -> None:
    head, _ = playing()
    _, version = head.begin()
    head.play(playing=False)
    assert not head.wait(1, version)


def test_the_next_frame_waits_until_the_last_one_is_drawn_but_not_for_ever() -> None:
    head, clock = playing()
    _, version = head.begin()
    clock.now += 0.04
    assert head.wait(1, version)
    clock.now += 0.04
    head.note_drawn()
    assert head.wait(2, version)
    clock.now += 10.0  # nobody says that it is drawn: after a while it goes on
    real = Playhead(100, 1000.0)
    real.play(playing=True)
    _, version = real.begin()
    assert real.wait(1, version)
    assert real.wait(2, version)


def test_a_place_beyond_the_film_is_its_last_or_first() -> None:
    head, _ = playing(count=10)
    head.seek(99)
    assert head.here == 9
    head.seek(-3)
    assert head.here == 0
