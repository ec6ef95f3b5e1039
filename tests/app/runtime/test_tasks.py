"""Work off the interface's thread, with real threads, and the runner that tests step."""

import queue
import threading

import pytest

from app.runtime.tasks import Done, ThreadRunner
from app.testing.runners import StepRunner


class Interface:
    """Stands in for the interface's thread: runs what was posted when told."""

    def __init__(self):
        self.posted = queue.SimpleQueue()

    def next(self):
        self.posted.get(timeout=5)()


@pytest.fixture
def interface():
    return Interface()


@pytest.fixture
def runner(interface):
    made = ThreadRunner(interface.posted.put)
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_end_is_told_here(interface, runner):
    ended = []
    runner.submit(threading.get_ident, lambda done: ended.append(done.unwrap()), "who")
    interface.next()
    assert ended != [threading.get_ident()]


def test_what_work_raises_is_raised_by_who_unwraps_it(interface, runner):
    ended = []
    runner.submit(lambda: 1 // 0, ended.append, "fault")
    interface.next()
    with pytest.raises(ZeroDivisionError):
        ended[0].unwrap()


def test_a_newer_task_supersedes_an_older_one_that_ends_later(interface, runner):
    ended, hold = [], threading.Event()
    runner.submit(lambda: hold.wait(5) and "old", ended.append, "key")
    runner.submit(lambda: "new", ended.append, "key")
    interface.next()
    hold.set()
    interface.next()
    assert ended == [Done("new")]


def test_four_slow_tasks_do_not_keep_a_fifth_from_ending(interface, runner):
    ended, hold = [], threading.Event()
    for number in range(4):
        runner.submit(lambda: hold.wait(5), lambda _: None, f"slow.{number}")
    runner.submit(lambda: "fifth", ended.append, "fifth")
    hold.set()
    for _ in range(5):
        interface.next()
    assert ended == [Done("fifth")]


def test_nothing_is_told_after_the_phone_is_gone(interface, runner):
    ended, hold = [], threading.Event()
    runner.submit(lambda: hold.wait(5), ended.append, "key")
    runner.close()
    hold.set()
    interface.next()
    runner.submit(lambda: 1, ended.append, "later")
    assert ended == []


def test_the_step_runner_lets_tasks_end_in_any_order():
    runner, ended = StepRunner(), []
    runner.submit(lambda: "copy", lambda done: ended.append(done.value), "stored")
    runner.submit(lambda: "fresh", lambda done: ended.append(done.value), "refresh")
    runner.run("refresh")
    runner.drain()
    assert ended == ["fresh", "copy"]


def test_the_step_runner_supersedes_like_the_real_one():
    runner, ended = StepRunner(), []
    runner.submit(lambda: "old", lambda done: ended.append(done.value), "key")
    finish = runner.begin("key")
    runner.submit(lambda: "new", lambda done: ended.append(done.value), "key")
    finish()
    runner.drain()
    assert ended == ["new"]
