"""Asking for documents in tests: what is sent, and a request followed to its end."""

import time

DRAFT, TODAY = "draft_2025_10", "decree_69_2024"
VEHICLE = {"plate": "00-X0 000.18", "engine_number": "000011000018"}
WRONG_NAME = {"number": "000105000018"}


def start(type_id="vehicle_registration", numbers=None, *, confirmed=True):
    return {"type_id": type_id, "numbers": numbers or VEHICLE, "confirmed": confirmed}


def asks(phone, *args, key="key-of-a-request", **more):
    return phone.ask("POST", "/v1/integrations", start(*args, **more), key=key)


def requests_of(phone):
    return phone.get("/v1/integrations")["requests"]


def settled(phone, *, until=("integrated", "returned", "refused"), seconds=5):
    """The newest request once its register has answered."""
    ends = time.monotonic() + seconds
    while (found := requests_of(phone)[0])["state"] not in until:
        assert time.monotonic() < ends, found
        time.sleep(0.01)
    return found


def play(server, register_id, state):
    body = {"register_id": register_id, "state": state}
    assert server.stage("PUT", "/v1/stage/registers", body).status_code == 200


def types_in(phone):
    return [one["type_id"] for one in phone.get("/v1/documents")["documents"]]
