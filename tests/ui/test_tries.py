"""Five wrong tries, then a rest."""

from desktop_app.domain.pins import FREE_TRIES
from desktop_app.ui.start.tries import Tries


def test_the_fifth_wrong_try_begins_a_rest_of_half_a_minute() -> None:
    tries = Tries()
    for _ in range(FREE_TRIES - 1):
        tries.fail(100)
        assert tries.rest(100) == 0
    tries.fail(100)
    assert (tries.rest(100), tries.rest(129.5), tries.rest(130)) == (30, 1, 0)


def test_every_fifth_try_after_that_rests_twice_as_long_and_the_right_one_forgets_all() -> None:
    tries = Tries()
    for _ in range(2 * FREE_TRIES):
        tries.fail(100)
    assert tries.rest(100) == 60
    tries.succeed()
    assert tries.rest(100) == 0
    tries.fail(100)
    assert tries.rest(100) == 0
