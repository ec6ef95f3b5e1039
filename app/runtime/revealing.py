"""Values that stand masked until they are asked for: what may be revealed, and the deeds for it."""

from typing import Any, Protocol, TypeVar

from app.runtime.document_words import type_of
from app.runtime.view_model import ViewModel
from app.shared.contract.documents import HeldDocument


def maskable_in(document: HeldDocument | None, *, shown: bool) -> frozenset[str]:
    """Masked fields of a document that have a value and may be revealed, by id."""
    kind = type_of(document.type_id) if document else None
    if kind is None or document is None or not shown:
        return frozenset()
    return frozenset(
        spec.id for spec in kind.fields if spec.masked and document.fields.get(spec.id)
    )


class Masked(Protocol):
    """A state with values that can be revealed."""

    @property
    def revealed(self) -> frozenset[str]:
        """Masked fields that are seen now, by id."""

    @property
    def maskable(self) -> frozenset[str]:
        """Those that may be revealed."""


S = TypeVar("S", bound=Any)


class Revealing(ViewModel[S]):
    """A view-model whose state is ``Masked``."""

    def toggle(self, field_id: str) -> None:
        """Reveal one masked field, or mask it again."""
        if field_id in self.state.maskable:
            self._update(revealed=self.state.revealed ^ {field_id})

    def toggle_all(self) -> None:
        """Reveal every masked field, or mask all of them."""
        state = self.state
        self._update(revealed=frozenset() if all_revealed(state) else state.maskable)

    def mask(self) -> None:
        """Mask everything: the time is over."""
        self._update(revealed=frozenset())


def all_revealed(state: Masked) -> bool:
    """Whether nothing is masked any more."""
    return bool(state.maskable) and state.maskable <= state.revealed
