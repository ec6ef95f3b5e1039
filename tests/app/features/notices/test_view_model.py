"""The notices' view-model: days, filters, what is read, where each leads, copies and faults."""

from datetime import timedelta

import msgspec
import pytest

from app.data.errors import Offline, ServerFault
from app.data.notices import NoticesAsOf
from app.features.notices.view_model import NoticesViewModel
from app.runtime.destinations import Benefits, DocumentDetail, Home, Renewal
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeNotices
from app.testing.samples import STORY, a_notice, an_id

FIRST = a_notice(1)
LINKED = a_notice(2, key="account_linked:2", kind="account_linked", action="open_benefits")
READ = a_notice(3, read=True)


def known(*notices, unread=None):
    count = sum(not one.read for one in notices) if unread is None else unread
    return NoticesAsOf(notices, count, STORY)


class Server(FakeNotices):
    """Keeps what was read, as the server does."""

    def __init__(self, *notices):
        super().__init__(known(*notices), mark_read=self._marked)

    def _marked(self, keys, read):
        given = self.stored().notices
        return known(
            *(msgspec.structs.replace(n, read=read if n.key in keys else n.read) for n in given)
        )


def started(*notices):
    app = FakeContainer(notices=Server(*notices))
    vm = NoticesViewModel(app)
    vm.start()
    app.drain()
    return app, vm


def keys(vm):
    return [one.key for day in vm.state.days for one in day.notices]


def test_notices_stand_in_viet_nams_days():
    hours = (0, 1.4, 1.6, 25.4, 25.6 + 24, 2000)  # the story is at 08:30: the day began 8.5 h ago
    given = [a_notice(at, at=STORY - timedelta(hours=7 + h)) for at, h in enumerate(hours, 1)]
    _, vm = started(*given)
    assert [(day.name, len(day.notices)) for day in vm.state.days] == [
        ("today", 2), ("yesterday", 2), ("earlier", 2),
    ]  # fmt: skip
    assert keys(vm) == [one.key for one in given]


def test_a_new_day_moves_what_was_today():
    app, vm = started(FIRST)
    assert vm.state.days[0].name == "today"
    app.clock.set(STORY + timedelta(days=1))
    assert vm.state.days[0].name == "yesterday"


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("all", [FIRST, LINKED, READ]),
        ("unread", [FIRST, LINKED]),
        ("documents", [FIRST, READ]),
        ("benefits", [LINKED]),
    ],
)
def test_a_filter_lets_through_its_own(chosen, shown):
    _, vm = started(FIRST, LINKED, READ)
    vm.choose(chosen)
    assert keys(vm) == [one.key for one in shown]
    assert vm.state.total == 3


def test_the_unread_count_is_the_servers():
    app = FakeContainer(notices=FakeNotices(known(FIRST, unread=7)))
    vm = NoticesViewModel(app)
    vm.start()
    assert vm.state.unread == 7


@pytest.mark.parametrize(
    ("action", "target", "where"),
    [
        ("renew", an_id(1), Renewal(an_id(1))),
        ("track", an_id(9), Renewal(an_id(1), an_id(9))),
        ("open_document", an_id(8), DocumentDetail(an_id(8))),
        ("open_benefits", an_id(40), Benefits()),
        ("none", None, Home()),
    ],
)
def test_opening_one_reads_it_on_the_server_and_goes_where_it_leads(action, target, where):
    app, vm = started(a_notice(1, action=action, target_id=target), READ)
    vm.open(FIRST.key)
    assert app.navigator.current == where
    app.drain()
    assert app.notices.asked[-1] == ("mark_read", (FIRST.key,), True)
    assert vm.state.unread == 0


def test_one_that_was_read_is_not_marked_again():
    app, vm = started(READ)
    vm.open(READ.key)
    app.drain()
    assert app.notices.asked == [("refresh",)]
    assert app.navigator.current == Renewal(an_id(3))


def test_two_that_are_opened_quickly_are_both_read():
    app, vm = started(FIRST, LINKED)
    vm.open(FIRST.key)
    vm.open(LINKED.key)
    app.drain()
    assert vm.state.unread == 0


def test_without_a_network_one_still_gets_there_and_it_stays_unread():
    app, vm = started(FIRST)
    app.notices.failure = Offline()
    vm.open(FIRST.key)
    app.drain()
    assert app.navigator.current == Renewal(an_id(1))
    assert vm.state.unread == 1


def test_all_are_read_once_and_it_can_be_taken_back():
    app, vm = started(FIRST, LINKED, READ)
    told = []
    app.announcements.subscribe(told.append)
    vm.read_all()
    assert vm.state.marking
    vm.read_all()
    app.drain()
    assert app.notices.asked[1:] == [("mark_read", (FIRST.key, LINKED.key), True)]
    assert (vm.state.unread, vm.state.marking) == (0, False)
    assert (told[0].key, told[0].values) == ("notices.all_read", {"n": 2})
    told[0].undo()
    app.drain()
    assert app.notices.asked[2:] == [("mark_read", (FIRST.key, LINKED.key), False)]
    assert vm.state.unread == 2, "only those that were unread are again"


def test_more_than_one_request_holds_are_read_in_several():
    app, vm = started(*(a_notice(at) for at in range(1, 702)))
    vm.read_all()
    app.drain()
    assert [len(asked[1]) for asked in app.notices.asked[1:]] == [500, 201]
    assert vm.state.unread == 0


@pytest.mark.parametrize(
    ("fault", "key"),
    [(Offline(), "notices.not_marked_offline"), (ServerFault(), "notices.not_marked")],
)
def test_what_could_not_be_marked_is_said_and_stays_unread(fault, key):
    app, vm = started(FIRST)
    told = []
    app.announcements.subscribe(told.append)
    app.notices.failure = fault
    vm.read_all()
    app.drain()
    assert [(one.key, one.undo) for one in told] == [(key, None)]
    assert (vm.state.unread, vm.state.marking) == (1, False)


def test_what_the_server_tells_meanwhile_is_shown_until_one_leaves():
    app, vm = started(FIRST)
    app.notices.tell(known(LINKED, FIRST))
    assert keys(vm) == [LINKED.key, FIRST.key]
    vm.stop()
    app.notices.tell(known())
    assert vm.state.phase is Phase.CONTENT, "nobody looks at it any more"


def test_without_copy_or_network_it_has_failed_and_comes_back_by_itself():
    notices = FakeNotices(failure=Offline())
    app = FakeContainer(notices=notices)
    vm = NoticesViewModel(app)
    vm.start()
    assert vm.state.phase is Phase.LOADING
    app.drain()
    assert (vm.state.phase, vm.state.offline) == (Phase.FAILED, True)
    notices.failure = None
    notices.give(refresh=known(FIRST))
    app.api.tell(online=True)
    app.drain()
    assert (vm.state.phase, vm.state.fault_key) == (Phase.CONTENT, None)


def test_a_copy_outlives_a_failed_refresh():
    app, vm = started(FIRST)
    app.notices.failure = ServerFault()
    vm.refresh()
    vm.refresh()
    app.drain()
    assert app.notices.asked.count(("refresh",)) == 2
    assert (vm.state.phase, vm.state.as_of) == (Phase.CONTENT, STORY)
    assert vm.state.fault_key == "error.rejected.internal"
    assert not vm.state.refreshing


def test_nobody_was_told_anything_is_empty_not_loading():
    _, vm = started()
    assert vm.state.phase is Phase.EMPTY
