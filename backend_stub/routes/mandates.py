"""For whom the caller may act."""

from app.shared.contract.mandate_endpoints import LIST_MANDATES
from app.shared.contract.mandates import Mandates
from backend_stub.calls import Call, serves
from backend_stub.services.mandates import mandates_of


@serves(LIST_MANDATES)
def list_mandates(call: Call) -> Mandates:
    """Children and organisations for whom the caller acts now."""
    return Mandates(mandates=mandates_of(call))
