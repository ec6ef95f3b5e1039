"""The panel's dial of a pay-out day: how many households come at once, how the service works."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.runtime.view_model import ViewModel
from app.shared.contract.queue import Crowd, Pace
from app.shared.crowd import crowd_rules
from app.stage.panel_state import PanelState

if TYPE_CHECKING:
    from app.container import Container

PACES: tuple[Pace, ...] = ("usual", "slow", "stalled")


class CrowdDial(ViewModel[PanelState]):
    """The part of the panel's model that speaks of the crowd."""

    _app: "Container"
    _do: Callable[..., None]

    @property
    def steps(self) -> tuple[int, ...]:
        """Households to choose from."""
        return crowd_rules().dial

    def choose_households(self, households: str) -> None:
        """So many come; the first step is nobody but oneself."""
        self._set_crowd(int(households), self._pace)

    def choose_pace(self, pace: Pace) -> None:
        """The service works so."""
        crowd = self.state.crowd
        self._set_crowd(crowd.households if crowd else 0, pace)

    @property
    def _pace(self) -> Pace:
        return self.state.crowd.pace if self.state.crowd else "usual"

    def _set_crowd(self, households: int, pace: Pace) -> None:
        def done(crowd: Crowd) -> None:
            self._update(crowd=crowd)

        if not self.state.busy:
            stage: Any = self._app.stage
            self._do("crowd", lambda: stage.set_crowd(households, pace), done)
