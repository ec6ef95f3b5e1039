"""How presenting reads: what is shown of a document, who asked, and why nothing was shown."""

from collections.abc import Callable

from app.features.present.state import Choice, PresentState
from app.runtime.document_words import type_of
from app.shared.contract.presentations import Presentation
from app.shared.presets import derived_claims
from app.shared.verifiers import Purpose, Verifier, verifier

Tr = Callable[..., str]

_SAME = {
    "not_yet": "unregistered", "lapsed": "suspended",
    "credential_suspended": "account_locked", "revoked": "document_ended",
    "status_stale": "status_unknown", "status_not_believed": "status_unknown",
    **dict.fromkeys(
        (
            "malformed", "untrusted_issuer", "bad_signature", "wrong_type", "holder_key",
            "wrong_nonce", "wrong_audience", "out_of_time", "too_much_disclosed",
            "too_little_disclosed",
        ),
        "not_proved",
    ),
}  # fmt: skip
"""What a holder can do nothing else about is said alike; the verifier reads the exact reason."""


def claim_words(type_id: str, claim: str, tr: Tr, lang: str) -> str:
    """What a claim is called."""
    kind = type_of(type_id)
    spec = kind.field(claim) if kind else None
    if spec is not None:
        return spec.label[lang]
    derived = next((one for one in derived_claims() if one.id == claim), None)
    return derived.label[lang] if derived else tr(f"present.claim.{claim}")


def answer_words(choice: Choice | None, claim: str, tr: Tr) -> str:
    """The answer of a derived claim; nothing for a value, which may be read over a shoulder."""
    said = choice.said.get(claim) if choice else None
    return tr("present.yes" if said else "present.no") if isinstance(said, bool) else ""


def asker(offer: Presentation | None) -> Verifier | None:
    """Who read the code; None before anybody did, or where this app does not know them."""
    if offer is None or offer.verifier_id is None:
        return None
    try:
        return verifier(offer.verifier_id)
    except KeyError:
        return None


def purpose(offer: Presentation | None) -> Purpose | None:
    """What they said that it is for."""
    who = asker(offer)
    return who.purpose(offer.purpose_id) if who and offer and offer.purpose_id else None


def who_words(offer: Presentation | None, tr: Tr, lang: str) -> str:
    """Office or business, by name."""
    who = asker(offer)
    return who.agency[lang] if who else tr("present.somebody")


def result_words(state: PresentState, tr: Tr, lang: str) -> tuple[str, str]:
    """Title and sentence of what became of a code."""
    offer, stage = state.offer, str(state.stage)
    who = who_words(offer, tr, lang)
    if stage == "refused" and offer is not None and offer.refusal is not None:
        reason = _SAME.get(offer.refusal, offer.refusal)
        return tr("present.refused"), tr(f"present.refused.{reason}", who=who)
    stage = "lapsed" if stage == "expired" else stage
    return tr(f"present.{stage}"), tr(f"present.{stage}.text", who=who)
