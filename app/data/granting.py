"""Deeds that take a passcode for exactly this: the proof is fetched, then the deed is sent once."""

from collections.abc import Callable
from typing import Any

from app.data.intents import Intents
from app.data.ports import Caller
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.session import StepUp, StepUpGrant, StepUpOperation

Proof = tuple[StepUpOperation, str, str]
"""Operation, target and passcode."""


def step_up(api: Caller, proof: Proof) -> str:
    """
    The grant for one deed on one target.

    Raises:
        AppError: ``wrong_passcode`` and ``too_many_tries`` of ``Rejected`` are the passcode's.
    """
    operation, target, passcode = proof
    asked = StepUp(operation=operation, target=target, passcode=passcode)
    granted: StepUpGrant = api.call(STEP_UP, asked)
    return granted.grant


class GrantedDeeds:
    """Sends such deeds; the same intent sent again carries the same proof and the same key."""

    def __init__(self, api: Caller, intents: Intents) -> None:
        self._api, self._intents = api, intents

    def send(
        self, endpoint: Endpoint, proof: Proof, body_of: Callable[[str], Any], **ids: str
    ) -> Any:
        """
        The answer to a deed; ``body_of`` makes its body of the grant.

        Raises:
            AppError: As ``step_up`` does, or from the deed.
        """

        def body() -> Any:
            return body_of(step_up(self._api, proof))

        with self._intents.once("/".join(proof), body) as (key, first):
            return self._api.call(endpoint, first, idempotency_key=key, **dict[str, Any](ids))
