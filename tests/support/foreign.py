"""A foreign service's question in a test: asked by the desk, answered from a phone."""

LIST = "/v1/foreign-requests"


def holder(phone):
    return phone.get("/v1/account")["holder_id"]


def desk(server, phone, deed, service="lumen_hospital"):
    body = {"kind": "foreign_service", "deed": deed, "detail": service}
    answer = server.stage("POST", f"/v1/stage/desk/{holder(phone)}/deeds", body)
    assert answer.status_code == 200, answer.text
    return [one for one in answer.json()["files"] if one["kind"] == "foreign_service"]


def asked(server, phone, service="lumen_hospital"):
    desk(server, phone, "ask", service)
    return phone.get(LIST)["requests"][0]


def page(server, phone, service="lumen_hospital"):
    """The code on the service's page."""
    files = desk(server, phone, "show_code", service)
    return next(one["code"] for one in files if one["state"] == "page")[-9:].replace(" ", "")


def heard(server):
    """States of what was asked, newest first: what the services themselves know."""
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    return [o["state"] for o in files if o["kind"] == "foreign_service" and o["state"] != "ready"]


def send(phone, request, answer="yes", key=None, grant=None):
    target = f"{request['id']}/{answer}"
    body = {"answer": answer, "grant": grant or phone.grant("answer_foreign", target)}
    path = f"{LIST}/{request['id']}/answer"
    return phone.ask("POST", path, body, key=key) if key else phone.post(path, body)


def outcomes(phone):
    return [one["outcome"] for one in phone.get(LIST)["log"]]


def phone_state(phone, request):
    return next(o["state"] for o in phone.get(LIST)["requests"] if o["id"] == request["id"])
