"""A code for a minute, who read it, and an answer within what was chosen."""

import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from app.data.deeds import Deeds
from app.data.errors import AppError, Offline, Rejected
from app.data.passcode_deed import PasscodeDeed
from app.features.present.state import Choice, PresentState
from app.runtime.fault import Fault
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.presentations import Presentation, PresentationStart

if TYPE_CHECKING:
    from app.container import Container


class Showing(Deeds[PresentState], PasscodeDeed[PresentState]):
    """The code's part of the view-model; ``face_seconds`` is for how long a face is unmasked."""

    def __init__(
        self,
        app: "Container",
        face_seconds: int,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(PresentState(slow=app.preferences.slow_code), app, "present")
        self._monotonic, self._face_seconds = monotonic, face_seconds
        self._ends_at = 0.0

    # --- the code ---------------------------------------------------------------------------------
    def make_code(self) -> None:
        """A code for what is chosen: after the passcode, where the rule set asks for it."""
        state = self.state
        if state.chosen is None or not state.picked or not self._free:
            return
        self._update(fault=None, fault_key=None, taken_away=False)
        if not self._app.api.online:
            self._update(fault=Fault("start", "error.offline", offline=True))
        elif self._app.policy.rules.value("present_passcode") == "each_document":
            self._ask_for(True)
        else:
            self._do("start", self._start(), self._made)

    def make_again(self) -> None:
        """The same code anew, once its time is over."""
        before = self.state.offer
        if before is None or self.state.stage not in ("run_out", "expired"):
            return
        if before.verifier_id is not None:  # somebody read it: that is another showing
            self.close()
            self.make_code()
        else:
            self._do("start", self._start(again=before.id), self._made)

    def agree(self) -> None:
        """Show who asks all that they ask for."""
        offer = self.state.offer
        if offer is not None and self.state.stage == "asked":
            self._send_claims(offer, offer.asked)

    def decline(self) -> None:
        """Show nothing to who asks."""
        offer = self.state.offer
        if offer is not None and self.state.stage in ("asked", "unsent"):
            decline = self._app.presentations.decline
            self._do("decline", lambda: decline(offer.id), self._told)

    def try_again(self) -> None:
        """Answer who asks, after that did not come about."""
        offer = self.state.offer
        if offer is None or self.state.stage != "unsent":
            return
        agreed = self.state.fault is not None and self.state.fault.deed == "answer"
        if agreed:
            self._send_claims(offer, offer.asked if self.state.asks_first else offer.claims)
        else:
            self._check(offer)

    def copy_link(self) -> None:
        """Put the code on the phone's clipboard, for a verifier without a camera."""
        if self.state.link:
            self._app.clipboard.copy(self.state.link)
            self._app.announcements.tell("present.copied")

    def close(self) -> None:
        """Back to the choice; what nobody read yet is shown to nobody."""
        offer = self.state.offer
        if self.state.mode == "code" and offer is not None and offer.state == "offered":
            self._forget(offer)
        self._update(
            mode="choosing", taken_away=False, fault=None, asks_first=False, offer=None, link=""
        )
        self._look()

    # --- without a network ------------------------------------------------------------------------
    def show_face(self) -> None:
        """Unmask it on this screen, for people to read: nothing is proved by that."""
        if self.state.chosen is None:
            return
        self._app.preferences.change(last_presented=self.state.chosen.document.id)
        self._ends_at = self._monotonic() + self._face_seconds
        self._update(
            mode="face", taken_away=False, seconds_left=self._face_seconds,
            lasts=self._face_seconds, now=self._app.clock.now(),
        )  # fmt: skip

    def mask(self) -> None:
        """Mask it now, and ask whether to go on."""
        if self.state.mode == "face":
            self._update(mode="masked")

    def tick(self) -> None:
        """Time has passed: for the passcode's wait, and for what is shown."""
        super().tick()
        stage = self.state.stage
        if stage not in ("face", "code", "asked", "checking", "unsent"):
            return
        left = max(0, math.ceil(self._ends_at - self._monotonic()))
        now = self._app.clock.now() if stage == "face" else self.state.now
        self._update(seconds_left=left, now=now)
        if left == 0 and stage == "face":
            self.mask()
        elif left == 0 and stage != "code":  # a request that waited too long: what became of it?
            self._hear()

    # --- how --------------------------------------------------------------------------------------
    def _submit(self, passcode: str) -> None:
        self._update(doing="start")
        self._app.tasks.submit(self._start(passcode), self._granted, key="present.start")

    def _granted(self, done: Done[Presentation]) -> None:
        self._update(doing=None)
        offer = self._heard(done)
        if offer is not None:
            self._made(offer)

    def _start(self, passcode: str = "", again: str | None = None) -> Callable[[], Presentation]:
        state, start = self.state, self._app.presentations.start
        preset = state.preset_id if state.preset_id in _presets(state.chosen) else None
        wanted = PresentationStart(
            document_id=state.chosen.document.id if state.chosen else "",
            claims=state.picked,
            preset_id=preset,
            slow=state.slow,
            again=again,
        )
        return lambda: start(wanted, passcode)

    def _made(self, offer: Presentation) -> None:
        if not self._ends:  # nobody looks any more
            self._forget(offer)
            return
        self._app.preferences.change(last_presented=offer.document_id)
        self._show_offer(offer)
        self._look()

    def _show_offer(self, offer: Presentation) -> None:
        """It is the one on the screen; the time of each step of it runs from now."""
        before = self.state.offer
        same = before is not None and before.id == offer.id
        link = offer.link or (self.state.link if same else "")
        self._update(mode="code", offer=offer, link=link, taken_away=False)
        if same and before is not None and before.state == offer.state:
            return
        self._ends_at = self._monotonic() + offer.seconds_left
        self._update(seconds_left=offer.seconds_left, lasts=max(1, offer.seconds_left), fault=None)
        if offer.state == "scanned":
            self._check(offer)

    def _check(self, offer: Presentation) -> None:
        """Judge the request; answer at once where choosing was consent enough."""
        asks_first = self._app.presentations.asks_first

        def judged(tap: bool) -> None:
            self._update(asks_first=tap)
            if not tap and self.state.mode == "code":
                self._send_claims(offer, offer.claims)

        self._do("check", lambda: asks_first(offer), judged)

    def _send_claims(self, offer: Presentation, agreed: Sequence[str]) -> None:
        answer = self._app.presentations.answer
        self._do("answer", lambda: answer(offer, agreed), self._told)

    def _told(self, offer: Presentation) -> None:
        if self.state.offer is not None and self.state.offer.id == offer.id:  # not closed meanwhile
            self._show_offer(offer)

    def _forget(self, offer: Presentation) -> None:
        """Cancel it; where that does not come about it ends by itself within its time."""
        cancel = self._app.presentations.cancel

        def work() -> None:
            with suppress(AppError):
                cancel(offer.id)

        self._app.tasks.submit(work, lambda _: None, key="present.cancel")

    def _hear(self) -> None:
        self._app.tasks.submit(
            self._app.presentations.refresh, lambda _: self._look(), key="present.hear"
        )

    def _failed(self, deed: str, error: AppError) -> None:
        """A refusal is the offer's own state by now; anything else can be tried again."""
        if isinstance(error, Rejected) and error.code.startswith("presentation_"):
            self._hear()
            return
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        offline = isinstance(error, Offline)
        self._update(phase=phase, fault=Fault(deed, error.message_key, error.values, offline))

    def _look_at_offer(self) -> None:
        offer, known = self.state.offer, self._app.presentations.stored()
        told = known.of_id(offer.id) if known and offer else None
        if offer is not None and told is not None and told.state != offer.state:
            self._show_offer(told)


def _presets(choice: Choice | None) -> tuple[str, ...]:
    return tuple(one.id for one in choice.presets) if choice else ()
