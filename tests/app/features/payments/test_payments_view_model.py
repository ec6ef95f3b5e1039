"""The statement's view-model: what comes, filters by programme and member, the file by passcode."""

from pathlib import Path

import pytest

from app.data.errors import Offline, Rejected
from app.data.payments import PaymentsAsOf
from app.features.payments.view_model import PaymentsViewModel
from app.runtime.destinations import Payment
from app.runtime.view_model import Phase
from app.testing import payment_samples as samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakePayments
from app.testing.samples import STORY

FAMILY = samples.BenefitPayments(
    programmes=(), next=(samples.REFUND, samples.NEXT), payments=(samples.GIFT, samples.past(9))
)


def opened(seen=FAMILY, **answers):
    app = a_signed_in_container(
        "hoa", payments=FakePayments(PaymentsAsOf(seen, STORY) if seen else None, **answers)
    )
    vm = PaymentsViewModel(app, lambda: "en", lambda: 100.0)
    vm.start()
    app.drain()
    return app, vm


def typed(app, vm, passcode="471902"):
    for digit in passcode:
        vm.press(digit)
    app.drain()


def test_what_is_due_first_comes_first():
    _, vm = opened()
    assert [one.programme_id for one in vm.state.coming] == ["social_pension", "health_refund"]
    assert (vm.state.phase, vm.state.total) == (Phase.CONTENT, 900_000)


@pytest.mark.parametrize(
    "chosen, shown, total",
    [
        ("all", 2, 900_000),
        ("social_pension", 1, 500_000),
        ("household_gift", 1, 400_000),
        ("Phạm Gia Bảo", 1, 100_000),  # the member's share alone
        ("nobody", 2, 900_000),
    ],
)
def test_the_statement_is_read_by_programme_and_by_member(chosen, shown, total):
    _, vm = opened()
    vm.choose(chosen)
    assert (len(vm.state.payments), vm.state.total) == (shown, total)


def test_what_did_not_arrive_counts_for_nothing():
    _, vm = opened(samples.BenefitPayments(programmes=(), next=(), payments=(samples.FAILED,)))
    assert vm.state.total == 0


def test_a_tap_opens_a_payment():
    app, vm = opened()
    vm.open(samples.GIFT.id)
    assert app.navigator.current == Payment(samples.GIFT.id)


def test_nothing_paid_and_nothing_to_come_says_so():
    _, vm = opened(samples.NOTHING)
    assert vm.state.phase is Phase.EMPTY


def test_the_file_takes_a_passcode_and_says_where_it_is():
    app, vm = opened(export=Path("statements/statement.csv"))
    vm.ask_form()
    vm.export("csv")
    assert vm.state.step == "passcode"
    typed(app, vm)
    assert (vm.state.step, vm.state.saved) == ("done", "statements/statement.csv")
    assert ("export", "csv", "en", "471902") in app.payments.asked
    assert vm.state.entry.digits == ""


def test_a_wrong_passcode_is_counted_and_the_sheet_stays():
    wrong = Rejected("wrong_passcode", {"tries_left": 3})
    app, vm = opened(export=wrong)
    vm.export("html")
    typed(app, vm)
    assert (vm.state.step, vm.state.entry.wrong, vm.state.entry.tries_left) == ("passcode", True, 3)


def test_an_answer_that_did_not_come_keeps_what_was_typed():
    app, vm = opened(export=Offline())
    vm.export("html")
    typed(app, vm)
    assert (vm.state.entry.digits, vm.state.entry.fault_key) == ("471902", "error.offline")


def test_without_a_network_no_file_is_promised():
    app, vm = opened()
    app.api.tell(online=False)
    vm.export("csv")
    assert (vm.state.step, vm.state.online) == ("", False)


def test_leaving_forgets_the_passcode():
    _, vm = opened()
    vm.export("csv")
    vm.press("4")
    vm.stop()
    assert (vm.state.step, vm.state.entry.digits) == ("", "")


def test_a_copy_outlives_a_failed_refresh():
    _, vm = opened(refresh=Offline())
    assert (vm.state.phase, vm.state.fault_key, vm.state.offline) == (
        Phase.CONTENT, "error.offline", True,
    )  # fmt: skip
