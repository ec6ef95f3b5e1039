"""Tells once, on whatever screen, that an answer changed which somebody asked to be told about."""

from collections.abc import Callable

from app.container import Container


class AnswerWatch:
    """Follows the clock and the rule set of one phone; before sign-in too."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [port.subscribe(lambda *_: self.look()) for port in (app.clock, app.policy)]
        self.look()

    def look(self) -> None:
        """Work the answer out anew, where one is watched."""
        app = self._app
        watched = app.preferences.watched
        if watched is None:
            return
        from app.features.eligibility.watch import looked_at  # noqa: PLC0415 — seldom asked for

        now = looked_at(watched, app.clock.day(), app.policy.rules)
        if now != watched:
            app.preferences.change(watched=now)
            app.announcements.tell(f"eligibility.watch.told.{now.answer}")

    def close(self) -> None:
        """Follow nothing more."""
        for end in self._ends:
            end()
        self._ends = []
