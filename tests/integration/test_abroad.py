"""A phone abroad against the real server: where it is, codes in the app, and no text message."""

import time

import pytest

from app.features.abroad.view_model import AbroadViewModel
from app.features.link_account.view_model import LinkAccountViewModel
from app.shared.personas import persona
from tests.support.linking import agree_to_ask

HURRY = 20  # the phone looks for the answer by itself every two seconds
HANH = persona("hanh")


@pytest.fixture
def hanh(new_phone):
    return new_phone().stand_in(HANH.personal_number).sign_in("hanh")


@pytest.fixture
def linking(hanh):
    vm = LinkAccountViewModel(hanh.app, monotonic=lambda: time.monotonic() * HURRY)
    vm.start()
    hanh.wait_for(lambda: vm.state.full_name == HANH.full_name)
    yield vm
    vm.stop()


def ask(phone, vm):
    agree_to_ask(vm, "song_xanh", "000000000041")
    for digit in HANH.passcode:
        vm.press(digit)
    phone.wait_for(lambda: not vm.state.entry.busy)

    def there():
        vm.tick()
        return vm.state.stage == "code" and vm.state.message_code

    phone.wait_for(there)


def test_the_code_is_in_the_app_and_fills_itself_in(hanh, linking):
    ask(hanh, linking)
    assert linking.state.in_app
    linking.fill_code()
    assert linking.state.code == linking.state.message_code
    linking.confirm()
    hanh.wait_for(lambda: linking.state.stage == "linked")


def test_whereabouts_are_told_kept_and_known_after_a_restart(hanh, new_phone):
    vm = AbroadViewModel(hanh.app)
    vm.start()
    assert vm.state.abroad == "lumen_utopia"
    vm.choose("tidewater_meridia")
    hanh.wait_for(lambda: vm.state.abroad == "tidewater_meridia")
    vm.stop()
    hanh.close()
    again = new_phone().sign_in("hanh")
    assert again.app.account.known.abroad == "tidewater_meridia"


def test_without_a_network_nothing_changes_and_the_copy_still_says_where(hanh):
    vm = AbroadViewModel(hanh.app)
    vm.start()
    hanh.down = True
    vm.switch()
    hanh.wait_for(lambda: vm.state.fault_key)
    assert (vm.state.abroad, vm.state.fault_key) == ("lumen_utopia", "error.offline")
    hanh.down = False
    hanh.app.account.refresh()
    hanh.pump()
    vm.switch()
    hanh.wait_for(lambda: vm.state.abroad is None)
    assert hanh.app.account.stored().account.abroad is None
