"""The calls about acting for somebody else."""

from app.shared.contract import mandates
from app.shared.contract.endpoint import Endpoint, Right

LIST_MANDATES = Endpoint(
    name="listMandates", method="GET", path="/v1/mandates", right=Right.HOLDER_UNLOCKED,
    reply=mandates.Mandates,
)  # fmt: skip
