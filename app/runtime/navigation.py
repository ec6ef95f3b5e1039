"""Where one is in the app, and the way back: one stack a tab."""

from collections import deque
from collections.abc import Callable

from app.runtime.destinations import TABS, Destination, Home, Tab
from app.runtime.listeners import Listeners

_KEPT = 20  # screens


class Navigator:
    """
    Where one phone is. Each tab keeps its own stack; before sign-in there is one stack, no tabs.

    Attributes:
        went_back: Whether the last move was a step back.
        shown: Where one was lately, the newest first: for a word about a screen that was left.
    """

    def __init__(self, start: Destination) -> None:
        self.went_back = False
        self.shown: deque[Destination] = deque([start], maxlen=_KEPT)
        self._listeners = Listeners()
        self._root: type = type(start)
        self._stacks: dict[type, list[Destination]] = {self._root: [start]}

    @property
    def current(self) -> Destination:
        """What is shown."""
        return self._stacks[self._root][-1]

    @property
    def tab(self) -> Destination:
        """The root of the stack one is in: a tab, or the first screen before sign-in."""
        return self._stacks[self._root][0]

    @property
    def can_go_back(self) -> bool:
        """Whether ``back`` leads anywhere."""
        return len(self._stacks[self._root]) > 1 or self._root in TABS[1:]

    def go(self, destination: Destination) -> None:
        """
        Show it: a tab at its root, anything else on top of the present stack.

        What is already on top is not put there twice.
        """
        if isinstance(destination, TABS):
            if destination != self.current:
                self._root = type(destination)
                self._stacks[self._root] = [destination]
                self._moved()
        elif destination != self.current:
            self._stacks[self._root].append(destination)
            self._moved()

    def select_tab(self, tab: Tab) -> None:
        """Show a tab where it was left; its root where it is the present one."""
        if type(tab) is self._root:
            stack = self._stacks[self._root]
            if len(stack) > 1:
                del stack[1:]
                self._moved(back=True)
            return
        self._root = type(tab)
        stack = self._stacks.setdefault(self._root, [tab])
        if stack[0] != tab:  # it was opened on something; a tap on the tab asks for nothing special
            self._stacks[self._root] = [tab]
        self._moved()

    def back(self) -> bool:
        """A step back: in the stack, then from a tab's root to Home. False where there is none."""
        stack = self._stacks[self._root]
        if len(stack) > 1:
            stack.pop()
        elif self._root in TABS[1:]:
            self._root = Home
            self._stacks.setdefault(Home, [Home()])
        else:
            return False
        self._moved(back=True)
        return True

    def reset(self, destination: Destination) -> None:
        """Forget every stack and start at ``destination``: after signing in or out."""
        self._root = type(destination)
        self._stacks = {self._root: [destination]}
        self.shown.clear()
        self._moved()

    def subscribe(self, listener: Callable[[Destination], None]) -> Callable[[], None]:
        """Be told where one is after each move."""
        return self._listeners.add(listener)

    def _moved(self, *, back: bool = False) -> None:
        self.went_back = back
        self.shown.appendleft(self.current)
        self._listeners.tell(self.current)
