"""Two phones on a pay-out day, against the real server: the place, what was typed, once only."""

import time

import pytest

from app.features.link_account.view_model import LinkAccountViewModel
from app.shared.crowd import crowd_rules
from app.shared.personas import persona
from tests.support.linking import type_in

KHOI = persona("khoi")
SEN_VANG = ("sen_vang", "000000000001")
CROWD = crowd_rules().dial[2]


def crowd(server, households=CROWD, pace="usual"):
    body = {"households": households, "pace": pace}
    assert server.stage("PUT", "/v1/stage/crowd", body).status_code == 200


def form_of(phone):
    vm = LinkAccountViewModel(phone.app, monotonic=lambda: time.monotonic() * 20)
    vm.start()
    phone.wait_for(lambda: vm.state.full_name)
    phone.wait_for(lambda: phone.app.tasks.idle)
    return vm


def send(phone, vm):
    vm.proceed()
    for digit in KHOI.passcode:
        vm.press(digit)
    phone.wait_for(lambda: not vm.state.entry.busy)


@pytest.fixture
def typed(server, phone):
    """Everything is typed; then the crowd comes, and the deed meets the queue."""
    vm = form_of(phone)
    type_in(vm, *SEN_VANG)
    vm.proceed()
    vm.agree()
    crowd(server)
    send(phone, vm)
    yield vm
    vm.stop()


def until_turn(server, phone):
    crowd(server, 0)
    server.clock.advance(seconds=61)
    phone.app.queue.follow()
    phone.pump()
    assert not phone.app.queue.holds


def test_a_deed_that_meets_the_queue_has_a_place_and_was_not_done(server, phone, typed):
    queue = phone.app.queue
    assert queue.holds
    assert queue.standing.place.ahead > 10_000
    assert phone.app.benefits.stored().links == ()
    assert typed.state.fault_key == "error.rejected.queue_wait"
    assert (typed.state.asking, typed.state.entry.digits) == (False, "")  # no passcode waits


def test_documents_are_read_and_renewed_meanwhile(phone, typed):
    held = phone.app.documents.refresh().documents
    card = next(one for one in held if one.type_id == "identity_card")
    assert phone.app.renewals.start(card.id).state == "fee_due"
    assert phone.app.queue.holds


def test_at_the_turn_everything_typed_is_there_and_is_done_once(server, phone, typed):
    typed.stop()  # the page stands there instead
    until_turn(server, phone)
    typed.start()
    assert (typed.state.provider_id, typed.state.number) == SEN_VANG
    send(phone, typed)
    phone.wait_for(lambda: typed.state.link is not None)
    assert len(phone.app.benefits.refresh().links) == 1


def test_the_place_outlives_a_broken_line_and_another_start(server, phone, new_phone, typed):
    before = phone.app.queue.standing.place
    phone.down = True
    with pytest.raises(Exception, match="offline"):
        phone.app.queue.follow()
    assert phone.app.queue.standing.place == before
    phone.close()
    again = new_phone().sign_in("khoi")
    again.wait_for(lambda: again.app.queue.holds)
    assert again.app.queue.standing.place.ticket == before.ticket


def test_a_server_that_forgot_the_place_is_asked_for_another_by_itself(server, phone, typed):
    server.stub.room.clear()
    crowd(server)
    before = phone.app.queue.standing.place
    standing = phone.app.queue.follow()
    assert standing.again == "lost"
    assert standing.place.ticket != before.ticket
    assert phone.app.queue.holds


def test_a_turn_that_passed_unused_is_followed_by_a_new_place(server, phone, typed):
    crowd(server, 0)
    server.clock.advance(seconds=61)
    server.stub.room.tick()
    server.clock.advance(seconds=200)
    crowd(server)
    assert phone.app.queue.follow().again == "passed"
    assert phone.app.queue.holds


def test_two_phones_stand_one_behind_the_other_and_know_nothing_of_each_other(
    server, phone, new_phone, typed
):
    other = new_phone("other").sign_in("hoa")
    behind = other.app.queue.take()
    first = phone.app.queue.standing.place
    assert behind.place.ahead >= first.ahead + 1
    assert behind.place.ticket != first.ticket
    other.app.queue.leave()
    other.pump()
    assert not other.app.queue.holds
    assert phone.app.queue.follow().place.ahead <= first.ahead


def test_who_signs_in_next_does_not_inherit_the_place(server, phone, typed):
    phone.app.session.sign_out()
    phone.pump()
    phone.sign_in("hoa")
    assert not phone.app.queue.holds
    assert phone.app.queue.standing is None


def test_what_nobody_asked_for_meets_no_queue(server, phone):
    crowd(server)
    server.stub.changes.stage_changed()
    phone.app.changes.wake()
    phone.pump()
    phone.app.queue.refresh()
    assert phone.app.queue.standing is None
    assert server.stage("GET", "/v1/stage/crowd").json()["waiting"] > 10_000


def test_a_message_tells_who_closed_the_app(server, phone, typed):
    phone.close()
    server.clock.advance(seconds=20)
    crowd(server, 0)
    server.clock.advance(seconds=61)
    server.stub.room.tick()

    def told():
        again = server.sign_in("khoi").get("/v1/phone/messages")["messages"]
        return [one for one in again if "An sinh" in one["text_vi"]]

    end = time.monotonic() + 5
    while not told():
        assert time.monotonic() < end, "no message came"
        time.sleep(0.02)
    assert told()[0]["code"] is None
