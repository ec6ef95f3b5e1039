"""The change feed with the real server: what moves there reaches the phone by itself."""

from datetime import timedelta

import pytest

from app.data.network import NetworkMode
from app.runtime.settings import RULES
from backend_stub.limits import limits


@pytest.fixture
def listening(phone):
    """Signed in and listening; what there is has been fetched."""
    phone.app.start()
    phone.wait_for(lambda: phone.app.documents.stored() and phone.app.benefits.stored())
    return phone


def hidden(phone):
    held = phone.app.documents.stored()
    return {one.type_id for one in held.documents if not one.fields}


def test_a_moved_clock_reaches_the_phone_and_hides_and_shows(listening, server):
    assert hidden(listening) == {"identity_card"}
    now = listening.app.clock.now()
    server.move_story((now - timedelta(days=1)).isoformat())
    listening.wait_for(lambda: hidden(listening) == set())
    server.move_story(now.isoformat())
    listening.wait_for(lambda: hidden(listening) == {"identity_card"})


def test_what_another_window_does_is_seen_here(listening, server):
    card = listening.app.documents.stored().documents[0]
    file = listening.renew(card.id)
    listening.app.stage.decide(file.id, "ask_paper")
    listening.wait_for(
        lambda: listening.app.renewals.stored().of_id(file.id).state == "paper_missing"
    )


def test_another_rule_set_fetches_what_it_shows(listening, server):
    now = listening.app.clock.now()
    server.move_story((now - timedelta(days=1)).isoformat())
    listening.wait_for(lambda: hidden(listening) == set())
    asked = []
    listening.app.documents.subscribe(asked.append)
    listening.app.policy.choose(RULES["today"])
    listening.wait_for(lambda: asked)


def test_a_server_that_was_gone_is_found_again_by_itself(listening, server):
    listening.down = True
    listening.app.changes.wake()
    listening.wait_for(lambda: not listening.app.api.online)
    told = []
    listening.app.changes.subscribe(lambda: told.append("back"))
    listening.down = False
    listening.wait_for(lambda: told)
    assert listening.app.api.online


def test_signed_in_without_a_network_and_back_by_itself(phone, new_phone):
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    again.sign_in()
    again.app.start()
    assert again.app.session.without_server
    again.app.api.network = NetworkMode.OK
    again.wait_for(lambda: not again.app.session.without_server)
    again.wait_for(again.app.documents.stored)


def test_without_a_network_nothing_comes_through(listening, server):
    listening.app.api.network = NetworkMode.OFFLINE
    now = listening.app.clock.now()
    server.move_story((now + timedelta(days=5)).isoformat())
    listening.pump()
    assert listening.app.clock.now() == now
    listening.app.api.network = NetworkMode.OK
    listening.wait_for(lambda: listening.app.clock.now() > now + timedelta(days=4))


def test_it_stops_at_once_while_it_waits(listening):
    listening.app.changes.stop()
    listening.app.changes._thread.join(timeout=limits().service.longest_wait_seconds / 5)
    assert not listening.app.changes._thread.is_alive()
