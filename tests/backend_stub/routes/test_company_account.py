"""A company's benefit account: linked in its own name by its representative, paid, taken off."""

import pytest

from tests.backend_stub.routes.test_benefits import defaults, with_grant
from tests.support.acting import acting
from tests.support.paying import PayDesk, subjects
from tests.support.routing import choose, firsts, order, routing, undo
from tests.support.stores import problem

SUPPORT = ("organisation_support", "2025-10-20")
TODAY = "decree_69_2024"


@pytest.fixture
def binh(server):
    return server.sign_in("binh")


@pytest.fixture
def company(binh):
    return acting(binh)


@pytest.fixture
def desk(server):
    return PayDesk(server)


def for_company(phone):
    told = phone.get("/v1/notices")["notices"]
    return {one["subject"] for one in told if one["values"].get("for_name")}


def test_it_is_linked_by_the_code_on_the_representatives_phone(binh, company):
    link = company.link("sen_vang")
    assert (link["state"], link["is_default"]) == ("linked", True)
    assert link["comparison"]["ours"] == "Công ty TNHH Cánh Diều"
    assert defaults(company) == [link["id"]]
    assert binh.get("/v1/benefits")["links"] == []
    assert {"link.awaiting_code", "link.linked", "routing.cool_off"} <= for_company(binh)


@pytest.mark.parametrize(
    "provider, number, why",
    [
        ("song_xanh", "000000000051", "not_yours"),  # Bình's own
        ("song_xanh", "000000000054", "name_differs"),  # one mark
        ("sen_vang", "000000000001", "not_yours"),  # somebody else's
        ("vi_co_trang", "0000000056", None),
    ],
)
def test_the_account_must_be_the_companys(company, provider, number, why):
    assert company.answered_link(provider, number)["rejection"] == why


def test_the_companys_account_is_not_its_representatives(binh):
    assert binh.answered_link("sen_vang", "000000000053")["rejection"] == "not_yours"


def test_choices_and_unlinking_are_the_companys(company, binh):
    first, second = company.link("sen_vang"), company.link("vi_co_trang")
    choose(company, SUPPORT[0], second["id"])
    assert firsts(routing(company)) == [None]  # the register's until the cool-off is over
    undo(company, routing(company)["change"]["id"])
    order(company, second["id"], first["id"])
    assert defaults(company) == [second["id"]]
    with_grant(company, "unlink_account", second, "unlinking")
    assert defaults(company) == [first["id"]]
    own_path = f"/v1/benefits/links/{first['id']}"
    assert problem(binh.ask("GET", own_path))[0] == "not_found"


def test_a_run_pays_into_the_linked_account_and_its_statement_is_the_companys(
    server, desk, binh, company
):
    link = desk.linked(company, "vi_co_trang")
    run = desk.prepare(*SUPPORT)["run"]
    desk.done(run["id"], "execute")
    seen = company.get("/v1/payments")["payments"][0]
    assert (seen["state"], seen["amount_vnd"]) == ("paid", 12_000_000)
    assert seen["place"]["link_id"] == link["id"]
    assert binh.get("/v1/payments")["payments"] == []
    assert "payment.paid" in for_company(binh)
    assert "payment.paid" not in subjects(server.sign_in("khoi"))
    grant = company.grant("export_statement", "own/csv")
    sheet = company.done("/v1/payments/statements", {"form": "csv", "grant": grant})
    assert "Công ty TNHH Cánh Diều" in sheet["content"]
    assert desk.reconciled().faults == []


def test_under_todays_rule_nothing_is_linked_and_what_was_linked_under_the_draft_stays(
    server, desk, company
):
    today = acting(server.sign_in("binh", rules=TODAY))
    assert firsts(routing(today)) == [None]  # the register's
    link = desk.linked(company, "vi_co_trang")
    assert firsts(routing(today)) == [link["id"]]
    code, values = problem(today.start_link("sen_vang", "000000000053"))
    assert (code, values["rule_id"]) == ("linking_refused", "organisations_may_link")
    # It can be taken off under either.
    linked = today.get("/v1/benefits")["links"][0]
    assert with_grant(today, "unlink_account", linked, "unlinking").status_code == 200


def test_an_organisation_fetches_no_cash(company):
    places = routing(company)["programmes"][0]["rungs"]
    assert [one["place"]["kind"] for one in places] == ["account"]
