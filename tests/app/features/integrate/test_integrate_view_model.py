"""Integrating on the phone: what is typed is judged first, sent once, followed and taken back."""

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.integrations import IntegrationsAsOf
from app.data.mandates import MandatesAsOf
from app.features.integrate.previews import CHILD, EVERY, OTHER_NAME, REMOVED, VEHICLE, known
from app.features.integrate.view_model import IntegrateViewModel
from app.features.integrate.wording import difference, stations
from app.runtime.destinations import DocumentDetail, Integrate, WardDocument
from app.runtime.view_model import Phase
from app.testing.containers import a_signed_in_container
from app.testing.integration_fakes import FakeIntegrations, FakeOthersWallets
from app.testing.money_fakes import FakeMandates
from app.testing.samples import STORY

SENT, SILENT, ASKED, DONE = EVERY[:4]


def tr(key, **values):
    return key


def opened(*requests, removed=(), destination=None, failure=None, **answers):
    told = IntegrationsAsOf(known(*requests, removed=removed), STORY)
    app = a_signed_in_container(integrations=FakeIntegrations(told, failure, **answers))
    vm = IntegrateViewModel(destination or Integrate(), app)
    vm.start()
    app.drain()
    return app, vm


def asked(app, deed):
    return [call[1:] for call in app.integrations.asked if call[0] == deed]


def filled(vm, *, plate=VEHICLE["plate"], engine=VEHICLE["engine_number"], tick=True):
    vm.choose("vehicle_registration")
    vm.type_first(plate)
    vm.type_second(engine)
    if tick:
        vm.toggle_confirmed()


@pytest.mark.parametrize(
    "holder, has, has_not",
    [
        ("citizen", "driving_licence", "visa"),
        ("child", "student_card", "driving_licence"),
        ("foreigner", "work_permit", "land_use"),
        ("organisation", "food_safety", "health_insurance"),
    ],
)
def test_each_holder_is_offered_the_kinds_that_such_a_holder_has(holder, has, has_not):
    app, vm = opened()
    app.integrations.tell(IntegrationsAsOf(known(holder=holder), STORY))
    offered = [one.id for one in vm.state.kinds("request")]
    assert has in offered
    assert has_not not in offered


def test_what_is_typed_is_sent_once_as_registers_keep_it_and_then_followed():
    app, vm = opened(ask=SENT)
    filled(vm, plate=" 00-x0  000.18 ")
    vm.send()
    vm.send()
    app.drain()
    assert asked(app, "ask") == [("vehicle_registration", tuple(VEHICLE.items()))]
    assert (vm.state.step, vm.state.integration_id) == ("track", SENT.id)


@pytest.mark.parametrize(
    "typed, wrong, unticked",
    [
        ({"plate": ""}, {"plate": "empty"}, False),
        ({"plate": "00-X0"}, {"plate": "form"}, False),
        ({"engine": "00001100001"}, {"engine_number": "form"}, False),
        ({"tick": False}, {}, True),
    ],
)
def test_what_has_not_the_form_is_said_and_nothing_is_sent(typed, wrong, unticked):
    app, vm = opened()
    filled(vm, **typed)
    vm.send()
    app.drain()
    assert (vm.state.wrong, vm.state.unticked) == (wrong, unticked)
    assert asked(app, "ask") == []


def test_a_refusal_is_told_by_its_reason_and_what_was_typed_stays():
    values = {"reason": "open_already", "code": SENT.code}
    refusal = Rejected("integration_refused", values=values)
    app, vm = opened(ask=refusal)
    filled(vm)
    vm.send()
    app.drain()
    assert vm.state.fault.key == "integrate.refused.open_already"
    assert vm.state.typed == VEHICLE


def test_a_request_is_followed_from_sent_to_the_wallet():
    app, vm = opened(SENT, destination=Integrate(integration_id=SENT.id))
    marks = [[one.mark for one in stations(vm.state, tr, "vi")]]
    for step in (ASKED, DONE):
        moved = msgspec.structs.replace(step, id=SENT.id)
        app.integrations.tell(IntegrationsAsOf(known(moved), STORY))
        marks.append([one.mark for one in stations(vm.state, tr, "vi")])
    assert marks == [["done", "now", "next"], ["done", "now", "next"], ["done"] * 3]
    vm.open_document()
    assert app.navigator.current == DocumentDetail(DONE.document_id)


def test_names_that_differ_are_shown_letter_by_letter_and_asking_again_keeps_the_numbers():
    _, vm = opened(OTHER_NAME, destination=Integrate(integration_id=OTHER_NAME.id))
    diff = difference(vm.state)
    assert [(one.word, one.ours, one.theirs) for one in diff.changes] == [("KHÔI", "Ô", "Ố")]
    vm.ask_again()
    assert (vm.state.step, vm.state.typed) == ("form", OTHER_NAME.numbers)


def test_only_what_is_undecided_can_be_taken_back_and_it_is_asked_first():
    app, vm = opened(SILENT, DONE, withdraw=EVERY[7])
    vm.follow(DONE.id)
    vm.ask_withdraw()
    assert not vm.state.confirming
    vm.follow(SILENT.id)
    vm.ask_withdraw()
    assert vm.state.confirming
    vm.withdraw()
    app.drain()
    assert (asked(app, "withdraw"), vm.state.confirming) == ([(SILENT.id,)], False)


def test_what_was_taken_out_is_put_back_with_a_tap():
    told = IntegrationsAsOf(known(), STORY)
    app, vm = opened(removed=(REMOVED,), put_back=told)
    vm.put_back(REMOVED.document_id)
    app.drain()
    assert asked(app, "put_back") == [(REMOVED.document_id,)]


def test_for_a_child_everything_is_asked_of_the_child_s_wallet():
    theirs = FakeIntegrations(IntegrationsAsOf(known(DONE, holder="child"), STORY))
    app = a_signed_in_container(
        mandates=FakeMandates(MandatesAsOf((CHILD,), STORY)),
        others_wallets=FakeOthersWallets(**{CHILD.holder_id: theirs}),
    )
    vm = IntegrateViewModel(Integrate(CHILD.holder_id, DONE.id), app)
    vm.start()
    app.drain()
    assert vm.state.whose == CHILD
    vm.open_document()
    assert app.navigator.current == WardDocument(CHILD.holder_id, DONE.document_id)
    assert app.integrations.asked == []


def test_without_a_network_the_copy_is_shown():
    _, vm = opened(SENT, failure=Offline())
    assert (vm.state.phase, vm.state.fault.offline) == (Phase.CONTENT, True)
    assert vm.state.known.requests == (SENT,)
