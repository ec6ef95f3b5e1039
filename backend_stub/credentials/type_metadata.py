"""What a kind of credential is called and holds, for wallets and verifiers that do not know it."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app.shared.codec import encode
from app.shared.doctypes import document_type, document_type_ids
from app.shared.issuers import credential_type
from app.shared.local_text import LocalText
from app.shared.presets import claims_of, derived_claims
from backend_stub.problems import Refusal
from backend_stub.replies import refused

_LANGUAGES = ("vi", "en")


def type_metadata(type_id: str) -> dict[str, Any]:
    """
    Type Metadata (SD-JWT VC) of a document type, from its data file: nothing is written twice.

    Raises:
        KeyError: There is no such type.
    """
    kind = document_type(type_id)
    labels = {spec.id: spec.label for spec in kind.fields}
    labels |= {one.id: one.label for one in derived_claims()}
    return {
        "vct": credential_type(type_id),
        "name": kind.name.en,
        "description": kind.specimen.en,
        "display": [{"locale": lang, "name": kind.name[lang]} for lang in _LANGUAGES],
        "claims": [_claim(name, labels.get(name)) for name in claims_of(type_id)],
    }


async def credential_type_page(request: Request) -> Response:
    """The metadata of the type that the address names."""
    type_id = str(request.path_params["type_id"])
    if type_id not in document_type_ids():
        return refused(Refusal("not_found"))
    return Response(encode(type_metadata(type_id)), media_type="application/json")


def _claim(name: str, label: LocalText | None) -> dict[str, Any]:
    shown = [{"locale": lang, "label": label[lang]} for lang in _LANGUAGES] if label else []
    return {"path": [name], "sd": "always", **({"display": shown} if shown else {})}
