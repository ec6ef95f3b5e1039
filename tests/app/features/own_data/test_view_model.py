"""A file of one's own data: a passcode each, said where it is, and nothing without a network."""

from pathlib import Path

import pytest

from app.data.errors import Offline, Rejected
from app.features.own_data.view_model import OwnDataViewModel
from app.runtime.destinations import OwnData
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeOwnData

PATH = Path("exports/own-data-2025-10-15.json")


def opened(rules="draft", **answers):
    data = FakeOwnData(**answers)
    phone = a_signed_in_container(rules=rules, own_data=data)
    phone.navigator.go(OwnData())
    vm = OwnDataViewModel(phone, lambda: "en")
    vm.start()
    return vm, phone, data


def typed(vm, phone, digits="471902"):
    for digit in digits:
        vm.press(digit)
    phone.drain()


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_passcode_fetches_the_file_and_says_where_it_is(form):
    vm, phone, data = opened(export=PATH)
    vm.export(form)
    assert (vm.state.asking, data.asked) == (form, [])
    typed(vm, phone)
    assert data.asked == [("export", form, "en", "471902")]
    assert (vm.state.saved, vm.state.asking) == (str(PATH), "")
    assert vm.state.entry.digits == ""


def test_a_wrong_passcode_is_asked_again():
    vm, phone, _ = opened(export=Rejected("wrong_passcode", {"tries_left": 3}))
    vm.export("json")
    typed(vm, phone, "000001")
    assert (vm.state.asking, vm.state.saved) == ("json", "")
    assert vm.state.entry.wrong


def test_a_refused_file_is_said_on_the_page():
    vm, phone, _ = opened(export=Rejected("grant_refused", {}))
    vm.export("json")
    typed(vm, phone)
    assert (vm.state.asking, vm.state.fault_key) == ("", "error.rejected.grant_refused")


def test_a_lost_answer_keeps_the_passcode_to_try_again():
    vm, phone, data = opened(export=Offline())
    vm.export("json")
    typed(vm, phone)
    assert vm.state.entry.fault_key == "error.offline"
    vm.retry()
    phone.drain()
    assert len(data.asked) == 2


def test_without_a_network_no_passcode_is_asked_for():
    vm, phone, _ = opened(export=PATH)
    phone.api.tell(online=False)
    vm.export("json")
    assert (vm.state.asking, vm.state.online) == ("", False)


def test_a_passcode_is_not_kept_when_one_leaves():
    vm, *_ = opened(export=PATH)
    vm.export("json")
    vm.press("4")
    vm.stop()
    assert (vm.state.asking, vm.state.entry.digits) == ("", "")


def test_documents_that_have_ended_are_counted():
    assert opened()[0].state.hidden == 1


def test_opening_and_sharing_say_that_they_are_simulated():
    vm, phone, _ = opened(export=PATH)
    said = []
    phone.announcements.subscribe(lambda one: said.append(one.key))
    vm.open_file()
    vm.share_file()
    assert said == ["own_data.opened", "own_data.shared"]
