"""The benefits tab's view-model: what is linked, deeds with a passcode, the way up."""

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.errors import Offline, Rejected
from app.features.benefits.view_model import BenefitsViewModel
from app.runtime.destinations import LinkAccount
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeBenefits
from app.testing.samples import STORY, a_link, an_account, an_id

SEN = a_link()
XANH = a_link(id=an_id(41), provider_id="song_xanh", number_ending="0002", is_default=False)
TRIED = a_link(id=an_id(42), state="rejected", rejection="not_yours", is_default=False)


def of(*links):
    return BenefitsAsOf(links, STORY)


def opened(*links, level=2, **answers):
    app = a_signed_in_container(
        account=FakeAccount(AccountAsOf(an_account(level=level), STORY)),
        benefits=FakeBenefits(of(*links), **answers),
    )
    seconds = [100.0]
    vm = BenefitsViewModel(app, lambda: seconds[0])
    vm.start()
    app.drain()
    return app, vm, seconds


def enter(vm, passcode="000000"):
    for digit in passcode:
        vm.press(digit)


def test_the_default_comes_first_and_what_was_tried_stays_in_the_history():
    _, vm, _ = opened(XANH, TRIED, SEN)
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.default == SEN
    assert vm.state.linked == (SEN, XANH)
    assert vm.state.past == (TRIED,)


def test_with_nothing_linked_it_invites():
    app, vm, _ = opened()
    assert vm.state.phase is Phase.EMPTY
    assert vm.state.allowed
    vm.link()
    assert app.navigator.current == LinkAccount()


def test_below_level_2_the_rule_set_says_so():
    _, vm, _ = opened(level=1)
    assert vm.state.allowed is False


def test_a_level_that_was_raised_meanwhile_opens_it():
    app, vm, _ = opened(level=1)
    app.account.tell(AccountAsOf(an_account(level=2), STORY))
    assert vm.state.allowed


def test_choosing_the_default_asks_for_the_passcode_of_exactly_that():
    after = of(a_link(is_default=False), a_link(id=XANH.id, is_default=True))
    app, vm, _ = opened(SEN, XANH, choose_default=after)
    vm.open_account(XANH.id)
    vm.choose_default()
    assert vm.state.step == "passcode"
    enter(vm, "012345")
    assert vm.state.entry.busy
    vm.press("6")
    vm.retry()
    vm.shut()
    assert vm.state.step == "passcode"
    app.drain()
    assert [one for one in app.benefits.asked if one[0] == "choose_default"] == [
        ("choose_default", XANH.id, "012345")
    ]
    assert vm.state.step == ""
    assert vm.state.default.id == XANH.id


def test_the_default_cannot_be_chosen_again():
    _, vm, _ = opened(SEN, XANH)
    vm.open_account(SEN.id)
    vm.choose_default()
    assert vm.state.step == "account"


def test_unlinking_says_what_follows_before_it_asks():
    app, vm, _ = opened(SEN, unlink=of(a_link(state="unlinked", is_default=False)))
    told = []
    app.announcements.subscribe(lambda one: told.append(one.key))
    vm.open_account(SEN.id)
    vm.ask_unlink()
    assert vm.state.step == "unlink"
    vm.unlink()
    enter(vm)
    app.drain()
    assert ("unlink", SEN.id, "000000") in app.benefits.asked
    assert vm.state.linked == ()
    assert told == ["benefits.told.unlinked"]


def test_a_wrong_passcode_tells_the_tries_left_and_then_the_wait():
    wrong = Rejected("wrong_passcode", {"tries_left": 3})
    app, vm, seconds = opened(SEN, XANH, choose_default=wrong)
    vm.open_account(XANH.id)
    vm.choose_default()
    enter(vm)
    app.drain()
    assert (vm.state.entry.wrong, vm.state.entry.tries_left) == (True, 3)
    assert vm.state.entry.digits == ""
    app.benefits.give(choose_default=Rejected("too_many_tries", {"wait_seconds": 30}))
    enter(vm)
    app.drain()
    assert vm.state.entry.wait_seconds == 30
    vm.press("1")
    assert vm.state.entry.digits == ""
    seconds[0] += 12
    vm.tick()
    assert vm.state.entry.wait_seconds == 18
    seconds[0] += 18
    vm.tick()
    vm.press("1")
    assert vm.state.entry.digits == "1"


def test_what_was_not_decided_can_be_sent_again_as_it_was():
    app, vm, _ = opened(SEN, XANH, choose_default=Offline())
    vm.open_account(XANH.id)
    vm.choose_default()
    enter(vm, "012345")
    app.drain()
    assert vm.state.entry.fault_key == "error.offline"
    assert vm.state.entry.complete
    app.benefits.give(choose_default=of(SEN, XANH))
    vm.retry()
    app.drain()
    assert app.benefits.asked[-1] == ("choose_default", XANH.id, "012345")


def test_a_refusal_leads_back_to_the_account_with_its_reason():
    app, vm, _ = opened(SEN, unlink=Rejected("link_closed"))
    vm.open_account(SEN.id)
    vm.ask_unlink()
    vm.unlink()
    enter(vm)
    app.drain()
    assert vm.state.step == "account"
    assert vm.state.deed_fault_key == "error.rejected.link_closed"


def test_without_a_network_the_copy_stays_and_no_passcode_is_asked():
    app, vm, _ = opened(SEN, XANH)
    app.api.tell(online=False)
    assert vm.state.offline
    assert vm.state.linked == (SEN, XANH)
    vm.open_account(XANH.id)
    vm.choose_default()
    assert vm.state.step == "account"
    assert not vm.state.online
    app.api.tell(online=True)
    app.drain()
    assert vm.state.fault_key is None


def test_an_account_that_was_taken_off_elsewhere_shuts_its_sheet():
    app, vm, _ = opened(SEN, XANH)
    vm.open_account(XANH.id)
    app.benefits.tell(of(SEN))
    assert vm.state.step == ""


def test_leaving_keeps_no_passcode():
    _, vm, _ = opened(SEN, XANH)
    vm.open_account(XANH.id)
    vm.choose_default()
    enter(vm, "012")
    vm.stop()
    assert vm.state.entry.digits == ""
    assert "012" not in repr(vm.state)


def test_without_copy_or_network_it_has_failed():
    app = FakeContainer(
        account=FakeAccount(failure=Offline()), benefits=FakeBenefits(failure=Offline())
    )
    vm = BenefitsViewModel(app)
    vm.start()
    app.drain()
    assert vm.state.phase is Phase.FAILED
