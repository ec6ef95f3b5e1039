"""A holder's benefits: to what, how much, where it goes, and what became of it."""

from app.shared.contract.pay_endpoints import AGREE_PLACE, EXPORT_STATEMENT, READ_PAYMENTS
from app.shared.contract.payments import BenefitPayments, Sheet
from backend_stub.calls import Call, serves
from backend_stub.services import place_agreements, sheets
from backend_stub.services.payment_views import Looking, payments_seen

STATEMENT = "own"
"""What a passcode for the statement is bound to."""


@serves(READ_PAYMENTS)
def read_payments(call: Call) -> BenefitPayments:
    """Programmes, the next payments, and the statement."""
    return payments_seen(
        Looking(call.db, call.owner(), call.story_now, call.rules, call.caller.holder_id)
    )


@serves(AGREE_PLACE)
def agree_place(call: Call) -> BenefitPayments:
    """What did not arrive goes to the next place now; needs a fresh passcode."""
    place_agreements.agree(call, call.ids["payment_id"], call.body.place)
    return read_payments(call)


@serves(EXPORT_STATEMENT)
def export_statement(call: Call) -> Sheet:
    """The statement as a file; needs a fresh passcode."""
    asked = call.body
    call.spend("export_statement", f"{STATEMENT}/{asked.form}")
    seen = read_payments(call).payments
    name = call.owner().holder.full_name
    printable = asked.form == "html"
    return sheets.of_holder(name, seen, asked.language, call.story_now, printable=printable)
