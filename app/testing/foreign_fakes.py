"""The repository of foreign services' questions as a fake."""

from app.data.foreign import ForeignAsOf
from app.shared.contract.foreign import ForeignRequest
from app.testing.repository_fakes import FakeCopy


class FakeForeign(FakeCopy[ForeignAsOf]):
    """``ForeignRepository``; deeds answer as given."""

    def type_code(self, code: str) -> ForeignRequest:
        """As given."""
        request: ForeignRequest = self._answer("type_code", code)
        return request

    def see(self, request_id: str) -> ForeignRequest:
        """As given."""
        request: ForeignRequest = self._answer("see", request_id)
        return request

    def answer(self, request_id: str, answer: str, passcode: str) -> ForeignRequest:
        """As given."""
        request: ForeignRequest = self._answer("answer", request_id, answer, passcode)
        return request

    def decline(self, request_id: str) -> ForeignRequest:
        """As given."""
        request: ForeignRequest = self._answer("decline", request_id)
        return request

    def withdraw(self, request_id: str) -> ForeignRequest:
        """As given."""
        request: ForeignRequest = self._answer("withdraw", request_id)
        return request
