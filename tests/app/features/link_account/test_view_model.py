"""Linking's view-model: the number, the passcode, the bank's answer, the code, and coming back."""

from datetime import timedelta

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.errors import Offline, Rejected
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.destinations import Benefits, Routing
from app.runtime.view_model import Phase
from app.shared.consents import consent
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeBenefits, FakeMessages
from app.testing.samples import STORY, a_link, a_message, an_account, an_id
from tests.support.linking import agree_to_ask

ASKED = a_link(state="asking", is_default=False, linked_at=None)
AWAITED = a_link(state="awaiting_code", is_default=False, linked_at=None, code_tries_left=3)
REJECTED = a_link(state="rejected", is_default=False, rejection="name_differs", linked_at=None)
LAPSED = a_link(state="lapsed", is_default=False, linked_at=None)
LINKED = a_link()
MESSAGE = a_message(sender="SENVANG", code="749201")


def opened(*links, level=2, messages=(), **answers):
    app = a_signed_in_container(
        account=FakeAccount(AccountAsOf(an_account(level=level), STORY)),
        benefits=FakeBenefits(BenefitsAsOf(links, STORY), **answers),
        messages=FakeMessages(*messages),
    )
    seconds = [100.0]
    vm = LinkAccountViewModel(app, lambda: seconds[0])
    vm.start()
    app.drain()
    return app, vm, seconds


def fill(vm, number="0000 0000 0001", passcode="012345"):
    agree_to_ask(vm, "sen_vang", number)
    for digit in passcode:
        vm.press(digit)


def test_from_the_number_to_the_linked_account():
    app, vm, _ = opened(start_link=ASKED, read_link=AWAITED, confirm=LINKED)
    fill(vm)
    assert vm.state.entry.busy
    app.drain()
    assert app.benefits.asked[-1] == (
        "start_link", "sen_vang", "000000000001", consent("link_account").version, "012345",
    )  # fmt: skip
    assert vm.state.stage == "waiting"
    assert "012345" not in repr(vm.state)
    app.benefits.tell(BenefitsAsOf((AWAITED,), STORY))
    assert vm.state.stage == "code"
    app.messages.tell(MESSAGE)
    vm.fill_code()
    assert vm.state.code == "749201"
    vm.switch_default()
    vm.confirm()
    vm.confirm()
    assert app.tasks.keys.count("link_account.confirm") == 1
    app.drain()
    assert ("confirm", AWAITED.id, "749201", False) in app.benefits.asked
    assert vm.state.stage == "linked"
    vm.finish()
    assert app.navigator.current == Benefits()
    vm.see_routing()
    assert app.navigator.current == Routing()


def test_a_wrong_passcode_leaves_what_was_typed():
    app, vm, _ = opened(start_link=Rejected("wrong_passcode", {"tries_left": 4}))
    fill(vm)
    app.drain()
    assert vm.state.asking
    assert vm.state.entry.tries_left == 4
    assert (vm.state.provider_id, vm.state.number) == ("sen_vang", "000000000001")


def test_an_unanswered_start_is_sent_again_as_it_was():
    app, vm, _ = opened(start_link=Offline())
    fill(vm)
    app.drain()
    assert vm.state.entry.fault_key == "error.offline"
    app.benefits.give(start_link=ASKED)
    vm.retry()
    app.drain()
    sent = [one for one in app.benefits.asked if one[0] == "start_link"]
    assert sent[0] == sent[1]
    assert vm.state.stage == "waiting"


def test_a_refusal_stands_over_the_form_that_is_still_filled():
    app, vm, _ = opened(start_link=Rejected("already_linked"))
    fill(vm)
    app.drain()
    assert not vm.state.asking
    assert vm.state.fault_key == "error.rejected.already_linked"
    assert vm.state.number == "000000000001"


def test_without_a_network_no_passcode_is_asked():
    app, vm, _ = opened()
    app.api.tell(online=False)
    fill(vm, passcode="")
    assert not vm.state.asking
    assert not vm.state.online


def test_a_silent_feed_is_made_up_for_by_asking():
    app, vm, seconds = opened(ASKED, read_link=REJECTED)
    assert vm.state.stage == "waiting"
    seconds[0] += 1
    vm.tick()
    assert app.tasks.idle
    seconds[0] += 2
    vm.tick()
    vm.tick()
    app.drain()
    assert [one for one in app.benefits.asked if one[0] == "read_link"] == [("read_link", ASKED.id)]
    assert vm.state.stage == "rejected"


def test_a_slow_bank_is_said_to_be_slow():
    app, vm, seconds = opened(ASKED, read_link=ASKED)
    seconds[0] += 9
    vm.tick()
    app.drain()
    assert vm.state.slow


def test_coming_back_resumes_where_the_code_is_awaited():
    app, vm, _ = opened(AWAITED, messages=(MESSAGE,))
    assert vm.state.stage == "code"
    assert vm.state.message_code == "749201"
    vm.restart()
    app.benefits.tell(BenefitsAsOf((AWAITED, a_link(id=an_id(44))), STORY))
    assert vm.state.stage == "form"


def test_a_message_of_another_sender_or_an_older_one_is_not_the_code():
    old = a_message(sender="SENVANG", at=STORY - timedelta(minutes=1))
    _, vm, _ = opened(AWAITED, messages=(a_message(sender="SONGXANH"), old))
    assert vm.state.message_code is None


def test_a_wrong_code_is_counted_and_the_last_one_ends_it():
    wrong = Rejected("wrong_code", {"tries_left": 1})
    app, vm, _ = opened(AWAITED, confirm=wrong, read_link=LAPSED)
    vm.change_code("111111")
    vm.confirm()
    app.drain()
    assert (vm.state.code_wrong, vm.state.code_tries_left, vm.state.code) == (True, 1, "111111")
    assert not vm.state.ready
    app.benefits.give(confirm=Rejected("wrong_code", {"tries_left": 0}))
    vm.change_code("222222")
    vm.confirm()
    app.drain()
    assert vm.state.stage == "lapsed"
    vm.again()
    assert vm.state.stage == "form"


def test_a_code_that_lapsed_says_so():
    closed = Rejected("link_closed", {"state": "lapsed"})
    app, vm, _ = opened(AWAITED, confirm=closed, read_link=LAPSED)
    vm.change_code("111111")
    vm.confirm()
    app.drain()
    assert vm.state.stage == "lapsed"


def test_another_code_comes_no_sooner_than_the_server_says():
    too_soon = Rejected("too_many_requests", {"wait_seconds": 18})
    app, vm, seconds = opened(AWAITED, resend=too_soon)
    vm.resend()
    app.drain()
    assert vm.state.resend_wait == 18
    vm.resend()
    assert app.tasks.idle
    seconds[0] += 18
    vm.tick()
    app.benefits.give(resend=Rejected("too_many_requests", {"resends_left": 0}))
    vm.resend()
    app.drain()
    assert vm.state.resends_over


def test_what_was_typed_is_there_for_another_try():
    app, vm, _ = opened(start_link=REJECTED)
    fill(vm)
    app.drain()
    assert vm.state.stage == "rejected"
    vm.again()
    assert (vm.state.provider_id, vm.state.number) == ("sen_vang", "000000000001")


def test_without_copy_or_network_it_has_failed():
    app = FakeContainer(account=FakeAccount(failure=Offline()))
    vm = LinkAccountViewModel(app)
    vm.start()
    app.drain()
    assert vm.state.phase is Phase.FAILED


@pytest.mark.parametrize(("channel", "told"), [("sms", "resent"), ("app", "resent_app")])
def test_another_code_says_which_way_it_went(channel, told):
    again = msgspec.structs.replace(AWAITED, code_channel=channel)
    app, vm, _ = opened(AWAITED, resend=again)
    said = []
    app.announcements.subscribe(lambda one: said.append(one.key))
    vm.resend()
    app.drain()
    assert (vm.state.in_app, said) == (channel == "app", [f"link_account.{told}"])
