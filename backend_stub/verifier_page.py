"""The verifiers' device as a page: who reads codes, what for, and what each document tells."""

from typing import Any

from app.shared.contract.presentations import OFFER
from app.shared.doctypes import DocumentType, document_types
from app.shared.presets import claims_of, derived_claims
from app.shared.registers import registers
from app.shared.verifiers import Purpose, Verifier, verifiers
from backend_stub.desk_page import both, served, words_of


def _data() -> dict[str, Any]:
    return {
        "words": words_of("verifier"),
        "offer": OFFER,
        "verifiers": [_verifier(one) for one in verifiers()],
        "registers": {one.id: both(one.name) for one in registers()},
        "types": {one.id: _type(one) for one in document_types()},
    }


def _verifier(one: Verifier) -> dict[str, Any]:
    who = f"{one.officer.name}, {one.officer.code}" if one.officer else ""
    return {
        "id": one.id,
        "name": both(one.name),
        "agency": both(one.agency),
        "officer": who,
        "purposes": [_purpose(purpose) for purpose in one.purposes],
    }


def _purpose(one: Purpose) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": both(one.name),
        "documents": one.documents,
        "may_ask": one.may_ask,
    }


def _type(kind: DocumentType) -> dict[str, Any]:
    answers = {one.id: both(one.label) for one in derived_claims() if one.told_by(kind)}
    fields = {
        spec.id: {
            "label": both(spec.label),
            "kind": spec.kind,
            "words": {code: both(said) for code, said in spec.words.items()},
        }
        for spec in kind.fields
    }
    return {"name": both(kind.name), "claims": claims_of(kind.id), "fields": fields,
            "answers": answers}  # fmt: skip


verifier = served("verifier", _data)
"""The page alone: it holds nobody's document."""
