"""What comes into wallets, as fakes."""

from app.data.integrations import IntegrationsAsOf
from app.shared.contract.integrations import Integration, Integrations
from app.testing.repository_fakes import FakeCopy

NOTHING = Integrations(
    holder="citizen", full_name="Trần Minh Khôi", there=(), requests=(), removed=()
)
"""Nobody has asked for anything."""


class FakeIntegrations(FakeCopy[IntegrationsAsOf]):
    """``IntegrationsRepository``; deeds answer as given."""

    def ask(self, type_id: str, numbers: dict[str, str]) -> Integration:
        """As given."""
        one: Integration = self._answer("ask", type_id, tuple(numbers.items()))
        return one

    def withdraw(self, integration_id: str) -> Integration:
        """As given."""
        one: Integration = self._answer("withdraw", integration_id)
        return one

    def remove(self, document_id: str) -> IntegrationsAsOf:
        """As given."""
        known: IntegrationsAsOf = self._answer("remove", document_id)
        return known

    def put_back(self, document_id: str) -> IntegrationsAsOf:
        """As given."""
        known: IntegrationsAsOf = self._answer("put_back", document_id)
        return known


class FakeOthersWallets:
    """``WalletsOfOthers``: as given, by holder."""

    def __init__(self, **wallets: FakeIntegrations) -> None:
        self._wallets = wallets

    def of(self, holder_id: str) -> FakeIntegrations:
        """As given; a ``KeyError`` for anybody else."""
        return self._wallets[holder_id]
