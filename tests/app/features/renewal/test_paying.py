"""Paying a renewal's fee: the passcode, the desk's answer, and what a failure leaves as it was."""

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.renewals import RenewalsAsOf
from app.features.renewal import fee
from app.features.renewal.stations import steps_of
from app.features.renewal.view_model import RenewalViewModel
from app.runtime.destinations import Renewal
from app.runtime.i18n import catalogue
from app.shared.contract.renewals import Fee, RenewalEvent
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeRenewals
from app.testing.samples import STORY, a_renewal, documents_of

CARD = documents_of("khoi")[0]
OPENED = RenewalEvent(kind="fee_due", at=STORY)
DUE = a_renewal(document_id=CARD.id, state="fee_due", events=(OPENED,), fee=Fee(state="due"))


def with_fee(state, **more):
    return msgspec.structs.replace(DUE, fee=Fee(state=state, code="LP-000-2510-0001", **more))


def opened(*files, rules="draft", **answers):
    held = FakeRenewals(RenewalsAsOf(files, STORY), **answers)
    app = a_signed_in_container("khoi", rules, renewals=held)
    vm = RenewalViewModel(Renewal(CARD.id, files[0].id if files else ""), app)
    vm.start()
    app.drain()
    return vm, app


def typed(vm, app, digits="471902"):
    for digit in digits:
        vm.press(digit)
    app.drain()


def asked(app, deed):
    return [question[1:] for question in app.renewals.asked if question[0] == deed]


@pytest.mark.parametrize("rules", ["today", "draft"])
def test_opening_a_file_asks_for_the_passcode_at_once(rules):
    vm, app = opened(rules=rules)
    if rules == "today":  # locked: nothing can be opened
        assert vm.state.blocked.reason == "locked"
        return

    def start(_):
        app.renewals.tell(RenewalsAsOf((DUE,), STORY))
        return DUE

    app.renewals.give(start=start, pay_fee=with_fee("asking"))
    vm.submit()
    app.drain()
    assert (vm.state.fee_state, vm.state.asking) == ("due", True)
    typed(vm, app)
    assert asked(app, "pay_fee") == [(DUE.id, "471902")]
    assert not vm.state.asking
    assert vm.state.entry.digits == ""


def test_a_wrong_passcode_pays_nothing_and_is_counted():
    vm, app = opened(DUE, pay_fee=Rejected("wrong_passcode", {"tries_left": 4}))
    vm.pay()
    typed(vm, app)
    assert (vm.state.asking, vm.state.entry.wrong, vm.state.fee_state) == (True, True, "due")


def test_putting_it_off_keeps_file_and_fee():
    vm, app = opened(DUE)
    vm.pay()
    vm.press("4")
    vm.shut()
    assert (vm.state.asking, vm.state.entry.digits, vm.state.fee_state) == (False, "", "due")
    assert asked(app, "pay_fee") == []


def test_without_a_network_nothing_is_asked_and_it_is_said():
    vm, app = opened(DUE)
    app.api.tell(online=False)
    vm.pay()
    assert (vm.state.asking, vm.state.fault_key) == (False, "renewal.offline.pay")


def test_an_answer_that_is_lost_can_be_sent_again():
    vm, app = opened(DUE, pay_fee=Offline())
    vm.pay()
    typed(vm, app)
    assert (vm.state.asking, vm.state.entry.fault_key) == (True, "error.offline")
    app.renewals.give(pay_fee=with_fee("asking"))
    vm.retry()
    app.drain()
    assert asked(app, "pay_fee") == [(DUE.id, "471902"), (DUE.id, "471902")]


def test_a_fee_on_its_way_is_not_asked_for_again():
    vm, _ = opened(with_fee("asking"))
    vm.pay()
    assert not vm.state.asking


@pytest.mark.parametrize("state", ["refused", "silent"])
def test_a_fee_that_failed_is_asked_for_again(state):
    refusal = "no_money" if state == "refused" else None
    vm, _ = opened(with_fee(state, refusal=refusal))
    vm.pay()
    assert vm.state.asking


def test_leaving_the_screen_keeps_no_passcode():
    vm, _ = opened(DUE)
    vm.pay()
    vm.press("4")
    vm.stop()
    assert (vm.state.asking, vm.state.entry.digits) == (False, "")


@pytest.mark.parametrize(
    ("state", "waits"), [("due", True), ("asking", False), ("refused", True), ("silent", True)]
)
def test_the_stations_wait_for_the_fee(state, waits):
    steps = steps_of(with_fee(state))
    assert [(step.kind, step.mark) for step in steps] == [
        ("opened", "done"), ("submitted", "now"), ("accepted", "next"), ("work", "next"),
        ("new", "next"),
    ]  # fmt: skip
    assert steps[1].waits is waits


@pytest.mark.parametrize(
    ("state", "accepted", "said"),
    [
        ("due", False, ""),
        ("paid", False, "Lệ phí 50.000 ₫ được hoàn lại."),
        ("silent", False, "Lệ phí 50.000 ₫ được hoàn lại."),
        ("paid", True, "Cơ quan đã nhận hồ sơ nên lệ phí 50.000 ₫ không được hoàn."),
    ],
)
def test_withdrawing_says_what_becomes_of_the_fee(state, accepted, said):
    taken = (RenewalEvent(kind="accepted", at=STORY),) if accepted else ()
    file = msgspec.structs.replace(with_fee(state), events=(OPENED, *taken))
    vm, _ = opened(file)
    assert fee.after_withdrawing(vm.state, catalogue("vi").tr, "vi") == said
