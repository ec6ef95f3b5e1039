"""What is signed counts once, unaltered, for whom it is, in its time: on both sides."""

from datetime import date, timedelta

import msgspec
import pytest
from jwcrypto.jwk import JWK

from app.shared.foreign import foreign_service
from backend_stub.interop import keys, platform, service
from backend_stub.interop.tokens import (
    AnswerClaims,
    RequestClaims,
    TokenRefused,
    WithdrawalClaims,
    read,
    sign,
)
from backend_stub.seed import seeded_id
from backend_stub.storage.foreign import open_asking
from tests.support.stores import REAL_START as NOW

LUMEN, WESTMERE = foreign_service("lumen_hospital"), foreign_service("westmere_university")
DAY = date(2025, 10, 15)
HOLDER = "a" * 32


@pytest.fixture
def db(shared_server):
    """A transaction that leaves nothing behind."""
    with shared_server.store.engine.connect() as connection:
        connection.info["writing"] = True
        yield connection
        connection.rollback()
        connection.info.pop("writing")


def claims_of(db, token, kind, key, audience):
    return read(token, kind, keys.public(key), audience, NOW)


def asked(db, who=LUMEN, **changed):
    """A request of the service, with claims changed and signed again by its own key."""
    token, key = service.ask(db, who, NOW, with_code=False), keys.service_key(db, who)
    claims = claims_of(db, token, RequestClaims, key, platform.ISSUER)
    return sign(msgspec.structs.replace(claims, **changed), key)


def answered(db, who=LUMEN, **changed):
    """The platform's answer to a request just made, changed and signed again by the platform."""
    received = platform.receive(db, asked(db, who), DAY, NOW)
    sent = platform.answer(db, who, HOLDER, received.nonce, received.question, NOW, yes=True)
    claims = claims_of(db, sent.token, AnswerClaims, keys.platform_key(db), who.issuer)
    return sign(msgspec.structs.replace(claims, **changed), keys.platform_key(db))


def altered(token, part):
    """One character of one part changed, in the middle, where every bit counts."""
    parts = token.split(".")
    at = len(parts[part]) // 2
    other = "A" if parts[part][at] != "A" else "B"
    parts[part] = parts[part][:at] + other + parts[part][at + 1 :]
    return ".".join(parts)


def refused_by_platform(db, token, now=NOW):
    with pytest.raises(TokenRefused) as caught:
        platform.receive(db, token, DAY, now)
    return caught.value.reason


def refused_by_service(db, token, who=LUMEN, now=NOW):
    with pytest.raises(TokenRefused) as caught:
        service.take_answer(db, who, token, now)
    return caught.value.reason


@pytest.mark.parametrize("part", [0, 1, 2])
def test_one_altered_sign_is_enough(db, part):
    assert refused_by_platform(db, altered(asked(db), part)) in ("bad_signature", "malformed")
    assert refused_by_service(db, altered(answered(db), part)) in ("bad_signature", "malformed")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"aud": "https://another.example"}, "wrong_audience"),
        ({"iss": WESTMERE.issuer}, "bad_signature"),
        ({"iss": "https://nobody.utopia.example"}, "unregistered"),
        ({"exp": int(NOW.timestamp())}, "out_of_time"),
        ({"exp": int(NOW.timestamp()) + 601}, "out_of_time"),
        ({"iat": int(NOW.timestamp()) + 60}, "out_of_time"),
        ({"question": "adult"}, "question_not_allowed"),
    ],
)
def test_the_platform_refuses(db, changed, reason):
    assert refused_by_platform(db, asked(db, **changed)) == reason


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"aud": WESTMERE.issuer}, "wrong_audience"),
        ({"nonce": "n" * 43}, "wrong_nonce"),
        ({"question": "adult"}, "wrong_nonce"),
        ({"iss": WESTMERE.issuer}, "wrong_nonce"),
        ({"exp": int(NOW.timestamp())}, "out_of_time"),
    ],
)
def test_the_service_refuses(db, changed, reason):
    assert refused_by_service(db, answered(db, **changed)) == reason


def test_an_answer_counts_once_and_only_at_its_service(db):
    token = answered(db)
    assert refused_by_service(db, token, WESTMERE) == "wrong_audience"
    service.take_answer(db, LUMEN, token, NOW)
    assert refused_by_service(db, token) == "replayed"


def test_an_answer_is_too_late_after_a_minute(db):
    token = answered(db)
    assert refused_by_service(db, token, now=NOW + timedelta(seconds=60)) == "out_of_time"


def test_a_request_is_received_once(server):
    def ask_twice(writing):
        token = service.ask(writing.db, LUMEN, NOW, with_code=False)
        received = platform.receive(writing.db, token, DAY, NOW)
        open_asking(
            writing.db,
            {
                "holder_id": None, "shown_to": seeded_id("holder", "hanh"),
                "service_id": LUMEN.id, "question_id": received.question,
                "nonce": received.nonce, "token": token, "code_hash": None,
                "rule_set_id": "draft_2025_10", "asked_at": NOW, "ends_at": received.ends_at,
            },
        )  # fmt: skip
        return refused_by_platform(writing.db, token)

    assert server.store.write(ask_twice).result() == "replayed"


def test_a_token_of_one_kind_is_none_of_another(db):
    withdrawal = platform.withdrawal(db, LUMEN, HOLDER, "n" * 43, NOW)
    assert refused_by_service(db, withdrawal) == "malformed"
    with pytest.raises(TokenRefused):
        claims_of(db, answered(db), WithdrawalClaims, keys.platform_key(db), LUMEN.issuer)


def test_another_key_of_the_same_name_is_not_enough(db):
    forged = JWK.generate(kty="EC", crv="P-256", kid="platform-1")
    token = answered(db)
    claims = claims_of(db, token, AnswerClaims, keys.platform_key(db), LUMEN.issuer)
    assert refused_by_service(db, sign(claims, forged)) == "bad_signature"


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "....", "e30.e30.e30", "é.e.e"])
def test_what_is_no_token_is_refused_in_words(db, token):
    assert refused_by_platform(db, token) == "malformed"


@pytest.mark.parametrize(
    ("day", "distrust"),
    [
        (date(2024, 12, 31), "not_yet"),
        (date(2025, 1, 1), None),
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), "lapsed"),
    ],
)
def test_a_registration_counts_from_its_first_day_to_its_last(db, day, distrust):
    assert platform.receive(db, asked(db), day, NOW).distrust == distrust


def test_a_withdrawal_ends_only_what_was_opened_for_the_same_subject(db):
    token = answered(db)
    claims = claims_of(db, token, AnswerClaims, keys.platform_key(db), LUMEN.issuer)
    service.take_answer(db, LUMEN, token, NOW)
    other = platform.withdrawal(db, LUMEN, "b" * 32, claims.nonce, NOW)
    with pytest.raises(TokenRefused, match="wrong_nonce"):
        service.take_withdrawal(db, LUMEN, other, NOW)
    own = platform.withdrawal(db, LUMEN, HOLDER, claims.nonce, NOW)
    service.take_withdrawal(db, LUMEN, own, NOW)
    assert service.known(db, LUMEN, claims.nonce).ended_at == NOW
