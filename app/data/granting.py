"""Deeds that take a passcode for exactly this: the proof is fetched, then the deed is sent once."""

from collections.abc import Callable
from typing import Any

from app.data.intents import Intents
from app.data.ports import Caller
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.session import StepUp, StepUpGrant, StepUpOperation


class GrantedDeeds:
    """Sends such deeds; the same intent sent again carries the same proof and the same key."""

    def __init__(self, api: Caller, intents: Intents) -> None:
        self._api, self._intents = api, intents

    def grant(self, operation: StepUpOperation, target: str, passcode: str) -> str:
        """
        A proof for one deed on one target.

        Raises:
            AppError: ``Rejected`` with ``wrong_passcode`` or ``too_many_tries`` comes from the
                passcode.
        """
        asked = StepUp(operation=operation, target=target, passcode=passcode)
        granted: StepUpGrant = self._api.call(STEP_UP, asked)
        return granted.grant

    def send(
        self,
        endpoint: Endpoint,
        proof: tuple[StepUpOperation, str, str],
        body_of: Callable[[str], Any],
        **ids: str,
    ) -> Any:
        """
        The answer to a deed.

        Args:
            proof: Operation, target and passcode.
            body_of: Makes the body of the grant.

        Raises:
            AppError: As ``grant`` does, or from the deed.
        """

        def body() -> Any:
            return body_of(self.grant(*proof))

        with self._intents.once("/".join(proof), body) as (key, first):
            return self._api.call(endpoint, first, idempotency_key=key, **dict[str, Any](ids))
