"""One full value of every noun of credentials and presenting."""

from datetime import UTC, date, datetime

from app.shared.contract import credentials, presentations

NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
ONE, TWO = (f"{number:032x}" for number in (1, 2))
SECRET = "A" * 43
LINK = f"dinh-danh-offer:{SECRET}"
SHOWN = presentations.Presentation(
    id=ONE, document_id=TWO, type_id="driving_licence", claims=("full_name", "class"),
    preset_id="drives_class_b", state="refused", offered_at=NOON, seconds_left=0, link=LINK,
    verifier_id="traffic_police", purpose_id="licence_check", asked=("class",),
    request_uri="https://platform.dinh-danh.example/v1/presentation-requests/1",
    refusal="asks_too_much", decided_at=NOON,
)  # fmt: skip
SAMPLES = (
    credentials.CredentialNonce(nonce=SECRET, seconds=300, batch=4),
    credentials.CredentialOrder(document_id=ONE, proofs=("e30.e30.c2ln",)),
    credentials.IssuedCredentials(
        document_id=ONE, type_id="driving_licence", credentials=("e30.e30.c2ln~",), ends_at=NOON,
        said_on=date(2025, 10, 15), confirmed_at=NOON,
    ),
    credentials.TrustList(
        issuers=(
            credentials.TrustedIssuer(
                id="driving_licence", issuer="https://driving-licence.example",
                key={"kty": "EC", "crv": "P-256"},
            ),
        ),
        verifiers=(credentials.TrustedVerifier(id="traffic_police", client_id="x509_hash:A"),),
        anchors=("MIIB",),
        at=NOON,
    ),
    SHOWN,
    presentations.Presentations(presentations=(SHOWN,)),
    presentations.PresentationStart(
        document_id=ONE, claims=("full_name",), preset_id="drives_class_b"
    ),
    presentations.PhoneRefusal(reason="declined"),
    presentations.OfferReading(
        verifier_id="traffic_police", purpose_id="licence_check", link=LINK, claims=("class",),
        offline=True,
    ),
    presentations.Reading(
        id=ONE, verifier_id="traffic_police", purpose_id="licence_check", state="answered",
        type_id="driving_licence", asked=("full_name", "drives_class_b"), seconds_left=47,
        offline=False, read_at=NOON,
        disclosed=(
            presentations.DisclosedClaim(name="full_name", value="Trần Minh Khôi"),
            presentations.DisclosedClaim(name="drives_class_b", value=True),
        ),
        register_id="driving_licence", status_age_seconds=3, checked_at=NOON,
        refusal=None, forgotten=False,
    ),
    presentations.DirectPost(response="e30..aXY.Y2lwaGVy.dGFn"),
    presentations.Posted(),
)  # fmt: skip
