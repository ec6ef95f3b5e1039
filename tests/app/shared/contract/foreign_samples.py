"""One full value of every noun of foreign services' questions."""

from datetime import UTC, datetime

from app.shared.contract import foreign

NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
ONE = f"{1:032x}"
SECRET = "A" * 43
FOREIGN = foreign.ForeignRequest(
    id=ONE, service_id="lumen_hospital", question_id="licensed_nurse", state="answered",
    asked_at=NOON, seconds_left=0,
    receipt=foreign.ForeignReceipt(
        reference="DV-000-2510-0001", at=NOON, audience="https://lumen.utopia.example",
        subject=SECRET, answer="yes", valid_seconds=60,
    ),
)  # fmt: skip
SAMPLES = (
    FOREIGN,
    foreign.ForeignRequests(
        requests=(FOREIGN,),
        log=(
            foreign.UseLogRow(
                request_id=ONE,
                at=NOON,
                service_id="lumen_hospital",
                question_id="licensed_nurse",
                outcome="answered",
                rule_id="foreign_consent",
                rule_set_id="draft_2025_10",
            ),
        ),
    ),
    foreign.ForeignConsent(answer="yes", grant=SECRET),
    foreign.ForeignCode(code="K7MPQ2XA"),
)
