"""Amounts and counts that are none: refused with a reason, nothing written, and logged."""

import json

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import StatementError

from app.shared.money import MOST_VND
from backend_stub.crowd import MOST, main
from backend_stub.storage.payment_tables import benefit_decisions, payees
from tests.support.stores import problem

NONE = [-500_000, -1, 0, 0.5, MOST_VND + 1, 10**15]
RUN = {"programme_id": "social_pension", "period": "2025-10"}


def many(server, table):
    with server.store.reading() as db:
        return db.execute(select(func.count()).select_from(table)).scalar()


@pytest.mark.parametrize("vnd", NONE)
def test_no_decision_grants_what_is_no_amount(server, vnd):
    """Whoever writes it: what a run pays comes from the database's decisions."""
    before = many(server, benefit_decisions)
    with server.store.reading() as db:
        one = dict(db.execute(select(benefit_decisions)).mappings().first())
    row = {**one, "from_on": one["from_on"].replace(year=2001), "amount_vnd": vnd}
    with pytest.raises(StatementError):
        server.store.write(
            lambda writing: writing.db.execute(insert(benefit_decisions).values(row))
        ).result()
    assert many(server, benefit_decisions) == before


@pytest.mark.parametrize("count", ["0", "-5", "1.5", "many", str(MOST + 1), "9" * 30])
def test_a_crowd_of_no_count_is_refused_and_nobody_is_written(server, capsys, count):
    before = many(server, payees)
    try:
        code = main(["--database", server.settings.database_url, "--payees", count])
    except SystemExit as refused:  # what is no number at all: the flag's own refusal
        code = refused.code
    assert code == 2
    assert "payees" in capsys.readouterr().err
    assert many(server, payees) == before


@pytest.mark.parametrize("change", [{"amount_vnd": -1}, {"amount_vnd": 10**30}, {"payees": 5}])
def test_the_pay_desk_takes_no_amount_from_whoever_sits_there(server, change):
    """What is paid follows from decisions and rules; a desk that says an amount is refused."""
    before = server.stage("GET", "/v1/stage/pay-runs").json()
    answer = server.stage("POST", "/v1/stage/pay-runs", {**RUN, **change})
    assert problem(answer)[0] == "bad_request"
    assert server.stage("GET", "/v1/stage/pay-runs").json() == before


@pytest.mark.parametrize("households", [-1, 0.5, 10**12, "1000", None])
def test_the_dial_takes_no_count_that_is_none(server, households):
    before = server.stage("GET", "/v1/stage/crowd").json()
    body = {"households": households, "pace": before["pace"]}
    answer = server.stage("PUT", "/v1/stage/crowd", body)
    assert problem(answer)[0] == "bad_request"
    assert server.stage("GET", "/v1/stage/crowd").json() == before


def lines_of(capsys):
    err = capsys.readouterr().err
    return [json.loads(line) for line in err.splitlines() if "provider_message_refused" in line]


@pytest.mark.parametrize("vnd", [1, MOST_VND])
def test_another_amount_is_logged_with_its_reason_and_without_the_amount(server, desk, capsys, vnd):
    hoa = server.sign_in("hoa")
    run = desk.prepare(*RUN.values())["run"]
    one = next(one for one in hoa.get("/v1/payments")["payments"] if one["period"] == "2025-10")
    capsys.readouterr()
    answer = desk.says(one["id"], amount_vnd=vnd)
    assert problem(answer)[0] == "callback_refused"
    (line,) = lines_of(capsys)
    assert line == {
        "event": "provider_message_refused", "about": "order", "provider": "song_xanh",
        "reason": problem(answer)[1]["reason"],
    }  # fmt: skip
    assert desk.read(run["id"])["run"]["state"] == "prepared"
