"""The code of a service's page: what is missing or wrong is said, and a right one leads on."""

import pytest

from app.data.errors import Offline, Rejected
from app.data.foreign import ForeignAsOf
from app.features.foreign_services.previews import PREVIEWS
from app.features.foreign_services.view_model import ForeignServicesViewModel
from app.runtime.destinations import ForeignServices, ForeignSignIn
from app.runtime.view_model import Phase
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeForeign
from app.testing.samples import STORY

FULL = PREVIEWS["full"]


def opened(rules="draft", **answers):
    foreign = FakeForeign(ForeignAsOf(FULL.waiting, FULL.log, STORY), **answers)
    phone = a_signed_in_container("hanh", foreign=foreign, rules=rules)
    phone.navigator.go(ForeignServices())
    vm = ForeignServicesViewModel(phone)
    vm.start()
    phone.drain()
    return vm, phone, foreign


def typed(vm, phone, code):
    vm.change_code(code)
    vm.submit()
    phone.drain()


def test_what_waits_and_who_asked_is_shown():
    vm, *_ = opened()
    assert (vm.state.phase, vm.state.waiting, vm.state.log) == (
        Phase.CONTENT, FULL.waiting, FULL.log,
    )  # fmt: skip


@pytest.mark.parametrize("code", ["k7mp q2xa", "K7MP-Q2XA", "K7MPQ2XA"])
def test_a_code_is_taken_however_it_is_written_and_leads_to_its_question(code):
    vm, phone, foreign = opened(type_code=FULL.waiting[0])
    typed(vm, phone, code)
    assert ("type_code", "K7MPQ2XA") in foreign.asked
    assert (phone.navigator.current, vm.state.code) == (ForeignSignIn(FULL.waiting[0].id), "")


@pytest.mark.parametrize(
    ("code", "fault", "values"),
    [("", "short", {"n": 8}), ("K7MPQ2X", "short", {"n": 1}), ("K7MPQ2X0", "signs", {})],
)
def test_what_is_wrong_with_it_is_said_and_nothing_is_sent(code, fault, values):
    vm, phone, foreign = opened()
    typed(vm, phone, code)
    assert (vm.state.code_fault, dict(vm.state.code_values)) == (fault, values)
    assert not [one for one in foreign.asked if one[0] == "type_code"]


@pytest.mark.parametrize(
    ("error", "fault", "values"),
    [
        (Rejected("wrong_code", {"tries_left": 3}), "wrong", {"n": 3}),
        (Rejected("too_many_tries", {"wait_seconds": 47.2}), "wait", {"n": 48}),
    ],
)
def test_a_refused_code_stays_in_the_field(error, fault, values):
    vm, phone, _ = opened(type_code=error)
    typed(vm, phone, "K7MPQ2XA")
    assert (vm.state.code_fault, dict(vm.state.code_values)) == (fault, values)
    assert vm.state.code == "K7MPQ2XA"


def test_offline_nothing_that_was_typed_is_lost():
    vm, phone, _ = opened(type_code=Offline())
    typed(vm, phone, "K7MPQ2XA")
    assert (vm.state.fault.offline, vm.state.code) == (True, "K7MPQ2XA")


def test_todays_rule_still_shows_who_asked():
    vm, *_ = opened(rules="today")
    assert (vm.state.provided, vm.state.log) == (False, FULL.log)
