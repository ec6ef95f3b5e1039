"""In another's name, from the phone to the server: linked, paid, and forgotten when it is over."""

import pytest

from app.data.errors import Rejected, Unauthenticated
from app.shared.consents import consent
from app.shared.personas import persona
from tests.support.acting import acting
from tests.support.paying import PayDesk, linked_before
from tests.support.stores import Phone

BINH, VAN = persona("binh"), persona("van")


def owner_of(server, name):
    return acting(Phone(server, persona(name), server.sign_in(name).token, "draft_2025_10"))


@pytest.fixture
def binh(new_phone):
    return new_phone("binh").sign_in("binh")


def test_the_company_asks_for_an_account_from_its_representatives_phone(binh):
    (company,) = binh.app.mandates.refresh().mandates
    money = binh.app.money(company.holder_id)
    money.benefits.refresh()
    agreed = consent("link_account").version
    link = money.benefits.start_link("sen_vang", "000000000053", agreed, BINH.passcode)
    assert money.benefits.stored().of_id(link.id) is not None
    assert binh.app.benefits.refresh().links == ()
    again = binh.app.money(company.holder_id)
    assert again is money


def test_what_is_the_companys_is_on_no_disk_and_goes_with_the_session(binh):
    (company,) = binh.app.mandates.refresh().mandates
    money = binh.app.money(company.holder_id)
    assert money.routing.refresh().routing.programmes[0].programme_id == "organisation_support"
    binh.app.session.sign_out()
    assert money.routing.stored() is None
    with pytest.raises(Unauthenticated):
        money.routing.refresh()


def test_a_pass_asks_anew_for_what_was_opened_and_a_handover_ends_it(server, new_phone):
    van = new_phone("van").sign_in("van")
    (nam,) = van.app.mandates.refresh().mandates
    money = van.app.money(nam.holder_id)
    assert money.routing.refresh().coming.rungs[0].place.kind == "cash"
    owner = Phone(server, VAN, "", "draft_2025_10")
    link = linked_before(server, owner, "sen_vang")
    van.app.others_money.refresh()
    assert money.routing.stored().coming.rungs[0].place.link_id == link["id"]
    server.move_story("2025-10-15T17:00:01Z")
    assert van.app.mandates.refresh().mandates == ()
    van.app.others_money.refresh()
    assert money.routing.stored() is None
    with pytest.raises(Rejected) as refused:
        money.routing.refresh()
    assert refused.value.code == "not_found"


def test_support_reaches_the_companys_statement(server, binh):
    desk = PayDesk(server)
    (company,) = binh.app.mandates.refresh().mandates
    money = binh.app.money(company.holder_id)
    run = desk.prepare("organisation_support", "2025-10-20")["run"]
    desk.done(run["id"], "execute")
    seen = money.payments.refresh().seen
    assert [one.state for one in seen.payments] == ["paid"]
    file = money.payments.export("csv", "vi", BINH.passcode)
    assert "Công ty TNHH Cánh Diều" in file.read_text("utf-8")
    assert company.holder_id[:8] in file.parts
