"""A holder's benefits: to what, how much, where it goes, and what became of it."""

from app.shared.contract.pay_endpoints import EXPORT_STATEMENT, READ_PAYMENTS
from app.shared.contract.payments import BenefitPayments, Sheet
from backend_stub.auth import spend_grant
from backend_stub.calls import Call, serves
from backend_stub.services import sheets
from backend_stub.services.payment_views import Looking, payments_seen

STATEMENT = "own"
"""What a passcode for the statement is bound to."""


@serves(READ_PAYMENTS)
def read_payments(call: Call) -> BenefitPayments:
    """Programmes, the next payments, and the statement."""
    return payments_seen(Looking(call.db, call.facts(), call.story_now, call.rules))


@serves(EXPORT_STATEMENT)
def export_statement(call: Call) -> Sheet:
    """The statement as a file; needs a fresh passcode."""
    asked = call.body
    spend_grant(
        call.db, call.caller, asked.grant, "export_statement", f"{STATEMENT}/{asked.form}", call.now
    )
    seen = read_payments(call).payments
    name = call.facts().holder.full_name
    printable = asked.form == "html"
    return sheets.of_holder(name, seen, asked.language, call.story_now, printable=printable)
