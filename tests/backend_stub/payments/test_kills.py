"""A run that is killed anywhere and taken up again pays each payee exactly once, without a hand."""

import pytest

from backend_stub.crowd import add_crowd
from backend_stub.pay_office import PayOffice
from tests.support.paying import PENSION, PayDesk
from tests.support.stores import StubServer

PEOPLE = 60
CHUNKS = 7


class Killed(Exception):
    """The process is gone between two transactions."""


@pytest.fixture
def small_chunks(monkeypatch):
    import msgspec

    from backend_stub.limits import limits

    payment = msgspec.structs.replace(limits().payment, chunk=CHUNKS)
    smaller = msgspec.structs.replace(limits(), payment=payment)
    for module in ("paying", "unpaid"):
        monkeypatch.setattr(f"backend_stub.services.{module}.limits", lambda: smaller)


@pytest.mark.parametrize("after", [1, 4, 9])
def test_each_is_paid_once_wherever_the_work_stops(tmp_path, monkeypatch, small_chunks, after):
    whole, left = PayOffice._chunk, [after]

    def chunk(self, run_id, writing):
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return whole(self, run_id, writing)

    desk = PayDesk(StubServer(tmp_path))
    desk.server.store.write(lambda writing: add_crowd(writing.db, PEOPLE)).result()
    monkeypatch.setattr(PayOffice, "_chunk", chunk)
    monkeypatch.setattr("backend_stub.pay_office.report_fault", lambda *_: None)
    monkeypatch.setattr("backend_stub.pay_office._PATIENCE", 3600.0)
    body = {"programme_id": PENSION[0], "period": PENSION[1]}
    run_id = desk.server.stage("POST", "/v1/stage/pay-runs", body).json()["id"]
    for deed in ("", "execute", "retry", "fall_back", "pay_cash", "close"):
        if deed and deed in desk.read(run_id)["run"]["deeds"]:
            desk.act(run_id, deed)
        while desk.read(run_id)["run"]["state"] in ("begun", "preparing", "executing", "paying"):
            if left[0] < 0:  # killed: another process opens the same database
                left[0] = after
                desk.server.close()
                desk.server = StubServer(tmp_path)
    run, found = desk.read(run_id)["run"], desk.reconciled()
    desk.server.close()
    assert found.faults == []
    assert run["state"] == "closed"
    assert run["people"] == PEOPLE + 2
    assert sum(one["count"] for one in run["states"]) == PEOPLE + 2
    assert {one["name"] for one in run["states"]} == {"paid", "cash_paid"}
