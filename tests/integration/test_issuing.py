"""Asking for an account on a phone over the real server, with the desk's word."""

from app.features.issuing.view_model import IssuingViewModel
from app.runtime.destinations import Issuing


def settled(phone, vm):
    phone.wait_for(lambda: vm.state.doing is None)
    return vm.state


def desk(phone, deed, detail=None):
    stage = phone.app.stage
    files = [one for one in stage.desk_files().files if one.kind == "issuing" and one.waiting]
    wanted = next(one for one in files[0].deeds if (one.name, one.detail) == (deed, detail))
    stage.act_at_desk(files[0], wanted)
    phone.app.issuings.refresh()
    phone.app.account.refresh()
    phone.pump()


def test_from_nothing_to_level_2(new_phone):
    mira = new_phone().sign_in("mira")
    vm = IssuingViewModel(Issuing(level=1), mira.app)
    mira.app.account.refresh()
    vm.start()
    settled(mira, vm)
    vm.change_phone("0000000007")
    vm.change_email("mira@mail.example")
    mira.lose_answers = True
    vm.submit()
    assert settled(mira, vm).fault.key == "error.unanswered"
    mira.lose_answers = False
    settled(mira, vm)
    vm.submit()
    assert settled(mira, vm).file.state == "submitted"
    desk(mira, "issue")
    assert mira.app.account.known.level == 1

    vm = IssuingViewModel(Issuing(level=2), mira.app)
    vm.start()
    mira.wait_for(lambda: bool(vm.state.slots))
    settled(mira, vm)
    vm.choose_slot(vm.state.slots[0])
    vm.submit()
    assert settled(mira, vm).file.state == "booked"
    desk(mira, "receive")
    desk(mira, "ask", "passport_page")
    assert vm.state.file.supplement == "passport_page"
    vm.give()
    assert settled(mira, vm).file.state == "accepted"
    desk(mira, "issue")
    assert mira.app.account.known.level == 2
