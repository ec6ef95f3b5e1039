"""Choosing another passcode: the server takes it first, then the phone's copy is sealed with it."""

from typing import Protocol

from app.data.account import AccountAsOf
from app.data.api_client import ApiClient
from app.data.cache import Cache
from app.data.granting import step_up
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.account import Account
from app.shared.contract.endpoints import CHANGE_PASSCODE
from app.shared.contract.passcode import PasscodeChange


class PasscodeRepository(Protocol):
    """The holder's passcode; it is never kept."""

    def prove(self, present: str) -> str:
        """
        Prove with the present one who asks; answers a grant for one change, good for a short time.

        Raises:
            Rejected: ``wrong_passcode``, ``too_many_tries``: counted by the server.
            AppError: The server was not reached.
        """

    def change(self, grant: str, chosen: str) -> AccountAsOf:
        """
        Take another one; in a worker, for it takes a few tenths of a second.

        Raises:
            Rejected: ``weak_passcode`` with ``reason``: the grant stays good; ``grant_refused``: it
                has ended. Nothing was changed.
            AppError: Nothing was decided; the same sent again is done once.
        """


class ServerPasscode:
    """
    The port over server and copy.

    Killed between the two, the phone's copy still opens with the old passcode while there is no
    network; the next sign-in with the new one makes another copy, and everything is fetched again.
    """

    def __init__(
        self, api: ApiClient, cache: Cache, account: OfflineFirst[Account], intents: Intents
    ) -> None:
        self._api, self._cache, self._account, self._intents = api, cache, account, intents

    def prove(self, present: str) -> str:
        """As the port says."""
        return step_up(self._api, ("change_passcode", "own", present))

    def change(self, grant: str, chosen: str) -> AccountAsOf:
        """As the port says."""
        epoch, body = self._account.epoch, PasscodeChange(grant=grant, passcode=chosen)
        with self._intents.once(f"passcode/{grant}/{chosen}", lambda: body) as (key, first):
            account: Account = self._api.call(CHANGE_PASSCODE, first, idempotency_key=key)
        self._cache.reseal(chosen, epoch)
        entry = self._account.keep(account, epoch)
        return AccountAsOf(entry.value, entry.at)
