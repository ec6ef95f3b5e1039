"""What every fake stands on: answers by name, loud where none was given."""

from collections.abc import Callable
from typing import Any

from app.data.errors import AppError
from app.runtime.listeners import Listeners


class Fake:
    """
    Answers by name. An answer may be a value, an error to raise, or a function of the arguments.

    Attributes:
        asked: Every question, in order: its name, then its arguments.
        failure: While set, every question to the server raises it.
    """

    def __init__(self, failure: AppError | None = None, **answers: Any) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.failure = failure
        self._answers = answers
        self._listeners = Listeners()

    def give(self, **answers: Any) -> None:
        """Answer so from now on."""
        self._answers |= answers

    def subscribe(self, listener: Callable[..., object]) -> Callable[[], None]:
        """As the port says; ``tell`` or a deed tells."""
        return self._listeners.add(listener)

    def _answer(self, question: str, *arguments: Any) -> Any:
        self.asked.append((question, *arguments))
        if self.failure is not None:
            raise self.failure
        if question not in self._answers:
            msg = f"{type(self).__name__}.{question}{arguments} was asked; give it an answer"
            raise AssertionError(msg)
        answer = self._answers[question]
        if isinstance(answer, Exception):
            raise answer
        return answer(*arguments) if callable(answer) else answer
