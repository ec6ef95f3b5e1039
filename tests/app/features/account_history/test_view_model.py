"""An account's history: everything that happened, newest first, and nothing that has not yet."""

from datetime import timedelta

from app.data.account import AccountAsOf
from app.data.issuings import IssuingsAsOf
from app.features.account_history.view_model import HistoryViewModel
from app.runtime.destinations import Home, Issuing
from app.runtime.view_model import Phase
from app.shared.contract.account import AccountLock
from app.shared.contract.issuing import IssuingEvent
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeIssuings
from app.testing.samples import STORY, an_account, an_id, an_issuing

HOUR = timedelta(hours=1)
LOCK = AccountLock(ground="own_request", since=STORY - 5 * HOUR, until=STORY - 4 * HOUR)
REFUSED = an_issuing(
    state="refused",
    refusal="face_mismatch",
    events=(
        IssuingEvent(kind="submitted", at=STORY - 3 * HOUR),
        IssuingEvent(kind="supplement", at=STORY - 2 * HOUR, detail="portrait_photo"),
        IssuingEvent(kind="refused", at=STORY - HOUR, detail="face_mismatch"),
    ),
)


def opened(*files, locks=()):
    account = FakeAccount(AccountAsOf(an_account("hoa", locks=locks), STORY))
    issuings = FakeIssuings(IssuingsAsOf(files, STORY))
    phone = a_signed_in_container("hoa", account=account, issuings=issuings)
    vm = HistoryViewModel(phone)
    vm.start()
    return vm, phone


def told(vm):
    return [(one.kind, one.detail) for one in vm.state.entries]


def test_locks_and_requests_stand_newest_first_with_ground_and_reason():
    vm, _ = opened(REFUSED, locks=(LOCK,))
    assert told(vm) == [
        ("refused", "face_mismatch"),
        ("submitted", ""),
        ("lifted", "own_request"),
        ("locked", "own_request"),
    ]


def test_a_clock_moved_back_takes_later_entries_away():
    vm, phone = opened(REFUSED, locks=(LOCK,))
    phone.clock.set(STORY - 4 * HOUR - timedelta(seconds=1))
    assert told(vm) == [("locked", "own_request")]


def test_a_childs_request_names_the_child():
    vm, _ = opened(an_issuing(holder_id=an_id(3), full_name="Phạm Gia Bảo"))
    assert [one.ward for one in vm.state.entries] == ["Phạm Gia Bảo"]


def test_a_request_opens_and_a_lock_does_not():
    vm, phone = opened(REFUSED, locks=(LOCK,))
    vm.open(vm.state.entries[-1])
    assert phone.navigator.current == Home()
    vm.open(vm.state.entries[0])
    assert phone.navigator.current == Issuing(REFUSED.id)


def test_where_nothing_happened_that_is_said():
    vm, _ = opened()
    assert (vm.state.phase, vm.state.entries) == (Phase.EMPTY, ())
