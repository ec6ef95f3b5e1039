"""One question: silence sends nothing, a tick and a passcode send one answer, and time runs out."""

from datetime import timedelta

import msgspec
import pytest

from app.data.errors import Offline, Rejected
from app.data.foreign import ForeignAsOf
from app.data.network import NetworkMode
from app.features.foreign_sign_in.previews import PREVIEWS
from app.features.foreign_sign_in.view_model import ForeignSignInViewModel
from app.runtime.destinations import Comparison, ForeignServices, ForeignSignIn, Renewal
from app.runtime.policy import PolicyChoice
from app.runtime.settings import RULES
from app.runtime.view_model import Phase
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeForeign, FakeNetwork
from app.testing.samples import STORY

ASKED = PREVIEWS["asked"].request
SENT = PREVIEWS["sent"].request
HIDDEN = PREVIEWS["hidden"].request


class Seconds:
    """A monotonic clock that a test moves."""

    def __init__(self):
        self.at = 1000.0

    def __call__(self):
        return self.at


def opened(request=ASKED, rules="draft", **answers):
    known = ForeignAsOf((request,) if request else (), (), STORY)
    foreign = FakeForeign(known, see=request, **answers)
    phone = a_signed_in_container("hanh", foreign=foreign, rules=rules)
    phone.navigator.go(ForeignServices())
    phone.navigator.go(ForeignSignIn(ASKED.id))
    seconds = Seconds()
    vm = ForeignSignInViewModel(ForeignSignIn(ASKED.id), phone, seconds)
    vm.start()
    phone.drain()
    return vm, phone, foreign, seconds


def deeds(foreign):
    return [one for one in foreign.asked if one[0] not in ("refresh", "see")]


def agree_and_type(vm, phone, passcode="471902"):
    vm.agree()
    vm.send()
    for digit in passcode:
        vm.press(digit)
    phone.drain()


def test_nothing_is_agreed_to_at_first_and_the_button_waits():
    vm, phone, foreign, _ = opened()
    assert (vm.state.stage, vm.state.agreed, vm.state.can_send) == ("consent", False, False)
    vm.send()
    assert not vm.state.asking
    for digit in "471902":
        vm.press(digit)
    phone.drain()
    assert deeds(foreign) == []


def test_a_tick_and_the_passcode_send_the_answer_that_was_read():
    vm, phone, foreign, _ = opened(answer=SENT)
    foreign.give(answer=lambda *_: _told(foreign, SENT))
    agree_and_type(vm, phone)
    assert deeds(foreign) == [("answer", ASKED.id, "yes", "471902")]
    assert (vm.state.stage, vm.state.agreed, vm.state.asking) == ("sent", False, False)


def _told(foreign, request):
    foreign.tell(ForeignAsOf((request,), (), STORY))
    return request


def test_leaving_takes_the_tick_back():
    vm, *_ = opened()
    vm.agree()
    vm.stop()
    assert not vm.state.agreed


def test_a_wrong_passcode_sends_nothing_and_may_be_typed_again():
    vm, phone, _, _ = opened(answer=Rejected("wrong_passcode", {"tries_left": 4}))
    agree_and_type(vm, phone)
    assert (vm.state.asking, vm.state.entry.wrong, vm.state.agreed) == (True, True, True)


def test_without_an_answer_the_same_may_be_sent_again():
    vm, phone, foreign, _ = opened(answer=Offline())
    agree_and_type(vm, phone)
    assert vm.state.entry.fault_key == "error.offline"
    foreign.give(answer=lambda *_: _told(foreign, SENT))
    vm.retry()
    phone.drain()
    assert vm.state.stage == "sent"


def test_offline_it_is_refused_in_words_and_the_tick_stays():
    known = ForeignAsOf((ASKED,), (), STORY)
    network = FakeNetwork(NetworkMode.OFFLINE)
    phone = a_signed_in_container(
        "hanh", foreign=FakeForeign(known, failure=Offline()), api=network
    )
    vm = ForeignSignInViewModel(ForeignSignIn(ASKED.id), phone, Seconds())
    vm.start()
    phone.drain()
    vm.agree()
    vm.send()
    assert not vm.state.asking
    assert (vm.state.fault.key, vm.state.agreed) == ("error.offline", True)


@pytest.mark.parametrize("code", ["answer_changed", "proof_ended", "request_closed"])
def test_what_changed_meanwhile_is_said_and_asked_for_anew(code):
    vm, phone, foreign, _ = opened(answer=Rejected(code))
    refreshed = foreign.asked.count(("refresh",))
    agree_and_type(vm, phone)
    assert vm.state.fault_key == f"error.rejected.{code}"
    assert (vm.state.asking, vm.state.agreed) == (False, False)
    assert foreign.asked.count(("refresh",)) == refreshed + 1


def test_time_runs_out_while_it_is_open():
    vm, phone, _, seconds = opened()
    vm.agree()
    vm.send()
    seconds.at += 580.2
    vm.tick()
    assert vm.state.seconds_left == 1
    seconds.at += 1
    vm.tick()
    phone.drain()
    assert (vm.state.stage, vm.state.asking) == ("over", False)


def test_a_hidden_licence_leads_to_its_renewal_and_sends_nothing():
    vm, phone, foreign, _ = opened(HIDDEN)
    vm.agree()
    vm.send()
    assert (vm.state.stage, vm.state.agreed, vm.state.asking) == ("unprovable", False, False)
    vm.renew()
    assert phone.navigator.current == Renewal(HIDDEN.document_id)
    assert deeds(foreign) == []


def test_a_licence_hidden_while_the_passcode_is_asked_for_shuts_the_sheet():
    vm, _, foreign, _ = opened()
    vm.agree()
    vm.send()
    foreign.tell(ForeignAsOf((HIDDEN,), (), STORY))
    assert (vm.state.stage, vm.state.asking) == ("unprovable", False)


def test_a_midnight_takes_the_tick_back_and_asks_anew():
    vm, phone, foreign, _ = opened()
    vm.agree()
    vm.send()
    foreign.give(refresh=ForeignAsOf((HIDDEN,), (), STORY))
    phone.clock.set(STORY + timedelta(days=1))
    phone.drain()
    assert (vm.state.stage, vm.state.agreed, vm.state.asking) == ("unprovable", False, False)


def test_todays_rule_explains_and_offers_no_answer():
    vm, phone, _, _ = opened(rules="today")
    assert (vm.state.stage, vm.state.can_send) == ("not_provided", False)
    vm.compare()
    assert phone.navigator.current == Comparison()


def test_the_rule_set_changing_under_the_sheet_shuts_it():
    policy = PolicyChoice(RULES["draft"])
    known = ForeignAsOf((ASKED,), (), STORY)
    phone = a_signed_in_container("hanh", foreign=FakeForeign(known, see=ASKED), policy=policy)
    vm = ForeignSignInViewModel(ForeignSignIn(ASKED.id), phone, Seconds())
    vm.start()
    vm.agree()
    vm.send()
    policy.choose(RULES["today"])
    assert (vm.state.stage, vm.state.asking) == ("not_provided", False)


@pytest.mark.parametrize("name", ["lapsed", "unlisted"])
def test_a_service_that_is_not_trusted_cannot_be_answered(name):
    vm, _, foreign, _ = opened(msgspec.structs.replace(PREVIEWS[name].request, id=ASKED.id))
    vm.agree()
    vm.send()
    vm.decline()
    assert (vm.state.stage, deeds(foreign)) == ("blocked", [])


def test_declining_sends_nothing():
    declined = PREVIEWS["declined"].request
    vm, phone, foreign, _ = opened()
    foreign.give(decline=lambda *_: _told(foreign, declined))
    vm.decline()
    phone.drain()
    assert deeds(foreign) == [("decline", ASKED.id)]
    assert vm.state.stage == "over"


def test_consent_is_taken_back_only_after_a_second_question():
    withdrawn = PREVIEWS["withdrawn"].request
    vm, phone, foreign, _ = opened(SENT)
    vm.ask_withdraw()
    vm.keep()
    assert (vm.state.confirming, deeds(foreign)) == (False, [])
    foreign.give(withdraw=lambda *_: _told(foreign, withdrawn))
    vm.ask_withdraw()
    vm.withdraw()
    phone.drain()
    assert (vm.state.request.state, vm.state.confirming) == ("withdrawn", False)


def test_it_says_once_that_it_was_seen():
    asked = msgspec.structs.replace(ASKED, state="asked")
    vm, phone, foreign, _ = opened(asked)
    foreign.give(see=lambda *_: _told(foreign, ASKED))
    vm.refresh()
    phone.drain()
    vm.refresh()
    phone.drain()
    assert [one[0] for one in foreign.asked].count("see") == 2


def test_a_question_that_is_not_there_says_so():
    vm, *_ = opened(None)
    assert vm.state.phase is Phase.EMPTY
