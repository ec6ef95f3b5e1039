"""Who signs a document, and what its signed form is called."""

from functools import cache

from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.doctypes import document_type, document_type_ids


def issuing_register(type_id: str) -> str:
    """
    Id of the register that documents of that type come from.

    Raises:
        KeyError: There is no such type.
    """
    return document_type(type_id).register


@cache
def issuing_registers() -> tuple[str, ...]:
    """Every register that signs, by name."""
    return tuple(sorted({issuing_register(one) for one in document_type_ids()}))


def issuer_of(register_id: str) -> str:
    """How a register's credentials name it (``iss``)."""
    return f"https://{register_id.replace('_', '-')}.registers.dinh-danh.example"


def credential_type(type_id: str) -> str:
    """The type that a credential of such a document names (``vct``, SD-JWT VC)."""
    return f"{PLATFORM_ORIGIN}/credential-types/{type_id}"


def type_of_credential(vct: str) -> str | None:
    """The document type of a credential type; None where it is none of ours."""
    type_id = vct.removeprefix(credential_type(""))
    return type_id if type_id != vct and type_id in document_type_ids() else None
