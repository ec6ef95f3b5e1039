"""
A verifier that nobody here wrote (``polaris-oid4vp``), over HTTP as it serves itself.

Of status it fetches nothing by itself: as its papers say, a resolver hands it the list.
"""

from base64 import b64encode
from dataclasses import replace

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from jwcrypto.jwk import JWK
from polaris_oid4vp.cli import FILES, keygen
from polaris_oid4vp.serve import serve
from polaris_oid4vp.status import StatedAuthority, decide_by_fetching
from polaris_oid4vp.verifier import Verifier

from app.data.credentials import CredentialWallet, answer_form, presented
from app.data.errors import Rejected
from app.data.intents import Intents
from app.data.verifier_requests import believed
from app.shared.contract.credential_endpoints import READ_TRUST_LIST
from app.shared.contract.credentials import PLATFORM_ORIGIN, TrustedVerifier
from app.shared.issuers import credential_type
from app.shared.personas import persona
from tests.support.presenting import document
from tests.support.registers import edit, record_of

PURPOSE = {"verifier": "traffic_police", "purpose": "licence_check"}
ASKED = ("full_name", "drives_class_b")


class Polaris:
    """Their verifier behind their listener; ``verdicts`` is what its operator reads."""

    def __init__(self, folder, phone):
        keygen(folder, "localhost")
        read = {name: (folder / file).read_bytes() for name, file in FILES.items()}
        self.phone, self.verdicts, self.wallet = phone, [], a_wallet(phone)
        self.trust = phone.app.api.call(READ_TRUST_LIST)
        self.verifier = Verifier(
            client_cert_pem=read["client_cert"],
            client_key_pem=read["client_key"],
            request_uri="",
            response_uri="",
            issuer_jwks=[{**one.key, "use": "sig"} for one in self.trust.issuers],
            vct_values=[credential_type("driving_licence")],
            claims=ASKED,
            credential_query_id="document",
            verifier_info=[{"format": "dinh-danh-purpose", "data": PURPOSE}],
            status_resolver=self._status,
        )
        self.listener = serve(
            self.verifier, host="127.0.0.1", port=0,
            on_verdict=lambda status, _, verdict: self.verdicts.append((status, verdict)),
        )  # fmt: skip
        origin = f"http://127.0.0.1:{self.listener.server_address[1]}"
        self.verifier.request_uri = origin + "/request.jwt"
        self.verifier.response_uri = origin + "/response"
        anchor = load_pem_x509_certificate(read["anchor"]).public_bytes(Encoding.DER)
        own = TrustedVerifier(id="traffic_police", client_id=self.verifier.client_id)
        anchors = (b64encode(anchor).decode(),)
        self.trust = msgspec.structs.replace(self.trust, verifiers=(own,), anchors=anchors)

    def close(self):
        self.listener.shutdown()
        self.listener.server_close()

    def asked(self):
        """Their request, fetched and believed as the phone does it."""
        session, _ = self.verifier.new_request()
        uri = self.verifier.authorization_request_params(session)["request_uri"]
        app = self.phone.app
        token = app.api.exchange("GET", uri).decode("ascii")
        return believed(token, self.trust, app.clock.day(), app.clock.real_now())

    def shown(self, asked, claims=ASKED, credential=None):
        credential = credential or self.wallet.take(document(self.phone))
        return presented(credential, asked, claims, self.phone.app.clock.real_now())

    def post(self, asked, presentation):
        """Their answer's status, and why, as their operator reads it."""
        try:
            self.phone.app.api.exchange(
                "POST", asked.response_uri, answer_form(asked, presentation)
            )
        except Rejected:
            assert self.verdicts[-1][0] == 400
        return self.verdicts[-1]

    def _status(self, *, uri, idx, issuer):
        known = next(one for one in self.trust.issuers if one.issuer == issuer)
        key = JWK(**known.key).get_op_key("verify")
        stated = StatedAuthority().state(
            credential_issuer=issuer, status_uri=uri, why="the register tells of its own",
            verify=lambda said, signature, _: verifies(key, said, signature),
        )  # fmt: skip
        return decide_by_fetching(
            index=idx, expected_uri=uri, authority=stated, credential_issuer=issuer,
            fetch=lambda at: self.phone.server.ask("GET", at.removeprefix(PLATFORM_ORIGIN)).content,
        )  # fmt: skip


def verifies(key, said, signature):
    halves = (int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        key.verify(utils.encode_dss_signature(*halves), said, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def a_wallet(phone):
    app = phone.app
    wallet = CredentialWallet(app.api, app.cache, app.clock, app.policy, Intents())
    wallet.take(document(phone))  # whoever has signed nothing yet is on no trust list
    return wallet


@pytest.fixture(scope="module")
def polaris(tmp_path_factory, phone):
    theirs = Polaris(tmp_path_factory.mktemp("polaris"), phone)
    yield theirs
    theirs.close()


def refused(polaris, asked, presentation):
    status, verdict = polaris.post(asked, presentation)
    assert (status, verdict.authentic, dict(verdict.claims or {})) == (400, False, {})
    return verdict.code


def test_it_accepts_what_the_phone_shows(polaris):
    asked = polaris.asked()
    assert (asked.purpose.id, asked.claims) == ("licence_check", ASKED)
    status, verdict = polaris.post(asked, polaris.shown(asked))
    assert (status, verdict.authentic) == (200, True)
    assert {name: verdict.claims[name] for name in ASKED} == {
        "full_name": "Trần Minh Khôi",
        "drives_class_b": True,
    }
    assert "born_on" not in verdict.claims
    assert (verdict.revocation["state"], verdict.revocation["status"]) == ("checked", 0)


def test_it_refuses_another_requests_nonce(polaris):
    asked = polaris.asked()
    shown = polaris.shown(replace(asked, nonce="n" * 43))
    assert refused(polaris, asked, shown) == "nonce"


def test_it_refuses_what_was_made_for_another_verifier(polaris):
    asked = polaris.asked()
    shown = polaris.shown(replace(asked, client_id="x509_hash:" + "A" * 43))
    assert refused(polaris, asked, shown) == "audience"


@pytest.mark.parametrize(
    ("part", "code"), [(0, "issuer_signature"), (1, "disclosure"), (-1, "kb_signature")]
)
def test_it_refuses_one_altered_sign(polaris, part, code):
    asked = polaris.asked()
    pieces = polaris.shown(asked).split("~")
    at = len(pieces[part]) - 10
    other = "A" if pieces[part][at] != "A" else "B"
    pieces[part] = pieces[part][:at] + other + pieces[part][at + 1 :]
    assert refused(polaris, asked, "~".join(pieces)) == code


def test_it_refuses_what_it_did_not_ask_for(polaris):
    asked = polaris.asked()
    assert refused(polaris, asked, polaris.shown(asked, (*ASKED, "number"))) == "claims"


def test_it_refuses_an_answer_given_twice(polaris):
    asked = polaris.asked()
    shown = polaris.shown(asked)
    assert polaris.post(asked, shown)[0] == 200
    assert refused(polaris, asked, shown) == "invalid_request"


def test_it_refuses_a_copy_of_a_licence_that_was_changed_since(polaris):
    asked, phone = polaris.asked(), polaris.phone
    shown = polaris.shown(asked)
    record = record_of(phone.server, "driving_licences", persona("khoi"))
    assert edit(phone.server, record, "class", "C").status_code == 200
    phone.wait_for(lambda: document(phone).fields["class"] == "C")
    assert refused(polaris, asked, shown) == "revoked"


def test_it_refuses_a_copy_that_has_ended(polaris):
    clock = polaris.phone.server.clock
    clock.advance(days=-15)
    old = a_wallet(polaris.phone).take(document(polaris.phone))
    clock.advance(days=15)
    asked = polaris.asked()
    assert refused(polaris, asked, polaris.shown(asked, credential=old)) == "credential_validity"
