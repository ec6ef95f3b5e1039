"""A code: made after the passcode, read by somebody, answered within what was chosen, or not."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from app.data.documents import DocumentsAsOf
from app.data.errors import Offline, Rejected, ServerFault
from app.data.presentations import PresentationsAsOf
from app.features.present.previews import LICENCE, LINK, offer
from app.features.present.view_model import PresentViewModel
from app.shared.contract.presentations import OFFER, PresentationStart
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeDocuments, FakePresentations
from app.testing.samples import STORY

OTHER = OFFER + "B" * 43
MADE = offer(link=LINK, seconds_left=60)
CHOSEN = ("full_name", "drives_class_b")
WANTED = PresentationStart(
    document_id=LICENCE.id, claims=CHOSEN, preset_id="drives_class_b"
)  # fmt: skip


class Told:
    """A phone with one licence, and what it is told of its code."""

    def __init__(self, **answers):
        given = {"start": MADE, "cancel": offer("cancelled"), "asks_first": False,
                 "answer": offer("answered"), "decline": offer("declined")}  # fmt: skip
        self.asked = FakePresentations(PresentationsAsOf((), STORY), **{**given, **answers})
        self.documents = FakeDocuments(DocumentsAsOf((LICENCE,), STORY))
        self.app = a_signed_in_container(
            "khoi", "draft", presentations=self.asked, documents=self.documents
        )
        self.seconds = 0.0
        self.vm = PresentViewModel("", self.app, 60, lambda: self.seconds)
        self.vm.start()
        self.app.drain()
        self.asked.asked.clear()

    @property
    def state(self):
        return self.vm.state

    def passcode(self):
        for digit in "471902":
            self.vm.press(digit)
        self.app.drain()

    def make(self):
        self.vm.make_code()
        self.passcode()
        self.asked.asked.clear()
        return self

    def hear(self, kind, **facts):
        self.asked.tell(PresentationsAsOf((offer(kind, **facts),), STORY))
        self.app.drain()
        return self.state.stage

    def pass_by(self, seconds):
        self.seconds += seconds
        self.vm.tick()
        self.app.drain()
        return self.state.stage


def test_a_code_is_made_after_the_passcode_for_exactly_what_is_chosen():
    told = Told()
    told.vm.make_code()
    assert told.state.asking
    assert told.asked.asked == []
    told.passcode()
    assert told.asked.asked == [("start", WANTED, "471902")]
    assert (told.state.stage, told.state.link, told.state.seconds_left) == ("code", LINK, 60)


def test_who_needs_time_asks_for_a_code_that_lasts():
    told = Told()
    told.vm.toggle_slow()
    told.vm.make_code()
    told.passcode()
    assert told.asked.asked == [("start", replace(WANTED, slow=True), "471902")]


def test_a_wrong_passcode_makes_no_code():
    told = Told(start=Rejected("wrong_passcode", {"tries_left": 4}))
    told.vm.make_code()
    told.passcode()
    assert (told.state.asking, told.state.entry.tries_left, told.state.stage) == (
        True,
        4,
        "choosing",
    )


def test_what_the_server_refuses_is_said_and_nothing_is_lost():
    told = Told(start=Rejected("document_not_presentable"))
    told.vm.make_code()
    told.passcode()
    assert (told.state.asking, told.state.picked) == (False, CHOSEN)
    assert told.state.fault_key == "error.rejected.document_not_presentable"


@pytest.mark.parametrize(("seconds", "stage", "left"), [(59.5, "code", 1), (60, "run_out", 0)])
def test_a_code_runs_out_to_the_second(seconds, stage, left):
    told = Told().make()
    assert (told.pass_by(seconds), told.state.seconds_left) == (stage, left)


def test_the_next_code_takes_one_tap_and_no_passcode():
    told = Told().make()
    told.pass_by(60)
    told.asked.give(start=offer(id="b" * 32, link=OTHER, seconds_left=60))
    told.vm.make_again()
    assert not told.state.asking
    told.app.drain()
    assert told.asked.asked == [("start", replace(WANTED, again=MADE.id), "")]
    assert (told.state.stage, told.state.link, told.state.seconds_left) == ("code", OTHER, 60)


def test_who_asks_within_what_was_chosen_is_answered_at_once():
    told = Told().make()
    told.hear("scanned")
    assert told.asked.asked == [
        ("asks_first", offer("scanned")), ("answer", offer("scanned"), CHOSEN)
    ]  # fmt: skip
    assert told.state.stage == "answered"


def test_who_asks_for_more_waits_for_a_tap():
    more = (*CHOSEN, "number")
    told = Told(asks_first=True).make()
    assert told.hear("scanned", asked=more) == "asked"
    assert told.state.extra == ("number",)
    told.vm.agree()
    told.app.drain()
    assert told.asked.asked[-1] == ("answer", offer("scanned", asked=more), more)


def test_no_sends_nothing():
    told = Told(asks_first=True).make()
    told.hear("scanned")
    told.vm.decline()
    told.app.drain()
    assert told.asked.asked[-1] == ("decline", MADE.id)
    assert told.state.stage == "declined"


def test_silence_sends_nothing_and_what_became_of_it_is_asked():
    told = Told(asks_first=True).make()
    told.hear("scanned", seconds_left=120)
    told.asked.give(refresh=PresentationsAsOf((offer("expired"),), STORY))
    assert told.pass_by(120) == "expired"
    assert not any(one[0] == "answer" for one in told.asked.asked)


@pytest.mark.parametrize("failure", [Offline(), ServerFault("internal", {})])
def test_an_answer_that_was_not_sent_can_be_sent_again(failure):
    told = Told(answer=failure).make()
    assert told.hear("scanned") == "unsent"
    told.asked.give(answer=offer("answered"))
    told.vm.try_again()
    told.app.drain()
    assert told.state.stage == "answered"


def test_once_the_network_is_back_it_is_sent_by_itself():
    told = Told(answer=Offline()).make()
    told.hear("scanned")
    told.asked.give(answer=offer("answered"))
    told.app.api.tell(online=True)
    told.app.drain()
    assert told.state.stage == "answered"


def test_a_request_that_is_not_right_is_told_as_refused():
    refused = PresentationsAsOf((offer("refused", refusal="asks_too_much"),), STORY)
    told = Told(asks_first=Rejected("presentation_refused", {"reason": "asks_too_much"})).make()
    told.asked.tell(PresentationsAsOf((offer("scanned"),), STORY))
    told.asked.give(refresh=refused)
    told.app.drain()
    assert told.state.stage == "refused"
    assert not any(one[0] == "answer" for one in told.asked.asked)


@pytest.mark.parametrize("leave", ["close", "stop"])
def test_a_code_that_nobody_read_is_cancelled_with_the_screen(leave):
    told = Told().make()
    getattr(told.vm, leave)()
    told.app.drain()
    assert told.asked.asked == [("cancel", MADE.id)]
    assert (told.state.stage, told.state.link) == ("choosing", "")


def test_a_code_that_comes_after_the_screen_was_left_is_cancelled():
    told = Told()
    told.vm.make_code()
    for digit in "471902":
        told.vm.press(digit)
    told.vm.stop()
    told.app.drain()
    assert told.asked.asked[-1] == ("cancel", MADE.id)
    assert told.state.stage == "choosing"


def test_who_still_waits_is_met_again_when_the_screen_comes_back():
    told = Told(asks_first=True).make()
    told.hear("scanned")
    told.vm.stop()
    told.vm.start()
    told.app.drain()
    assert told.state.stage == "asked"


def test_a_code_ends_with_its_document_at_midnight():
    told = Told().make()
    told.app.clock.set(STORY + timedelta(days=3000))
    told.app.drain()
    assert (told.state.stage, told.state.taken_away) == ("choosing", True)
    assert ("cancel", MADE.id) in told.asked.asked


def test_the_code_can_be_copied():
    told = Told().make()
    told.vm.copy_link()
    assert told.app.clipboard.paste() == LINK
