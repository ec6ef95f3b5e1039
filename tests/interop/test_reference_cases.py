"""The reference cases of the ``sd-jwt`` repository, and what another reader sees in them."""

import json
from pathlib import Path

import pytest
from jwcrypto.jwk import JWK
from polaris_oid4vp.sdjwt import verify_presentation
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

from app.data import signing

CASES = json.loads(Path(__file__).with_name("reference_cases.json").read_text("utf-8"))["cases"]
ISSUER, HOLDER = (JWK.generate(kty="EC", crv="P-256") for _ in range(2))
ISS, VERIFIER, NONCE = "https://example.com/issuer", "https://example.com/verifier", "1234567890"
NOW = 1_790_000_000
MARK = "!sd"


def marked(value):
    """A case's notation as the package wants it."""
    if isinstance(value, list):
        return [marked(one) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {MARK}:
        return SDObj(marked(value[MARK]))
    return {
        SDObj(name.removeprefix(f"{MARK} ")) if name.startswith(f"{MARK} ") else name: marked(one)
        for name, one in value.items()
    }


def issued(case, *, bound, **header):
    return SDJWTIssuer(
        {"iss": ISS, **marked(case["claims"])}, ISSUER, HOLDER if bound else None,
        serialization_format=case.get("form", "compact"), extra_header_parameters=header,
    ).sd_jwt_issuance  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_was_disclosed_is_seen_and_nothing_else(name):
    case = CASES[name]
    bound, form = case.get("key_binding", False), case.get("form", "compact")
    holder = SDJWTHolder(issued(case, bound=bound, **case.get("header", {})), form)
    proof = (NONCE, VERIFIER, HOLDER) if bound else ()
    holder.create_presentation(case["disclosed"], *proof)
    headers = {}

    def key_of(issuer, header):
        headers.update(header)
        assert issuer == ISS
        return JWK(**ISSUER.export_public(as_dict=True))

    wanted = (VERIFIER, NONCE) if bound else ()
    seen = SDJWTVerifier(
        holder.sd_jwt_presentation, key_of, *wanted, serialization_format=form
    ).get_verified_payload()
    binding = {"cnf": {"jwk": HOLDER.export_public(as_dict=True)}} if bound else {}
    assert seen == {"iss": ISS, **case["seen"], **binding}
    assert case.get("header", {}).items() <= headers.items()


COMPACT = [name for name, case in CASES.items() if "form" not in case and "header" not in case]


@pytest.mark.parametrize("name", COMPACT)
def test_another_reader_sees_the_same(name):
    case = CASES[name]
    holder = SDJWTHolder(issued(case, bound=True, typ="dc+sd-jwt"))
    holder.create_presentation(case["disclosed"])
    shown = holder.sd_jwt_presentation
    proof = {"iat": NOW, "aud": VERIFIER, "nonce": NONCE, "sd_hash": signing.digest(shown)}
    shown += signing.signed({"typ": "kb+jwt"}, proof, HOLDER.export_private(as_dict=True))
    verdict = verify_presentation(
        shown, expected_nonce=NONCE, expected_audience=VERIFIER, now=NOW,
        issuer_jwks=[ISSUER.export_public(as_dict=True)],
    )  # fmt: skip
    assert verdict.authentic, verdict.reason
    seen = {name: value for name, value in verdict.claims.items() if name in case["seen"]}
    assert seen == case["seen"]
