"""One payment's view-model: found by its id, with its grounds, whoever it was received by."""

import msgspec

from app.data.errors import Offline, Rejected
from app.data.payments import PaymentsAsOf
from app.features.payment.view_model import PaymentViewModel
from app.runtime.destinations import Routing
from app.runtime.view_model import Phase
from app.testing import payment_samples as samples
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakePayments
from app.testing.samples import STORY

SEEN = samples.BenefitPayments(
    programmes=(samples.STANDING, samples.GIFT_STANDING),
    next=(),
    payments=(samples.FAILED, samples.SHARED),
)


def opened(payment_id, seen=SEEN, **answers):
    known = PaymentsAsOf(seen, STORY) if seen else None
    app = a_signed_in_container("hoa", payments=FakePayments(known, **answers))
    vm = PaymentViewModel(app, payment_id)
    vm.start()
    app.drain()
    return app, vm


def test_a_payment_comes_with_the_grounds_on_which_it_is_owed():
    _, vm = opened(samples.FAILED.id)
    assert (vm.state.payment, vm.state.standing) == (samples.FAILED, samples.STANDING)


def test_a_member_sees_the_share_and_not_the_receivers_grounds():
    _, vm = opened(samples.SHARED.id)
    assert (vm.state.payment, vm.state.standing) == (samples.SHARED, None)


def test_a_payment_that_is_not_there_says_so():
    _, vm = opened("f" * 32)
    assert vm.state.phase is Phase.EMPTY


def test_it_follows_what_the_server_tells():
    app, vm = opened(samples.FAILED.id)
    paid = samples.BenefitPayments(
        programmes=(), next=(), payments=(samples.a_payment(state="paid", rungs=()),)
    )
    app.payments.tell(PaymentsAsOf(paid, STORY))
    assert vm.state.payment.state == "paid"


def test_nothing_known_and_no_network_is_a_fault():
    _, vm = opened(samples.FAILED.id, None, refresh=Offline())
    assert (vm.state.phase, vm.state.offline) == (Phase.FAILED, True)


def test_another_place_is_chosen_for_its_programme():
    app, vm = opened(samples.FAILED.id)
    vm.choose_place()
    assert app.navigator.current == Routing(samples.FAILED.programme_id)


def typed(app, vm, digits="000000"):
    for digit in digits:
        vm.press(digit)
    app.drain()


def test_agreeing_takes_a_passcode_and_shows_where_it_went():
    agreed = msgspec.structs.replace(samples.AGREED, id=samples.FAILED.id)
    after = msgspec.structs.replace(SEEN, payments=(agreed,))
    app, vm = opened(samples.FAILED.id, agree=PaymentsAsOf(after, STORY))
    vm.agree()
    assert vm.state.asking == samples.LOTUS
    typed(app, vm)
    assert ("agree", samples.FAILED.id, samples.LOTUS, "000000") in app.payments.asked
    assert (vm.state.asking, vm.state.payment) == (None, agreed)


def test_a_wrong_passcode_keeps_the_sheet_and_moves_nothing():
    app, vm = opened(samples.FAILED.id, agree=Rejected("wrong_passcode", {"tries_left": 2}))
    vm.agree()
    typed(app, vm)
    assert vm.state.asking == samples.LOTUS
    assert vm.state.entry.wrong
    vm.shut()
    assert vm.state.payment == samples.FAILED


def test_refused_because_it_moved_meanwhile_it_is_told_and_asked_for_anew():
    app, vm = opened(samples.FAILED.id, agree=Rejected("routing_refused"))
    before = app.payments.asked.count(("refresh",))
    vm.agree()
    typed(app, vm)
    assert (vm.state.asking, vm.state.deed_fault_key) == (None, "error.rejected.routing_refused")
    assert app.payments.asked.count(("refresh",)) == before + 1


def test_without_a_network_nothing_is_asked_and_that_is_said_until_it_is_back():
    app, vm = opened(samples.FAILED.id)
    app.api.tell(online=False)
    vm.agree()
    assert (vm.state.asking, vm.state.deed_fault_key) == (None, "benefits.needs_network")
    app.api.tell(online=True)
    assert vm.state.deed_fault_key is None


def test_what_leads_nowhere_cannot_be_agreed_to():
    _, vm = opened(samples.SHARED.id)
    vm.agree()
    assert vm.state.asking is None
