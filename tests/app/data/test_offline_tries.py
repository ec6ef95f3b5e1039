"""Wrong passcodes without a network: counted where no clock reaches."""

import pytest

from app.data.errors import Rejected
from app.data.offline_tries import OfflineTries
from tests.app.data.conftest import OWNER


class Monotonic:
    """Seconds that a test lets pass."""

    def __init__(self):
        self.seconds = 1000.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def monotonic():
    return Monotonic()


@pytest.fixture
def tries(vault, monotonic):
    return OfflineTries(vault, monotonic)


def wrong(tries):
    tries.begin(OWNER)
    return tries.failed(OWNER).values


def test_five_are_free_and_every_one_says_how_many_are_left(tries):
    assert [wrong(tries)["tries_left"] for _ in range(5)] == [4, 3, 2, 1, 0]


def test_later_ones_wait_longer_and_longer_and_the_tenth_is_the_last(tries, monotonic):
    waits = []
    for _ in range(10):
        told = wrong(tries)
        waits.append(told["wait_seconds"])
        monotonic.seconds += told["wait_seconds"]
    assert waits == [0, 0, 0, 0, 30, 90, 300, 900, 900, 0]
    assert told["reactivation"]
    with pytest.raises(Rejected) as raised:
        tries.begin(OWNER)
    assert raised.value.values["reactivation"]


def test_a_wait_is_waited_out_to_its_last_second(tries, monotonic):
    for _ in range(5):
        wrong(tries)
    monotonic.seconds += 29.5
    with pytest.raises(Rejected) as raised:
        tries.begin(OWNER)
    assert (raised.value.code, raised.value.values["wait_seconds"]) == ("too_many_tries", 1)
    monotonic.seconds += 0.5
    tries.begin(OWNER)


def test_a_restart_neither_forgets_the_count_nor_the_wait(tries, vault, monotonic):
    for _ in range(5):
        wrong(tries)
    restarted = OfflineTries(vault, monotonic)
    with pytest.raises(Rejected) as raised:
        restarted.begin(OWNER)
    assert raised.value.values["wait_seconds"] == 30


def test_a_try_counts_before_it_is_looked_at(tries, vault):
    tries.begin(OWNER)
    assert vault.failed_tries(OWNER) == 1


def test_a_right_one_makes_the_count_new(tries):
    for _ in range(4):
        wrong(tries)
    tries.begin(OWNER)
    tries.succeeded(OWNER)
    assert wrong(tries)["tries_left"] == 4
