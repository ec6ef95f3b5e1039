"""A wallet that does what a test wants of it, over the server's own calls: no phone behind it."""

from urllib.parse import urlencode

import msgspec

from app.data import signing
from app.data.credentials import HeldCredential, answer_form, presented
from app.data.verifier_requests import believed
from app.shared.clock import viet_nam_day
from app.shared.contract.credentials import IssuedCredentials, TrustList
from app.shared.issuers import issuer_of, issuing_register
from tests.support.presenting import followed, read

LICENCE = "driving_licence"


def nonce(phone):
    answer = phone.ask("POST", "/v1/credential-nonces")
    assert answer.status_code == 201, answer.text
    return answer.json()["nonce"]


def proof(phone, given, key, *, named=None, **changed):
    """That the phone has ``key``; ``named`` is the one that it says it has."""
    claims = {
        "aud": issuer_of(issuing_register(LICENCE)),
        "iat": int(phone.server.clock().timestamp()),
        "nonce": given,
        **changed,
    }
    header = {"typ": "openid4vci-proof+jwt", "jwk": signing.public_part(named or key)}
    return signing.signed(header, claims, key)


def order(phone, proofs, document_id=None, key=None):
    body = {
        "document_id": document_id or phone.document(LICENCE)["id"],
        "proofs": proofs,
    }
    return phone.ask("POST", "/v1/credentials", body, key=key or signing.new_key()["x"])


def credentials(phone, count=1):
    """Fresh ones for the licence, each with its key."""
    keys, given = [signing.new_key() for _ in range(count)], nonce(phone)
    answer = order(phone, [proof(phone, given, key) for key in keys])
    assert answer.status_code == 201, answer.text
    issued = msgspec.json.decode(answer.content, type=IssuedCredentials)
    return [
        HeldCredential(
            document_id=issued.document_id, rule_set_id=phone.rules, said_on=issued.said_on,
            confirmed_at=issued.confirmed_at, ends_at=issued.ends_at, signed=signed, key=key,
        )
        for signed, key in zip(issued.credentials, keys, strict=True)
    ]  # fmt: skip


def offered(phone, claims=("full_name",), **more):
    licence = phone.document(LICENCE)["id"]
    grant = {} if "again" in more else {"grant": phone.grant("present_document", licence)}
    body = {"document_id": licence, "claims": list(claims), **grant, **more}
    return phone.done("/v1/presentations", body)


def scanned(phone, claims=("full_name",), **more):
    """An offer whose code the patrol read: its reading, and the offer as its holder sees it."""
    offer = offered(phone, claims)
    reading = read(phone.server, offer["link"], **more)
    return reading, phone.get(f"/v1/presentations/{offer['id']}")


def request_of(server, reading):
    """The verifier's signed request, as it was fetched."""
    answer = server.ask("GET", f"/v1/presentation-requests/{reading['id']}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/oauth-authz-req+jwt"
    return answer.text


def trusted(server):
    return msgspec.json.decode(server.ask("GET", "/v1/trust-list").content, type=TrustList)


def asked_by(server, reading):
    day = viet_nam_day(server.stub.story.now())
    return believed(request_of(server, reading), trusted(server), day, server.clock())


def post(server, reading, form):
    path = f"/v1/presentation-responses/{reading['id']}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return server.ask("POST", path, raw=urlencode(form).encode(), headers=headers)


def answer(server, reading, credential, claims=None, asked=None):
    """Disclose these claims to who read the code, with whatever request in mind."""
    asked = asked or asked_by(server, reading)
    shown = presented(credential, asked, claims or asked.claims, server.clock())
    return post(server, reading, answer_form(asked, shown))


def newest(phone):
    return phone.get("/v1/presentations")["presentations"][0]


def form_of(server, credential, asked):
    """The answer that a wallet would post."""
    return answer_form(asked, presented(credential, asked, asked.claims, server.clock()))


def refusal(server, phone, reading):
    """Why, as the holder and the verifier hear it: the same, and nothing was shown."""
    seen, told = followed(server, reading), newest(phone)
    assert (seen["state"], seen["disclosed"]) == ("refused", [])
    assert (told["state"], told["refusal"]) == ("refused", seen["refusal"])
    return seen["refusal"]
