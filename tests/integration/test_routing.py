"""Where money goes, from the phone to the server: chosen, ordered, undone, read offline."""

import pytest

from app.data.errors import Offline, Rejected
from app.data.network import NetworkMode
from app.shared.personas import persona
from tests.support.paying import linked_before
from tests.support.stores import Phone

KHOI = persona("khoi")
REFUND = "health_refund"


@pytest.fixture
def two(server, phone):
    """Two accounts linked days ago, the first of them the default."""
    owner = Phone(server, KHOI, "", "draft_2025_10")
    return [linked_before(server, owner, name)["id"] for name in ("sen_vang", "song_xanh")]


def first_place(known):
    return known.coming.rungs[0].place.link_id


def test_a_choice_reaches_the_server_and_is_undone(phone, two):
    routing = phone.app.routing
    assert first_place(routing.refresh()) == two[0]
    chosen = routing.choose(REFUND, two[1], KHOI.passcode)
    assert first_place(chosen) == first_place(routing.refresh()) == two[1]
    undone = routing.undo(chosen.routing.change.id, KHOI.passcode)
    assert (first_place(undone), undone.routing.change) == (two[0], None)


def test_an_order_moves_the_default_everywhere(phone, two):
    ordered = phone.app.routing.order(two[::-1], KHOI.passcode)
    assert [one.place.link_id for one in ordered.routing.accounts] == two[::-1]
    assert phone.app.benefits.refresh().linked[0].id == two[1]
    assert phone.app.payments.refresh().coming.rungs[0].place.link_id == two[1]


def test_a_copy_is_read_without_a_network_and_nothing_is_decided(phone, two):
    known = phone.app.routing.refresh()
    phone.app.api.network = NetworkMode.OFFLINE
    assert phone.app.routing.stored() == known
    with pytest.raises(Offline):
        phone.app.routing.choose(REFUND, two[1], KHOI.passcode)
    phone.app.api.network = NetworkMode.OK
    assert first_place(phone.app.routing.refresh()) == two[0]


def test_a_wrong_passcode_changes_nothing(phone, two):
    with pytest.raises(Rejected) as raised:
        phone.app.routing.order(two[::-1], "000111")
    assert raised.value.code == "wrong_passcode"
    assert first_place(phone.app.routing.refresh()) == two[0]
