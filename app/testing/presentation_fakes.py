"""The repository of documents shown as a fake."""

from collections.abc import Sequence

from msgspec.structs import replace

from app.data.presentations import PresentationsAsOf
from app.shared.contract.presentations import Presentation, PresentationStart
from app.testing.repository_fakes import FakeCopy


class FakePresentations(FakeCopy[PresentationsAsOf]):
    """``PresentationsRepository``; deeds answer as given, and keep the answer."""

    def start(self, wanted: PresentationStart, passcode: str = "") -> Presentation:
        """As given."""
        return self._keep(self._answer("start", wanted, passcode))

    def cancel(self, presentation_id: str) -> Presentation:
        """As given."""
        return self._keep(self._answer("cancel", presentation_id))

    def asks_first(self, presentation: Presentation) -> bool:
        """As given."""
        return bool(self._answer("asks_first", presentation))

    def answer(self, presentation: Presentation, agreed: Sequence[str]) -> Presentation:
        """As given."""
        return self._keep(self._answer("answer", presentation, tuple(agreed)))

    def decline(self, presentation_id: str) -> Presentation:
        """As given."""
        return self._keep(self._answer("decline", presentation_id))

    def _keep(self, one: Presentation) -> Presentation:
        before = self._stored.presentations if self._stored else ()
        others = tuple(other for other in before if other.id != one.id)
        at = self._stored.at if self._stored else one.offered_at
        self.tell(PresentationsAsOf((replace(one, link=None), *others), at))
        return one
