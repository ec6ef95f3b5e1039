"""The calls about where money goes."""

from app.shared.contract import routing
from app.shared.contract.benefits import Granted
from app.shared.contract.endpoint import Endpoint, Right

_U = Right.HOLDER_UNLOCKED

READ_ROUTING = Endpoint(
    name="readRouting", method="GET", path="/v1/routing", right=_U, reply=routing.Routing,
    feature="benefits", on_behalf=True,
)  # fmt: skip
CHOOSE_ROUTE = Endpoint(
    name="chooseRoute", method="POST", path="/v1/routing/choices", right=_U,
    body=routing.RouteChoice, reply=routing.Routing, idempotent=True,
    failures=("routing_refused", "link_closed", "grant_refused"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
ORDER_ACCOUNTS = Endpoint(
    name="orderAccounts", method="POST", path="/v1/routing/orders", right=_U,
    body=routing.AccountOrder, reply=routing.Routing, idempotent=True,
    failures=("routing_refused", "link_closed", "grant_refused"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
UNDO_ROUTING = Endpoint(
    name="undoRouting", method="POST", path="/v1/routing/changes/{change_id}/undoing", right=_U,
    body=Granted, reply=routing.Routing, idempotent=True,
    failures=("undo_over", "routing_refused", "grant_refused"), feature="benefits", on_behalf=True,
)  # fmt: skip
