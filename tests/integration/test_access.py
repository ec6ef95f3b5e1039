"""An agency looks, a phone hears of it, its holder asks why and takes a file of everything away."""

import json

import pytest

from app.data.errors import Rejected
from app.features.access_log.view_model import AccessLogViewModel
from app.features.own_data.view_model import OwnDataViewModel
from app.runtime.destinations import AccessLog
from app.shared.personas import persona


def act(phone, deed, detail=None):
    """A deed of the agencies' desk, about this resident or what the resident asked."""
    stage, number = phone.app.stage, phone.app.account.known.personal_number
    files = [o for o in stage.desk_files().files if o.kind == "agency"]
    file = next(
        o
        for o in files
        if o.personal_number == number and (deed, detail) in [(d.name, d.detail) for d in o.deeds]
    )
    stage.act_at_desk(file, next(d for d in file.deeds if (d.name, d.detail) == (deed, detail)))


@pytest.fixture
def hoa(new_phone):
    phone = new_phone().stand_in(persona("hoa").personal_number).sign_in("hoa")
    phone.app.account.refresh()
    return phone


def test_a_refused_look_is_in_the_log_and_asked_about_once(hoa):
    act(hoa, "look", "beyond")
    vm = AccessLogViewModel(AccessLog(), hoa.app)
    vm.start()
    hoa.wait_for(lambda: vm.state.doing is None and vm.state.refused_recent == 1)
    look = vm.state.days[0].looks[0]
    assert look.fields[0].why == "outside_duty"
    vm.ask(look.id, "why")
    hoa.lose_answers = True
    vm.send()
    hoa.wait_for(lambda: vm.state.fault is not None and vm.state.doing is None)
    hoa.lose_answers = False
    vm.send()
    hoa.wait_for(lambda: vm.state.sheet == "sent")
    assert [one.reference for one in vm.state.days[0].looks[0].inquiries] == ["HD-000-2510-0001"]
    act(hoa, "answer")
    vm.refresh()
    hoa.wait_for(lambda: vm.state.days[0].looks[0].inquiries[0].state == "answered")
    vm.stop()


def test_the_file_of_ones_data_is_on_this_machine_for_oneself_alone(hoa):
    vm = OwnDataViewModel(hoa.app)
    vm.start()
    vm.export("json")
    for digit in "471902":
        vm.press(digit)
    hoa.wait_for(lambda: vm.state.saved)
    path = next(hoa.app.settings.data_folder.rglob("exports/own-data-*.json"))
    assert str(path) == vm.state.saved
    assert path.stat().st_mode & 0o077 == 0
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["account"]["full_name"] == "Lê Thị Hoa"
    vm.stop()


def test_a_look_that_no_agency_made_is_asked_about_nowhere(hoa):
    with pytest.raises(Rejected) as refused:
        hoa.app.access_log.ask("0" * 32, "why")
    assert refused.value.code == "not_found"
