"""Signed copies of documents: made for a phone's keys, and what each counts for at a moment."""

import secrets
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.codec import encode
from app.shared.contract.credentials import (
    CredentialNonce,
    CredentialOrder,
    IssuedCredentials,
    TrustedIssuer,
    TrustedVerifier,
    TrustList,
)
from app.shared.issuers import issuer_of, issuing_register, issuing_registers
from app.shared.presets import values_of
from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set
from app.shared.verifiers import verifiers
from backend_stub.auth import hash_of
from backend_stub.credentials import certificates
from backend_stub.credentials.issuer import Place, proved_key, register_key, sign_copy
from backend_stub.credentials.status_list import Status, signed_list
from backend_stub.interop.jws import TokenRefused
from backend_stub.interop.keys import known_key
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services.register_lines import facts_at
from backend_stub.services.standing import documents_in_force, locked, standing_at
from backend_stub.storage import credentials as written
from backend_stub.storage.facts import Document, HolderFacts, read_facts

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK


def new_nonce(db: Connection, holder_id: str, now: datetime) -> CredentialNonce:
    """A nonce for the next proofs of this holder's phone."""
    limit, nonce = limits().credential, secrets.token_urlsafe(32)
    ends_at = now + timedelta(seconds=limit.nonce_seconds)
    written.add_nonce(db, holder_id, hash_of(nonce), ends_at)
    return CredentialNonce(nonce=nonce, seconds=limit.nonce_seconds, batch=limit.batch)


def presentable(
    facts: HolderFacts, document_id: str, story_now: datetime, rules: RuleSet
) -> Document:
    """
    The holder's document, where it may be shown to somebody.

    Raises:
        Refusal: It is not the holder's or not in force, or has ended: hidden, or expired.
    """
    held = (one for one in documents_in_force(facts, story_now) if one.id == document_id)
    document = next(held, None)
    if document is None:
        raise Refusal("not_found")
    standing = standing_at(document, story_now, rules)
    if not standing.presentable:
        values: dict[str, object] = {"ends_on": document.expires_on}
        if standing.restricted:
            values["restricted"] = list(standing.restricted)
        raise Refusal("document_not_presentable", values=values)
    return document


def said_by(document: Document, story_now: datetime) -> dict[str, str | bool]:
    """What a document says under each claim at ``story_now``."""
    day = viet_nam_day(story_now)
    return values_of(
        document.type_id, document.fields, document.issued_on, document.expires_on, day
    )


def issue(
    db: Connection, facts: HolderFacts, order: CredentialOrder, story_now: datetime,
    now: datetime, rules: RuleSet,
) -> IssuedCredentials:  # fmt: skip
    """
    Sign a document for the keys that the phone proved to have.

    Raises:
        Refusal: The document may not be shown, or a proof is not new, not for its register, or
            for a key that another proof is for.
    """
    document, holder_id = presentable(facts, order.document_id, story_now, rules), facts.holder.id
    register_id, limit = issuing_register(document.type_id), limits().credential
    keys = _proved(db, holder_id, order, issuer_of(register_id), now)
    ends_at = _ends_at(document, story_now, now)
    list_id = status_list_id(register_id, rules.id)
    of = written.Says(holder_id, document.id, _digest(document))
    size, wait = limit.status_list_size, limits().service.retry_after_seconds
    try:
        places = written.take_places(db, of, list_id, len(keys), size, now, ends_at)
    except written.ListFull:
        raise Refusal("overloaded", values={"wait_seconds": wait}) from None
    said = said_by(document, story_now)
    return IssuedCredentials(
        document_id=document.id,
        type_id=document.type_id,
        credentials=tuple(
            sign_copy(db, document.type_id, said, key, Place(list_id, place), now, ends_at)
            for key, place in zip(keys, places, strict=True)
        ),
        ends_at=ends_at,
        said_on=viet_nam_day(story_now),
        confirmed_at=min(document.updated_at, story_now),
    )


@cache
def status_list_id(register_id: str, rule_set_id: str) -> str:
    """One list for each register and rule set: what has ended differs between rule sets."""
    return blake2b(f"status:{register_id}:{rule_set_id}".encode(), digest_size=16).hexdigest()


def status_list(db: Connection, list_id: str, story_now: datetime, now: datetime) -> str:
    """
    A list as it is true at this moment, signed.

    Raises:
        Refusal: There is no such list, or nothing stands in it yet.
    """
    about = _lists().get(list_id)
    if about is None or known_key(db, f"r.{about[0]}") is None:
        raise Refusal("not_found")
    register_id, rules = about[0], rule_set(about[1])
    statuses: dict[int, Status] = {}
    known: dict[str, tuple[bool, dict[str, bytes]]] = {}
    for one in written.signed_in_list(db, list_id, now):
        if one.holder_id not in known:
            known[one.holder_id] = _countable(db, one.holder_id, story_now, rules)
        is_locked, documents = known[one.holder_id]
        if documents.get(one.document_id) != one.says:
            statuses[one.status_index] = "invalid"
        elif is_locked:
            statuses[one.status_index] = "suspended"
    return signed_list(list_id, statuses, register_key(db, register_id), now)


def trust_list(db: Connection, now: datetime) -> TrustList:
    """Whose signatures count: registers and verifiers that have signed something by now."""
    keys = {one: known_key(db, f"r.{one}") for one in issuing_registers()}
    found = {one.id: written.certificate_of(db, f"v.{one.id}") for one in verifiers()}
    anchor = written.certificate_of(db, certificates.REGISTRAR)
    return TrustList(
        issuers=tuple(
            TrustedIssuer(id=one, issuer=issuer_of(one), key=key.export_public(as_dict=True))
            for one, key in keys.items()
            if key
        ),
        verifiers=tuple(
            TrustedVerifier(id=one, client_id=certificates.client_id(der))
            for one, der in found.items()
            if der
        ),
        anchors=(anchor,) if anchor else (),
        at=now,
    )


def issuer_keys(db: Connection) -> "dict[str, JWK]":
    """Public key by issuer, as a verifier has them from the trust list."""
    keys = ((issuer_of(one), known_key(db, f"r.{one}")) for one in issuing_registers())
    return {issuer: key for issuer, key in keys if key is not None}


@cache
def _lists() -> dict[str, tuple[str, str]]:
    return {
        status_list_id(register_id, rules): (register_id, rules)
        for register_id in issuing_registers()
        for rules in RULE_SET_IDS
    }


def _countable(
    db: Connection, holder_id: str, story_now: datetime, rules: RuleSet
) -> tuple[bool, dict[str, bytes]]:
    """Whether the account is locked, and which documents may be shown, by what they say."""
    facts = facts_at(read_facts(db, holder_id), story_now)
    shown = (
        (one.id, _digest(one))
        for one in documents_in_force(facts, story_now)
        if standing_at(one, story_now, rules).presentable
    )
    return locked(facts, story_now, rules), dict(shown)


def _digest(document: Document) -> bytes:
    """Of what a document says, but for answers that follow from the day."""
    said = [sorted(document.fields.items()), document.issued_on, document.expires_on]
    return sha256(encode(said)).digest()


def _proved(
    db: Connection, holder_id: str, order: CredentialOrder, audience: str, now: datetime
) -> "list[JWK]":
    try:
        proved = [proved_key(proof, audience, now) for proof in order.proofs]
    except TokenRefused as refused:
        raise Refusal("key_proof_refused", values={"reason": refused.reason}) from None
    nonces = {nonce for _, nonce in proved}
    prints = {key.thumbprint() for key, _ in proved}
    if len(nonces) != 1 or not written.spend_nonce(db, holder_id, hash_of(nonces.pop()), now):
        raise Refusal("key_proof_refused", values={"reason": "wrong_nonce"})
    if len(prints) != len(proved):
        raise Refusal("key_proof_refused", values={"reason": "holder_key"})
    return [key for key, _ in proved]


def _ends_at(document: Document, story_now: datetime, now: datetime) -> datetime:
    """Never after the document's own last day, as far as the story's clock runs on by itself."""
    longest = now + timedelta(seconds=limits().credential.live_seconds)
    if document.expires_on is None:
        return longest
    over = start_of_day(document.expires_on + timedelta(days=1))
    return min(longest, now + (over - story_now))
