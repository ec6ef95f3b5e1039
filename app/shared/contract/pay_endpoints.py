"""The calls about benefits paid: the holder's, the paying side's, and the providers'."""

from app.shared.contract import pay_runs, payments
from app.shared.contract.endpoint import Endpoint, Right

_U, _S, _A = Right.HOLDER_UNLOCKED, Right.STAGE, Right.ANYBODY

READ_PAYMENTS = Endpoint(
    name="readPayments", method="GET", path="/v1/payments", right=_U,
    reply=payments.BenefitPayments, feature="benefits", on_behalf=True,
)  # fmt: skip
EXPORT_STATEMENT = Endpoint(
    name="exportStatement", method="POST", path="/v1/payments/statements", right=_U,
    body=payments.StatementRequest, reply=payments.Sheet, idempotent=True,
    failures=("grant_refused",), feature="benefits", on_behalf=True,
)  # fmt: skip
AGREE_PLACE = Endpoint(
    name="agreePlace", method="POST", path="/v1/payments/{payment_id}/places", right=_U,
    body=payments.PlaceAgreement, reply=payments.BenefitPayments, idempotent=True,
    failures=("routing_refused", "grant_refused"), feature="benefits", on_behalf=True,
)  # fmt: skip
LIST_PAY_RUNS = Endpoint(
    name="listPayRuns", method="GET", path="/v1/stage/pay-runs", right=_S, reply=pay_runs.PayRuns
)
PREPARE_PAY_RUN = Endpoint(
    name="preparePayRun", method="POST", path="/v1/stage/pay-runs", right=_S, status=202,
    body=pay_runs.RunStart, reply=pay_runs.PayRun, failures=("deed_not_offered",),
)  # fmt: skip
READ_PAY_RUN = Endpoint(
    name="readPayRun", method="GET", path="/v1/stage/pay-runs/{pay_run_id}", right=_S,
    reply=pay_runs.PayRunFile,
)  # fmt: skip
ACT_ON_PAY_RUN = Endpoint(
    name="actOnPayRun", method="POST", path="/v1/stage/pay-runs/{pay_run_id}/deeds", right=_S,
    body=pay_runs.RunAct, reply=pay_runs.PayRunFile, status=202,
    failures=("deed_not_offered", "ledger_disagrees"),
)  # fmt: skip
EXPORT_PAY_RUN = Endpoint(
    name="exportPayRun", method="GET", path="/v1/stage/pay-runs/{pay_run_id}/sheet", right=_S,
    reply=payments.Sheet, query=("printable", "english"),
)  # fmt: skip
PROVIDER_CALLBACK = Endpoint(
    # Signed by the provider: the signature is looked at before anything is said about the payment.
    name="providerCallback", method="POST", path="/v1/provider-callbacks", right=_A,
    body=pay_runs.ProviderCallback, reply=None, status=204, failures=("callback_refused",),
)  # fmt: skip
