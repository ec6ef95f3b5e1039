"""The renewal's view-model over the real server: lost answers, the office's word, the new card."""

from app.data.renewals import RenewalsAsOf
from app.features.renewal.view_model import RenewalViewModel
from app.runtime.destinations import DocumentDetail, Renewal
from app.runtime.view_model import Phase
from app.shared.personas import persona


def opened(phone):
    app = phone.app
    app.account.refresh()
    card = next(d for d in app.documents.refresh().documents if d.type_id == "identity_card")
    app.renewals.refresh()
    vm = RenewalViewModel(Renewal(card.id), app)
    vm.start()
    phone.wait_for(lambda: vm.state.phase is Phase.CONTENT and vm.state.doing is None)
    return vm, card


def settled(phone, vm):
    phone.wait_for(lambda: vm.state.doing is None)
    return vm.state


def pay(phone, vm):
    """The passcode that is asked for, and the desk's answer."""
    assert vm.state.asking
    for digit in persona("khoi").passcode:
        vm.press(digit)
    phone.wait_for(lambda: not vm.state.asking)
    phone.wait_for(lambda: phone.app.renewals.refresh() and vm.state.file.state == "submitted")
    assert vm.state.file.fee.state == "paid"


def office(phone, decision):
    (file,) = phone.app.stage.open_renewals().renewals
    phone.app.stage.decide(file.id, decision)
    seen: RenewalsAsOf = phone.app.renewals.refresh()
    phone.pump()
    return seen


def test_a_lost_answer_then_a_second_try_make_one_file_followed_to_the_new_card(phone):
    vm, card = opened(phone)
    assert vm.state.blocked is None
    phone.lose_answers = True
    vm.submit()
    state = settled(phone, vm)
    assert state.fault.key == "error.unanswered"
    assert state.phase is Phase.CONTENT
    phone.lose_answers = False
    settled(phone, vm)
    vm.submit()
    assert settled(phone, vm).file.state == "fee_due"
    pay(phone, vm)
    assert len(phone.app.stage.open_renewals().renewals) == 1

    office(phone, "ask_paper")
    assert vm.state.file.missing_paper == "portrait_photo"
    vm.give_paper()
    assert settled(phone, vm).file.state == "submitted"
    office(phone, "accept")
    assert vm.state.file.state == "accepted"
    office(phone, "issue")
    phone.app.documents.refresh()
    phone.pump()
    assert vm.state.file.state == "issued"
    assert vm.state.document is None
    vm.open_new()
    assert phone.app.navigator.current == DocumentDetail(vm.state.file.new_document_id)
    assert phone.app.navigator.current.document_id != card.id


def test_a_refused_file_is_begun_again(phone):
    vm, _ = opened(phone)
    vm.submit()
    first = settled(phone, vm).file
    pay(phone, vm)
    office(phone, "refuse")
    assert vm.state.is_over
    vm.start_again()
    assert vm.state.file is None
    vm.submit()
    assert settled(phone, vm).file.id != first.id
    vm.ask_withdraw()
    vm.withdraw()
    assert settled(phone, vm).file.state == "withdrawn"
