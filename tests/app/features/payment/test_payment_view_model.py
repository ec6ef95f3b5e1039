"""One payment's view-model: found by its id, with its grounds, whoever it was received by."""

from app.data.errors import Offline
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
