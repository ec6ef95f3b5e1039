"""A passcode changed on a phone: server and copy agree, whatever gets lost on the way."""

import pytest

from app.data.errors import Offline, Rejected
from app.data.network import NetworkMode
from app.shared.personas import persona

PRESENT, OWN = persona("khoi").passcode, "730518"


def change(phone, present=PRESENT, chosen=OWN):
    phone.app.passcode.change(phone.app.passcode.prove(present), chosen)


def offline(new_phone, passcode):
    """The next start of the phone, without a network."""
    phone = new_phone()
    phone.app.api.network = NetworkMode.OFFLINE
    return phone.sign_in(passcode=passcode)


def test_without_a_network_only_the_new_one_opens_afterwards(phone, new_phone):
    phone.app.documents.refresh()
    held = phone.app.documents.stored().documents
    change(phone)
    phone.close()
    with pytest.raises(Rejected, match="wrong_passcode"):
        offline(new_phone, PRESENT)
    assert offline(new_phone, OWN).app.documents.stored().documents == held


def test_a_lost_answer_is_asked_for_again_and_changes_once(phone, new_phone):
    grant = phone.app.passcode.prove(PRESENT)
    phone.lose_answers = True
    with pytest.raises(Offline):
        phone.app.passcode.change(grant, OWN)
    phone.lose_answers = False
    phone.app.passcode.change(grant, OWN)
    phone.close()
    assert offline(new_phone, OWN).app.session.without_server


def test_an_end_between_server_and_copy_costs_only_a_fetch(phone, new_phone, monkeypatch):
    monkeypatch.setattr("app.data.cache.Cache.reseal", lambda *_: None)
    change(phone)
    phone.close()
    again = new_phone().sign_in(passcode=OWN)
    assert not again.app.cache.damage
    assert again.app.documents.refresh().documents


@pytest.mark.parametrize(
    ("present", "chosen", "code"),
    [("908172", OWN, "wrong_passcode"), (PRESENT, "123456", "weak_passcode")],
)
def test_a_refusal_leaves_everything_to_the_present_one(phone, new_phone, present, chosen, code):
    with pytest.raises(Rejected, match=code):
        change(phone, present, chosen)
    phone.close()
    assert offline(new_phone, PRESENT).app.session.without_server
