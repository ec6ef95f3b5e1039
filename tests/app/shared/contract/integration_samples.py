"""One full value of every noun of what comes into wallets, and of agencies' issuing."""

from datetime import UTC, date, datetime

from app.shared.contract import documents, integrations, issued_documents

ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))
NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
REQUEST = integrations.Integration(
    id=ONE, code="TH-000-2510-0001", type_id="diploma", register_id="education",
    numbers={"number": "000105000018"}, state="returned", document_id=None,
    events=(
        integrations.IntegrationEvent(kind="sent", at=NOON),
        integrations.IntegrationEvent(kind="asked", at=NOON),
        integrations.IntegrationEvent(
            kind="returned", at=NOON, reason="name_differs", name_there="Trần Minh Khối"
        ),
    ),
)  # fmt: skip
SAMPLES = (
    REQUEST,
    integrations.IntegrationStart(
        type_id="diploma", numbers={"number": "000105000018"}, confirmed=True
    ),
    integrations.Integrations(
        holder="citizen", full_name="Trần Minh Khôi", there=("identity_card",),
        requests=(REQUEST,),
        removed=(
            integrations.RemovedDocument(
                document_id=TWO, type_id="driving_licence", removed_at=NOON
            ),
        ),
    ),
    issued_documents.DocumentOrder(
        register_id="education", type_id="diploma", number="000085000001",
        fields={"number": "000105000018"}, issued_on=date(2025, 10, 15),
        expires_on=date(2026, 10, 15),
    ),
    issued_documents.IssuedDocument(document_id=THREE, type_id="diploma"),
    issued_documents.RestrictionOrder(
        document_id=TWO, register_id="driving_licences", deed="hold", reason="traffic_offence"
    ),
    issued_documents.RestrictedDocument(
        document_id=TWO,
        restrictions=(
            documents.DocumentRestriction(
                kind="held", reason="traffic_offence", register_id="driving_licences",
                reference="QD-000-2510-0001", since=NOON,
            ),
        ),
    ),
)  # fmt: skip
