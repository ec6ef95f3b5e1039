"""Presenting: which documents may be shown, and what of the one that is chosen."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.features.present.showing import Showing
from app.features.present.state import OVER, OWN, Choice, choices_of, of_id
from app.runtime.destinations import Renewal
from app.runtime.view_model import Phase
from app.shared.rules.account import account_standing

if TYPE_CHECKING:
    from app.container import Container


class PresentViewModel(Showing):
    """
    One document at a time.

    What may be presented is derived anew at every change of documents, account, clock and rule set:
    a document that ends while its code is shown is taken away at once, and its code cancelled.
    """

    def __init__(
        self,
        document_id: str,
        app: "Container",
        face_seconds: int,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(app, face_seconds, monotonic)
        self._document_id, self._wanted = document_id, ""

    def start(self) -> None:
        """Follow what it shows; go on with who waits; choose what it was opened on."""
        app = self._app
        self._follow(
            app.documents, app.account, app.presentations, app.clock, app.policy, network=app.api
        )
        self._wanted = self._document_id
        known = app.presentations.stored()
        waits = (one for one in known.presentations if one.state == "scanned") if known else ()
        waiting = next(iter(waits), None)
        if waiting is not None:
            self._show_offer(waiting)
        self._look()
        if not self._answered or self.state.fault:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing; what nobody read is cancelled, before anyone else sees it."""
        self._leave()
        self.shut()
        self.close()

    # --- the choice -------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        self._do("refresh", self._app.documents.refresh, lambda _: None)

    def choose(self, document_id: str) -> None:
        """Present this one; nothing happens where it may not be presented."""
        choice = of_id(self.state.presentable, document_id)
        if choice is not None:
            self._choose(choice)

    def choose_preset(self, preset_id: str) -> None:
        """Show what a ready choice says; by hand begins with what was ticked."""
        chosen = self.state.chosen
        if chosen is not None:
            picked = self.state.picked if preset_id == OWN else chosen.claims_of(preset_id)
            self._update(preset_id=preset_id, picked=picked)

    def toggle(self, claim: str) -> None:
        """Show one thing more, or one less: from then on it is chosen by hand."""
        chosen = self.state.chosen
        if chosen is None or self.state.mode != "choosing":
            return
        wanted = set(self.state.picked) ^ {claim}
        picked = tuple(name for name in chosen.said if name in wanted)
        self._update(preset_id=OWN, picked=picked)

    def toggle_slow(self) -> None:
        """Codes last longer from now on, or as long as others."""
        slow = not self.state.slow
        self._app.preferences.change(slow_code=slow)
        self._update(slow=slow)

    def renew(self, document_id: str) -> None:
        """Begin to renew what may not be presented."""
        self._app.navigator.go(Renewal(document_id))

    # --- how --------------------------------------------------------------------------------------
    def _choose(self, choice: Choice) -> None:
        preset = next((one.id for one in choice.presets), OWN)
        self._update(chosen=choice, preset_id=preset, picked=choice.claims_of(preset))

    def _look(self) -> None:
        app, known = self._app, self._app.documents.stored()
        if known is None:
            return
        account, rules = app.account.known, app.policy.rules
        self._update(
            phase=Phase.CONTENT if known.documents else Phase.EMPTY,
            choices=choices_of(
                known.documents, app.clock.day(), rules, app.preferences.last_presented
            ),
            locked=account is not None and account_standing(account, app.clock.now(), rules).locked,
            as_of=known.at,
            now=app.clock.now(),
            online=app.api.online,
            lives=rules.value("present_code_seconds"),
            slow_lives=rules.value("present_slow_code_seconds"),
        )
        self._look_at_offer()
        self._keep_choice()

    def _keep_choice(self) -> None:
        """What may no longer be presented is taken away, wherever it is shown."""
        state, before = self.state, self.state.chosen
        kept = of_id(state.presentable, before.document.id) if before else None
        open_offer = state.offer is not None and state.offer.state not in OVER
        shown = state.mode in ("face", "masked") or (state.mode == "code" and open_offer)
        if before is not None and kept is None and (shown or state.asking):
            self.shut()
            self.close()
            self._update(taken_away=True)
        if kept is not None:
            picked = tuple(name for name in kept.said if name in self.state.picked)
            self._update(chosen=kept, picked=picked)
        wanted, self._wanted = of_id(state.presentable, self._wanted), ""
        choice = wanted or (None if kept else next(iter(state.presentable), None))
        if choice is not None:
            self._choose(choice)
        elif kept is None:
            self._update(chosen=None, picked=())

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
        fault = self.state.fault
        if online and fault and fault.offline and self.state.stage == "unsent":
            self.try_again()
        elif online and fault and fault.offline:
            self.refresh()
