"""
Modules that Kivy and others import at start and need later, if ever: loaded at their first use.

Only the importing module keeps the stand-in; everybody else gets the real one, and the ordinary
import lock guards the loading.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def late_import(name: str, *calls: str) -> Iterator[None]:
    """
    While entered, importing ``name`` binds a stand-in that loads the module at its first use.

    A module that is already loaded is left alone.

    Args:
        name: Full name of a module.
        calls: Its functions that are bound by name at import; they load it when they are called.
    """
    with _in_place(name, _StandIn(name, calls)):
        yield


@contextmanager
def absent_import(name: str) -> Iterator[None]:
    """While entered, importing ``name`` fails: for importers that do as well without it."""
    with _in_place(name, None):
        yield


@contextmanager
def _in_place(name: str, stand_in: ModuleType | None) -> Iterator[None]:
    if name in sys.modules:
        yield
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules[name] = stand_in  # None is how an import is refused
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            sys.modules.pop(name, None)


class _StandIn(ModuleType):
    def __init__(self, name: str, calls: tuple[str, ...]) -> None:
        super().__init__(name)
        vars(self).update((call, self._late(call)) for call in calls)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # the import system's own questions
            raise AttributeError(attribute)
        return getattr(self._module(), attribute)

    def _late(self, call: str) -> Callable[..., Any]:
        def load_and_call(*args: Any, **named: Any) -> Any:
            return getattr(self._module(), call)(*args, **named)

        return load_and_call

    def _module(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:  # used before its importer was done
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)
