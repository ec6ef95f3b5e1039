"""The call that pays a renewal's fee; part of the one table in ``endpoints``."""

from app.shared.contract import renewals
from app.shared.contract.endpoint import Endpoint, Right

PAY_FEE = Endpoint(
    name="payRenewalFee", method="POST", path="/v1/renewals/{renewal_id}/fee",
    right=Right.HOLDER_UNLOCKED, body=renewals.FeePayment, reply=renewals.RenewalFile,
    idempotent=True, failures=("renewal_closed", "grant_refused"), feature="documents",
    on_behalf=True,
)  # fmt: skip
