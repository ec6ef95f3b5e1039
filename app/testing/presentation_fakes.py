"""The repository of documents shown as a fake."""

from collections.abc import Sequence

from app.data.presentations import PresentationsAsOf
from app.shared.contract.presentations import Presentation
from app.testing.repository_fakes import FakeCopy


class FakePresentations(FakeCopy[PresentationsAsOf]):
    """``PresentationsRepository``; deeds answer as given."""

    def start(
        self, document_id: str, claims: Sequence[str], preset_id: str | None = None
    ) -> Presentation:
        """As given."""
        offer: Presentation = self._answer("start", document_id, tuple(claims), preset_id)
        return offer

    def cancel(self, presentation_id: str) -> Presentation:
        """As given."""
        over: Presentation = self._answer("cancel", presentation_id)
        return over

    def asks_first(self, presentation: Presentation) -> bool:
        """As given."""
        return bool(self._answer("asks_first", presentation))

    def answer(self, presentation: Presentation) -> Presentation:
        """As given."""
        seen: Presentation = self._answer("answer", presentation)
        return seen

    def decline(self, presentation_id: str) -> Presentation:
        """As given."""
        over: Presentation = self._answer("decline", presentation_id)
        return over
