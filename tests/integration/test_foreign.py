"""A hospital abroad asks on a phone over the real server, and gets one answer, once."""

import pytest

from app.features.foreign_services.view_model import ForeignServicesViewModel
from app.features.foreign_sign_in.view_model import ForeignSignInViewModel
from app.runtime.destinations import ForeignSignIn
from app.shared.personas import persona


def act(phone, deed, service="lumen_hospital"):
    """A deed of the desk; what lies on it afterwards, of this service alone."""
    stage, number = phone.app.stage, phone.app.account.known.personal_number
    own = [o for o in stage.desk_files().files if o.kind == "foreign_service"]
    file = next(o for o in own if o.personal_number == number and o.state == "ready")
    wanted = next(o for o in file.deeds if (o.name, o.detail) == (deed, service))
    return desk(stage.act_at_desk(file, wanted))


def desk(listed):
    return [o for o in listed.files if o.kind == "foreign_service" and o.state != "ready"]


@pytest.fixture
def hanh(new_phone):
    phone = new_phone().stand_in(persona("hanh").personal_number).sign_in("hanh")
    phone.app.account.refresh()
    return phone


def opened(phone, request_id):
    vm = ForeignSignInViewModel(ForeignSignIn(request_id), phone.app)
    vm.start()
    phone.wait_for(lambda: vm.state.doing is None and vm.state.request is not None)
    return vm


def type_passcode(vm):
    for digit in "471902":
        vm.press(digit)


def test_an_answer_lost_on_the_way_is_sent_again_and_given_once(hanh):
    act(hanh, "ask")
    vm = opened(hanh, hanh.app.foreign.refresh().waiting[0].id)
    vm.agree()
    vm.send()
    hanh.lose_answers = True
    type_passcode(vm)
    hanh.wait_for(lambda: vm.state.entry.fault_key is not None)
    hanh.lose_answers = False
    vm.retry()
    hanh.wait_for(lambda: vm.state.stage == "sent" and vm.state.doing is None)
    assert [one.outcome for one in hanh.app.foreign.refresh().log] == ["answered"]
    assert [o.state for o in desk(hanh.app.stage.desk_files())] == ["answered_yes"]


def test_a_code_leads_from_the_page_to_the_question(hanh):
    page = next(o for o in act(hanh, "show_code", "westmere_university") if o.state == "page")
    vm = ForeignServicesViewModel(hanh.app)
    vm.start()
    hanh.wait_for(lambda: vm.state.doing is None)
    vm.change_code(page.code.removeprefix("westmere.borealia.example "))
    vm.submit()
    hanh.wait_for(lambda: isinstance(hanh.app.navigator.current, ForeignSignIn))
    asked = opened(hanh, hanh.app.navigator.current.request_id)
    assert (asked.state.stage, asked.state.request.finding) == ("consent", "yes")
    asked.decline()
    hanh.wait_for(lambda: asked.state.stage == "over" and asked.state.doing is None)
    assert [o.state for o in desk(hanh.app.stage.desk_files())] == ["declined"]
