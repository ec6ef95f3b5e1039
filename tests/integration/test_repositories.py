"""The app's repositories against the real server: what one says the other does."""

from datetime import timedelta

import pytest

from app.data.errors import Offline, Rejected, Unauthenticated
from app.data.network import NetworkMode
from app.runtime.destinations import SignIn
from app.runtime.settings import RULES
from app.shared.consents import consent
from app.shared.personas import persona

KHOI = persona("khoi")
CARD = "identity_card"


def of_type(held, type_id):
    return next(one for one in held.documents if one.type_id == type_id)


# --- documents and the rule ---------------------------------------------------------------------


def test_what_the_server_holds_reaches_the_phone(phone):
    fresh = phone.app.documents.refresh()
    assert [one.type_id for one in fresh.documents] == [one.type for one in KHOI.wallet]
    assert phone.app.documents.stored() == fresh
    assert of_type(fresh, "driving_licence").fields["class"] == "B"


def test_under_the_draft_one_card_is_hidden_and_under_today_everything_is_locked(new_phone):
    draft = new_phone("draft").sign_in()
    held = draft.app.documents.refresh()
    assert [bool(one.fields) for one in held.documents].count(False) == 1
    assert of_type(held, CARD).fields == {}
    today = new_phone("today", "today").stand_in().sign_in()
    with pytest.raises(Rejected) as raised:
        today.app.documents.refresh()
    assert raised.value.code == "account_locked"
    assert today.app.account.known.full_name == KHOI.full_name


def test_values_seen_yesterday_are_not_seen_today_even_without_a_network(phone):
    yesterday = phone.app.clock.now() - timedelta(days=1)
    phone.app.stage.set_clock(yesterday)
    phone.app.clock.set(yesterday)
    assert of_type(phone.app.documents.refresh(), CARD).fields
    phone.app.api.network = NetworkMode.OFFLINE
    phone.app.clock.set(yesterday + timedelta(days=1))
    assert of_type(phone.app.documents.stored(), CARD).fields == {}
    phone.app.clock.set(yesterday)
    assert of_type(phone.app.documents.stored(), CARD).fields


def test_another_rule_set_is_asked_for_in_the_next_call(phone):
    phone.app.policy.choose(RULES["today"])
    with pytest.raises(Rejected):
        phone.app.documents.refresh()
    phone.app.policy.choose(RULES["draft"])
    phone.app.documents.refresh()


# --- renewals and notices -----------------------------------------------------------------------


def test_a_renewal_from_the_first_tap_to_the_new_card(phone):
    app = phone.app
    old = of_type(app.documents.refresh(), CARD)
    file = phone.renew(old.id)
    assert app.renewals.stored().of_document(old.id) == file
    assert of_type(app.documents.refresh(), CARD).renewal_id == file.id
    asked = app.stage.decide(file.id, "ask_paper")
    assert app.renewals.read(file.id).missing_paper == asked.missing_paper
    assert app.renewals.give_paper(file.id, asked.missing_paper).missing_paper is None
    app.stage.decide(file.id, "accept")
    app.stage.decide(file.id, "issue")
    new = of_type(app.documents.refresh(), CARD)
    assert (new.replaces, bool(new.fields)) == (old.id, True)
    assert app.renewals.refresh().of_id(file.id).state == "issued"
    assert "document_renewed" in [one.kind for one in app.notices.refresh().notices]


def test_submitting_twice_makes_one_file(phone):
    card = of_type(phone.app.documents.refresh(), CARD)
    first, second = phone.app.renewals.start(card.id), phone.app.renewals.start(card.id)
    assert first.id == second.id
    assert len(phone.app.renewals.refresh().renewals) == 1


def test_a_deed_whose_answer_was_lost_is_done_once(phone):
    card = of_type(phone.app.documents.refresh(), CARD)
    file = phone.renew(card.id)
    asked = phone.app.stage.decide(file.id, "ask_paper")
    phone.lose_answers = True
    with pytest.raises(Offline):
        phone.app.renewals.give_paper(file.id, asked.missing_paper)
    phone.lose_answers = False
    after = phone.app.renewals.give_paper(file.id, asked.missing_paper)
    assert [event.kind for event in after.events].count("paper_given") == 1


def test_a_file_can_be_taken_back_once(phone):
    file = phone.app.renewals.start(of_type(phone.app.documents.refresh(), CARD).id)
    assert phone.app.renewals.withdraw(file.id).state == "withdrawn"
    with pytest.raises(Rejected) as raised:
        phone.app.renewals.withdraw(file.id)
    assert raised.value.code == "renewal_closed"


def test_what_was_read_is_the_servers_and_reaches_another_start(phone, new_phone):
    notices = phone.app.notices.refresh()
    keys = [one.key for one in notices.notices if not one.read]
    assert keys
    assert phone.app.notices.mark_read(keys).unread == 0
    phone.close()
    again = new_phone().sign_in()
    assert again.app.notices.stored().unread == 0
    assert again.app.notices.refresh().unread == 0
    assert again.app.notices.mark_read(keys[:1], read=False).unread == 1


# --- the welfare account ------------------------------------------------------------------------


def linked(phone):
    """A link all the way, by the code that the simulated phone received."""
    app = phone.app
    number = next(
        one.number
        for one in KHOI.payment_accounts
        if (one.provider, one.state, one.id_number) == ("sen_vang", "active", None)
    )
    link = app.benefits.start_link(
        "sen_vang", number, consent("link_account").version, KHOI.passcode
    )
    assert link.state == "asking"
    answered = phone.wait_for(
        lambda: (now := app.benefits.read_link(link.id)).state != "asking" and now
    )
    assert answered.comparison.matches
    code = app.messages.refresh()[0].code
    return app.benefits.confirm(link.id, code, make_default=True)


def test_an_account_is_linked_made_default_and_taken_off(phone):
    link = linked(phone)
    app = phone.app
    assert (link.state, link.is_default) == ("linked", True)
    assert app.benefits.stored().linked == app.benefits.refresh().linked == (link,)
    assert app.benefits.choose_default(link.id, KHOI.passcode).linked == (link,)
    assert app.benefits.unlink(link.id, KHOI.passcode).linked == ()
    assert app.benefits.stored().of_id(link.id).state == "unlinked"


def test_a_wrong_passcode_grants_nothing(phone):
    link = linked(phone)
    with pytest.raises(Rejected) as raised:
        phone.app.benefits.unlink(link.id, "000111")
    assert raised.value.code == "wrong_passcode"
    assert phone.app.benefits.refresh().linked == (link,)


def test_a_code_that_was_sent_is_announced_and_an_old_one_is_not(phone):
    announced = []
    phone.app.messages.subscribe(lambda message: announced.append(message.code))
    phone.app.messages.refresh()
    linked(phone)
    phone.pump()
    assert announced == [phone.app.messages.recent[0].code]


def test_a_deed_without_a_network_is_refused_and_nothing_is_queued(phone):
    card = of_type(phone.app.documents.refresh(), CARD)
    phone.app.api.network = NetworkMode.OFFLINE
    with pytest.raises(Offline):
        phone.app.renewals.start(card.id)
    phone.app.api.network = NetworkMode.OK
    assert phone.app.renewals.refresh().renewals == ()


# --- the stage ----------------------------------------------------------------------------------


def test_a_card_renewed_at_the_counter_ends_todays_lock(new_phone):
    phone = new_phone(rules="today").sign_in()
    phone.app.stage.renew_at_counter(KHOI.personal_number, CARD)
    assert phone.app.documents.refresh().documents


def test_a_reset_ends_every_session(phone):
    phone.app.stage.reset()
    with pytest.raises(Unauthenticated):
        phone.app.documents.refresh()
    phone.pump()
    assert not phone.app.session.signed_in
    assert phone.app.navigator.current == SignIn(KHOI.personal_number)


def test_every_seeded_person_can_sign_in(new_phone):
    phone = new_phone()
    listed = phone.app.session.sign_ins().sign_ins
    assert len(listed) >= 10
    for one in listed:
        phone.stand_in(one.personal_number)
        phone.app.session.sign_in(one.personal_number, one.passcode)
        assert phone.app.account.known.personal_number == one.personal_number
