"""One deed at a time: doing it in the background, and what came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from app.data.errors import AppError
from app.runtime.tasks import Done
from app.runtime.view_model import ViewModel

if TYPE_CHECKING:
    from app.container import Container

S = TypeVar("S")


class Deeds(ViewModel[S]):
    """
    The part of a view-model that does things.

    Its state has ``doing`` (a deed by the screen's own name, or None), ``fault`` and
    ``confirming``. Asking the server anew, ``refresh``, gives way to any other deed.

    Attributes:
        keeping: Deeds that leave an earlier fault as it is: what failed before is what the
            resident waits for.
    """

    keeping: tuple[str, ...] = ("refresh",)

    def __init__(self, state: S, app: "Container", key: str) -> None:
        super().__init__(state)
        self._app, self._key = app, key
        self._answered = False

    @property
    def _now(self) -> Any:
        return self.state

    @property
    def _free(self) -> bool:
        """Whether a deed may begin."""
        return self._now.doing in (None, "refresh")

    def _do(self, deed: str, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        if not self._free:
            return
        self._update(doing=deed, fault=self._now.fault if deed in self.keeping else None)
        self._app.tasks.submit(
            work, lambda done: self._ended(deed, done, then), key=f"{self._key}.{deed}"
        )

    def _ended(self, deed: str, done: Done[Any], then: Callable[[Any], object]) -> None:
        if self._now.doing == deed:
            self._over()
        try:
            value = done.unwrap()
        except AppError as error:
            self._failed(deed, error)
            return
        fault = self._now.fault
        if fault and (fault.offline or fault.deed == deed):
            self._update(fault=None)
        self._answered = True
        then(value)
        self._look()

    def _over(self) -> None:
        """It has ended, however: what was asked before it is asked no more."""
        self._update(doing=None, confirming=type(self._now.confirming)())

    def _failed(self, deed: str, error: AppError) -> None:
        """It did not come about."""
        raise NotImplementedError
