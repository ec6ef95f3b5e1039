"""A view-model's ground."""

from dataclasses import dataclass

from app.runtime.view_model import ViewModel


@dataclass(frozen=True)
class State:
    count: int = 0


class Counter(ViewModel[State]):
    def set(self, count):
        self._update(count=count)


def test_listeners_hear_of_a_state_only_where_it_differs():
    counter, heard = Counter(State()), []
    counter.subscribe(heard.append)
    counter.set(0)
    counter.set(1)
    counter.set(1)
    assert heard == [State(1)]


def test_one_that_leaves_while_others_are_told_is_told_no_more():
    counter, heard = Counter(State()), []
    counter.subscribe(lambda _: leave())
    leave = counter.subscribe(heard.append)
    counter.set(1)
    assert heard == []


def test_leaving_twice_is_leaving_once():
    counter, heard = Counter(State()), []
    leave = counter.subscribe(heard.append)
    counter.subscribe(heard.append)
    leave()
    leave()
    counter.set(1)
    assert heard == [State(1)]
