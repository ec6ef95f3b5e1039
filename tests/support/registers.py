"""Registers as the tests play them: find a record, edit it, wait until a phone has it."""

from app.shared.registers import register
from tests.support.stores import problem

DRAFT = "draft_2025_10"
MOVED = "18 đường Mây, phường Hoa Sen, tỉnh Bình Minh"
REASON = "Quyết định mẫu DD-0011"


def record_of(server, register_id, person, type_id=None):
    """The record of a register about a person, as the console reads it."""
    body = {"register_id": register_id, "text": person.full_name}
    found = server.stage("POST", "/v1/stage/register-searches", body).json()["records"]
    kind = type_id or register(register_id).types[0]
    one = next(one for one in found if one["type_id"] == kind)
    return server.stage("GET", f"/v1/stage/register-records/{one['id']}").json()


def fact(record, fact_id):
    return next(one for one in record["facts"] if one["id"] == fact_id)


def edit(server, record, fact_id, value, **more):
    body = {"fact_id": fact_id, "value": value, "reason": REASON, **more}
    return server.stage("POST", f"/v1/stage/register-records/{record['id']}/edits", body)


def edited(server, phone, record, fact_id, value, **more):
    """Edit, and wait until the holder's phone has been told."""
    before = phone.get("/v1/changes")["number"]
    answer = edit(server, record, fact_id, value, **more)
    assert answer.status_code == 200, answer.text
    phone.get(f"/v1/changes?after={before}&wait=10")
    return answer.json()


def refused(answer):
    code, values = problem(answer)
    assert code == "edit_refused"
    return values["reason"], values["kept_in"]


def play(server, register_id, state):
    body = {"register_id": register_id, "state": state}
    answer = server.stage("PUT", "/v1/stage/registers", body)
    assert answer.status_code == 200, answer.text
    return next(one for one in answer.json()["registers"] if one["id"] == register_id)


def told(phone, subject="register.changed"):
    notices = phone.get("/v1/notices")["notices"]
    return [one for one in notices if one["subject"] == subject]


def report(phone, type_id="driving_licence", fact_id="first_passed_on", claimed="2011-04-23"):
    """Say that a value is wrong; the answer's body."""
    return phone.done("/v1/data-reports", claim(phone, type_id, fact_id, claimed))


def claim(phone, type_id, fact_id, claimed):
    return {"document_id": phone.document(type_id)["id"], "fact_id": fact_id, "claimed": claimed}


def answer(server, sent, said, **more):
    path = f"/v1/stage/data-reports/{sent['id']}/answers"
    return server.stage("POST", path, {"answer": said, **more})
