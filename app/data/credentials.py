"""The phone's signed copies of documents: ordered, kept sealed, each shown to one verifier only."""

import threading
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import msgspec

from app.data import signing
from app.data.api_client import ApiClient
from app.data.cache import Cache
from app.data.intents import Intents
from app.data.verifier_requests import AskedFor
from app.runtime.policy import PolicyChoice
from app.runtime.story_clock import StoryClock
from app.shared.contract.credential_endpoints import ISSUE_CREDENTIALS, MAKE_CREDENTIAL_NONCE
from app.shared.contract.credentials import CredentialNonce, CredentialOrder, IssuedCredentials
from app.shared.contract.documents import HeldDocument
from app.shared.issuers import issuer_of, issuing_register

_RECORD = "credentials"
_MARGIN = timedelta(minutes=2)
"""One that ends so soon is not shown any more."""


class HeldCredential(msgspec.Struct, frozen=True, kw_only=True):
    """
    One signed copy and the key that it is bound to; lies in the phone's sealed copy alone.

    Attributes:
        rule_set_id: Whose status list it stands in.
        said_on: Story day on which its derived answers are true.
        confirmed_at: ``updated_at`` of the document that it says.
        ends_at: Real time; UTC.
        key: Private JWK, made for it.
    """

    document_id: str
    rule_set_id: str
    said_on: date
    confirmed_at: datetime
    ends_at: datetime
    signed: str
    key: dict[str, str]


class HeldCredentials(msgspec.Struct, frozen=True):
    """The one sealed record of them."""

    held: tuple[HeldCredential, ...] = ()


class CredentialWallet:
    """Signed copies of who is signed in; its methods ask the server and run in a worker."""

    def __init__(
        self, api: ApiClient, cache: Cache, clock: StoryClock, policy: PolicyChoice,
        intents: Intents,
    ) -> None:  # fmt: skip
        self._api, self._cache, self._clock = api, cache, clock
        self._policy, self._intents = policy, intents
        self._lock = threading.Lock()
        self._keys: dict[str, list[dict[str, str]]] = {}

    def take(self, document: HeldDocument) -> HeldCredential:
        """
        A signed copy that was never shown, of what the document says today; it is taken away.

        Raises:
            AppError: There is none, and the register signed none.
        """
        with self._lock:
            epoch = self._cache.epoch
            entry = self._cache.get(_RECORD, HeldCredentials)
            held = entry.value.held if entry else ()
            fitting = [one for one in held if self._fits(one, document)]
            if not fitting:
                fitting = self._order(document)
            others = tuple(one for one in held if one.document_id != document.id)
            kept = HeldCredentials((*others, *fitting[1:]))
            self._cache.put(_RECORD, kept, self._clock.now(), epoch)
            return fitting[0]

    def _fits(self, one: HeldCredential, document: HeldDocument) -> bool:
        return (
            one.document_id == document.id
            and one.rule_set_id == self._policy.rule_set_id
            and one.said_on == self._clock.day()
            and one.confirmed_at >= document.updated_at
            and one.ends_at - _MARGIN > self._clock.real_now()
        )

    def _order(self, document: HeldDocument) -> list[HeldCredential]:
        """Prove fresh keys and have the document signed for each."""
        rule_set_id = self._policy.rule_set_id

        def body() -> CredentialOrder:
            given: CredentialNonce = self._api.call(MAKE_CREDENTIAL_NONCE)
            keys = [signing.new_key() for _ in range(given.batch)]
            self._keys[document.id] = keys
            proofs = tuple(self._proof(document.type_id, given.nonce, key) for key in keys)
            return CredentialOrder(document_id=document.id, proofs=proofs)

        intent = f"credentials/{document.id}/{rule_set_id}"
        with self._intents.once(intent, body) as (key, order):
            issued: IssuedCredentials = self._api.call(
                ISSUE_CREDENTIALS, order, idempotency_key=key
            )
        return _bound(issued, rule_set_id, self._keys.pop(document.id))

    def _proof(self, type_id: str, nonce: str, key: dict[str, str]) -> str:
        """That this phone has the key (OpenID4VCI 1.0, appendix F.1)."""
        header = {"typ": "openid4vci-proof+jwt", "jwk": signing.public_part(key)}
        claims = {
            "aud": issuer_of(issuing_register(type_id)),
            "iat": int(self._clock.real_now().timestamp()),
            "nonce": nonce,
        }
        return signing.signed(header, claims, key)


def presented(
    credential: HeldCredential, asked: AskedFor, claims: Sequence[str], now: datetime
) -> str:
    """
    The credential with exactly these claims disclosed, bound to one request by its own key.

    Args:
        credential: Is of no use to another verifier afterwards.
        asked: Nonce and client id of the request go into the binding.
        claims: What is disclosed.
        now: Real time.
    """
    from sd_jwt.holder import SDJWTHolder  # noqa: PLC0415 — first use, in a worker

    holder = SDJWTHolder(credential.signed)
    holder.create_presentation(dict.fromkeys(claims, True))
    shown = str(holder.sd_jwt_presentation)
    binding = {
        "iat": int(now.timestamp()),
        "aud": asked.client_id,
        "nonce": asked.nonce,
        "sd_hash": signing.digest(shown),
    }
    return shown + signing.signed({"typ": "kb+jwt"}, binding, credential.key)


def answer_form(asked: AskedFor, presentation: str) -> dict[str, str]:
    """The form that carries an answer to who asked, and that nobody else can read."""
    content = {"vp_token": {asked.query_id: [presentation]}, "state": asked.state}
    return {"response": signing.encrypted(content, asked.opening_key, asked.encryption)}


def _bound(
    issued: IssuedCredentials, rule_set_id: str, keys: list[dict[str, str]]
) -> list[HeldCredential]:
    return [
        HeldCredential(
            document_id=issued.document_id,
            rule_set_id=rule_set_id,
            said_on=issued.said_on,
            confirmed_at=issued.confirmed_at,
            ends_at=issued.ends_at,
            signed=signed,
            key=key,
        )
        for signed, key in zip(issued.credentials, keys, strict=True)
    ]
