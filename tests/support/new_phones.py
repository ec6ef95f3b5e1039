"""A phone that proved the passcode and is not the linked one, and what others see of it."""

from app.shared.personas import persona
from tests.support.stores import DEVICE, Phone, problem

NEW, THIRD = "e" * 32, "f" * 32
TODAY, DRAFT = "decree_69_2024", "draft_2025_10"


class NewPhone:
    """A phone that proved the passcode and is not the linked one."""

    def __init__(self, server, name="hanh", device=NEW, rules=DRAFT):
        self.server, self.person, self.device, self.rules = server, persona(name), device, rules
        self.values = self.prove()

    def sign_in(self):
        body = {
            "personal_number": self.person.personal_number,
            "passcode": self.person.passcode,
            "device_id": self.device,
        }
        return self.server.ask("POST", "/v1/sessions", body, headers={"Rule-Set": self.rules})

    def prove(self):
        code, values = problem(self.sign_in())
        assert code == "device_not_linked"
        return values

    def ask(self, method, path="", body=None):
        headers = {"Authorization": f"Ticket {self.values['ticket']}", "Rule-Set": self.rules}
        return self.server.ask(method, f"/v1/device-link{path}", body, headers=headers)

    def link(self):
        return self.ask("GET").json()

    def start(self, way):
        return self.ask("POST", body={"way": way})

    def read(self, reading="match"):
        return self.ask("POST", "/readings", {"reading": reading})

    def shut(self, way):
        return next(one["shut"] for one in self.link()["ways"] if one["way"] == way)


def signed_in(phone):
    return phone.ask("GET", "/v1/account").status_code == 200


def linked(server, name="khoi", device=DEVICE, rules=DRAFT):
    """A person on the phone that the account took first."""
    person = persona(name)
    answer = server.try_passcode(person.personal_number, person.passcode, device=device)
    assert answer.status_code == 201, answer.text
    return Phone(server, person, answer.json()["token"], rules)


def asked(phone):
    return phone.get("/v1/devices")["asked"]


def approve(phone, request):
    grant = phone.grant("approve_device", request["id"])
    return phone.post(f"/v1/device-requests/{request['id']}/approval", {"grant": grant})


def subjects(phone):
    told = [one["subject"] for one in phone.get("/v1/notices")["notices"]]
    return sorted(one for one in told if one and one.startswith("device."))


def desk(server, deed):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    file = next(one for one in files if one["kind"] == "device_link")
    body = {"kind": "device_link", "deed": deed}
    return server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", body)


def approve_new(server, old):
    new = NewPhone(server, old.person.id)
    new.start("old_device")
    assert approve(old, asked(old)[0]).status_code == 200
    return new
