"""The phone answers no request that it does not believe, whatever is wrong with it."""

from base64 import b64encode
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from jwcrypto.jwk import JWK

from app.data import signing
from app.data.verifier_requests import LARGEST, RequestNotBelieved, believed
from app.shared.contract.credentials import TrustedVerifier, TrustList
from app.shared.issuers import credential_type
from app.shared.verifiers import verifier
from backend_stub.credentials import certificates

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DAY = date(2025, 10, 15)
PATROL = verifier("traffic_police")


def a_key():
    return JWK.generate(kty="EC", crv="P-256", kid="k")


REGISTRAR, KEY, OPENING = a_key(), a_key(), a_key()


def der(certificate):
    from cryptography.hazmat.primitives.serialization import Encoding

    return b64encode(certificate.public_bytes(Encoding.DER)).decode()


def certified(key=KEY, registrar=REGISTRAR, now=NOW):
    builder = certificates._verifier_builder(PATROL.host, key, registrar, now)
    return der(certificates._signed(builder, registrar))


LEAF = certified()
ANCHOR = der(certificates._signed(certificates._registrar_builder(REGISTRAR, NOW), REGISTRAR))


def trust(verifier_id=PATROL.id, leaf=LEAF, anchors=(ANCHOR,)):
    listed = TrustedVerifier(id=verifier_id, client_id=certificates.client_id(leaf))
    return TrustList(issuers=(), verifiers=(listed,), anchors=anchors, at=NOW)


def a_query(**changed):
    return {
        "id": "document",
        "format": "dc+sd-jwt",
        "meta": {"vct_values": [credential_type("driving_licence")]},
        "claims": [{"path": ["full_name"]}],
        **changed,
    }


def claims(leaf=LEAF, query=None, info=None, **changed):
    opening = {**OPENING.export_public(as_dict=True), "alg": "ECDH-ES", "use": "enc"}
    client_id = certificates.client_id(leaf)
    told = {"verifier": PATROL.id, "purpose": "licence_check"}
    said = {
        "iss": client_id, "client_id": client_id, "aud": "https://self-issued.me/v2",
        "response_type": "vp_token", "response_mode": "direct_post.jwt",
        "response_uri": "http://127.0.0.1:9/answers", "nonce": "n" * 43, "state": "s" * 43,
        "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 120,
        "client_metadata": {
            "jwks": {"keys": [opening]},
            "vp_formats_supported": {"dc+sd-jwt": {}},
            "encrypted_response_enc_values_supported": ["A128GCM"],
        },
        "dcql_query": {"credentials": [query or a_query()]},
        "verifier_info": [{"format": "dinh-danh-purpose", "data": info or told}],
        **changed,
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None}


def token(said=None, key=KEY, leaf=LEAF, typ="oauth-authz-req+jwt"):
    signing_key = key.export_private(as_dict=True)
    return signing.signed({"typ": typ, "x5c": [leaf]}, said or claims(), signing_key)


def why(sent, listed=None, day=DAY, now=NOW):
    with pytest.raises(RequestNotBelieved) as caught:
        believed(sent, listed or trust(), day, now)
    return caught.value.reason


def test_a_request_that_is_right_is_read():
    asked = believed(token(), trust(), DAY, NOW)
    assert (asked.verifier_id, asked.purpose.id) == (PATROL.id, "licence_check")
    assert (asked.type_id, asked.claims) == ("driving_licence", ("full_name",))
    assert asked.response_uri == "http://127.0.0.1:9/answers"


@pytest.mark.parametrize(
    "changed",
    [
        {"client_id": "x509_hash:" + "A" * 43},
        {"aud": "https://platform.dinh-danh.example"},
        {"aud": None},
        {"response_type": "id_token"},
        {"response_mode": "fragment"},
        {"response_mode": "direct_post"},
        {"response_uri": None},
        {"nonce": "short"},
        {"nonce": None},
        {"state": None},
        {"exp": int(NOW.timestamp())},
        {"exp": int(NOW.timestamp()) + 901},
        {"iat": int(NOW.timestamp()) + 31},
        {"iat": "now"},
        {"client_metadata": {"jwks": {"keys": []}, "vp_formats_supported": {"dc+sd-jwt": {}}}},
        {"dcql_query": {"credentials": []}},
        {"dcql_query": {"credentials": [a_query(), a_query()]}},
        {"transaction_data": ["e30"]},
        {"redirect_uri": "http://127.0.0.1/"},
    ],
    ids=str,
)
def test_one_wrong_thing_is_enough(changed):
    assert why(token(claims(**changed))) == "request_not_believed"


@pytest.mark.parametrize(
    "query",
    [
        a_query(claims=[]),
        {name: value for name, value in a_query().items() if name != "claims"},
        a_query(claims=[{"path": ["full_name", "first"]}]),
        a_query(claims=[{"path": [None]}]),
        a_query(claims=[{"path": ["_sd"]}]),
        a_query(claims=[{"path": ["full_name"]}] * 61),
        a_query(meta={"vct_values": ["https://elsewhere.example/licence"]}),
        a_query(format="mso_mdoc"),
        a_query(multiple=True),
    ],
    ids=str,
)
def test_a_question_for_everything_or_in_another_form_is_not_believed(query):
    assert why(token(claims(query=query))) == "request_not_believed"


@pytest.mark.parametrize(
    ("said", "type_id"),
    [
        ({"verifier_info": []}, "driving_licence"),
        ({"verifier_info": None}, "driving_licence"),
        ({"info": {"verifier": PATROL.id}}, "driving_licence"),
        ({"info": {"verifier": PATROL.id, "purpose": "curiosity"}}, "driving_licence"),
        ({"info": {"verifier": "ward_clinic", "purpose": "licence_check"}}, "driving_licence"),
        ({}, "health_insurance"),
    ],
    ids=str,
)
def test_without_a_purpose_that_is_its_own_nobody_is_answered(said, type_id):
    query = a_query(meta={"vct_values": [credential_type(type_id)]})
    assert why(token(claims(query=query, **said))) == "purpose_not_allowed"


def test_who_is_not_on_the_list_is_not_believed():
    other = a_key()
    leaf = certified(other)
    assert why(token(claims(leaf), other, leaf)) == "request_not_believed"


def test_a_certificate_of_another_registrar_is_not_believed():
    other = a_key()
    leaf = certified(registrar=other)
    assert why(token(claims(leaf), leaf=leaf), trust(leaf=leaf)) == "request_not_believed"


def test_another_key_than_the_certificates_signs_nothing():
    assert why(token(key=a_key())) == "request_not_believed"


@pytest.mark.parametrize("later", [timedelta(days=-2), timedelta(days=3651)])
def test_a_certificate_out_of_its_time_is_not_believed(later):
    now = NOW + later
    moved = claims(iat=int(now.timestamp()), exp=int(now.timestamp()) + 60)
    assert why(token(moved), now=now) == "request_not_believed"


@pytest.mark.parametrize("verifier_id", ["quick_loans", "river_rentals", "nobody"])
def test_a_verifier_without_registration_is_not_believed(verifier_id):
    said = claims(info={"verifier": verifier_id, "purpose": "loan"})
    assert why(token(said), trust(verifier_id)) == "request_not_believed"


@pytest.mark.parametrize(
    "sent",
    ["", "a.b", "a.b.c", "e30.e30.c2ln", "." * 9, "x" * (LARGEST + 1), "ê.e30.c2ln"],
)
def test_what_is_no_request_is_not_believed(sent):
    assert why(sent) == "request_not_believed"


@pytest.mark.parametrize("typ", ["JWT", "kb+jwt", "statuslist+jwt"])
def test_a_token_of_another_kind_is_no_request(typ):
    assert why(token(typ=typ)) == "request_not_believed"


def test_another_algorithm_is_no_request():
    header, _, rest = token().partition(".")
    none = signing.to_base64url(msgspec.json.encode({"alg": "none", "x5c": [LEAF]}))
    assert header != none
    assert why(f"{none}.{rest}") == "request_not_believed"
