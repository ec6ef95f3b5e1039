"""Asks once for a document, follows its register's answer, and puts removed ones back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.data.deeds import Deeds
from app.data.errors import AppError, Offline, Rejected
from app.data.integrations import IntegrationsAsOf
from app.features.integrate.state import IntegrateState, Wrong
from app.runtime.destinations import DocumentDetail, Integrate, WardDocument
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.integrations import OPEN_INTEGRATION, Integration
from app.shared.integration_terms import NumberSpec, as_stored

if TYPE_CHECKING:
    from app.container import Container

REFUSED = frozenset({
    "already_there", "open_already", "not_for_holder", "wrong_number", "holder_locked",
    "later_in_story", "automatic",
})  # fmt: skip
"""Reasons that have words of their own."""
_LONGEST = 60


class IntegrateViewModel(Deeds[IntegrateState]):
    """One wallet: the resident's, or that of whom the resident acts for."""

    def __init__(self, destination: Integrate, app: "Container") -> None:
        request_id = destination.integration_id
        state = IntegrateState(step="track" if request_id else "choose", integration_id=request_id)
        super().__init__(state, app, "integrate")
        self._of, self._opened_on = destination.of, destination.integration_id
        self._port = app.integrating(destination.of)
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(self._port, app.mandates, app.clock, app.policy, network=app.api)
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing; whoever comes back looks for something else."""
        self._leave()
        self._update(confirming=False, query="")

    # --- what is typed ----------------------------------------------------------------------------
    def search(self, query: str) -> None:
        """Show the kinds that the query finds; every kind where it is blank."""
        self._update(query=query)

    def choose(self, type_id: str) -> None:
        """Ask for a document of that kind."""
        self._update(
            step="form", type_id=type_id, typed={}, confirmed=False, wrong={}, unticked=False,
            fault=None,
        )  # fmt: skip

    def type_first(self, text: str) -> None:
        """What the first field holds now."""
        self._type(0, text)

    def type_second(self, text: str) -> None:
        """What the second field holds now."""
        self._type(1, text)

    def toggle_confirmed(self) -> None:
        """Tick the box, or take the tick back."""
        self._update(confirmed=not self.state.confirmed, unticked=False)

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server how things stand."""
        if self.state.doing is None:
            self._asked = True
            self._do("refresh", self._port.refresh, lambda _: None)

    def send(self) -> None:
        """Send the request; what has not the form is said, and nothing is sent then."""
        state = self.state
        if state.kind is None or not self._free:
            return
        numbers = {spec.field: as_stored(state.typed.get(spec.field, "")) for spec in state.specs}
        wrong = {
            spec.field: why for spec in state.specs if (why := _wrong(spec, numbers[spec.field]))
        }
        self._update(wrong=wrong, unticked=not state.confirmed, fault=None)
        if wrong or not state.confirmed:
            return
        type_id = state.type_id
        self._do("send", lambda: self._port.ask(type_id, numbers), self._sent)

    def follow(self, integration_id: str) -> None:
        """See where a request stands."""
        self._update(step="track", integration_id=integration_id, fault=None)

    def ask_again(self) -> None:
        """Mend a request that came back: what was typed stands there still."""
        one = self.state.request
        if one is not None:
            self.choose(one.type_id)
            self._update(typed=dict(one.numbers))

    def ask_withdraw(self) -> None:
        """Ask first."""
        one = self.state.request
        if self._free and one is not None and one.state in OPEN_INTEGRATION:
            self._update(confirming=True)

    def shut(self) -> None:
        """Keep it."""
        if self.state.doing != "withdraw":
            self._update(confirming=False)

    def withdraw(self) -> None:
        """Take the request back."""
        one, tell = self.state.request, self._app.announcements.tell
        if one is not None:
            self._do(
                "withdraw", lambda: self._port.withdraw(one.id),
                lambda _: tell("integrate.withdrawn", code=one.code),
            )  # fmt: skip

    def put_back(self, document_id: str) -> None:
        """Put back what was taken out."""
        tell = self._app.announcements.tell
        self._do(
            "put_back", lambda: self._port.put_back(document_id),
            lambda _: tell("integrate.put_back_done"),
        )  # fmt: skip

    # --- ways on ----------------------------------------------------------------------------------
    def copy_code(self) -> None:
        """Put the request's number on the phone's clipboard."""
        if self.state.request:
            self._app.clipboard.copy(self.state.request.code)
            self._app.announcements.tell("integrate.copied")

    def open_document(self) -> None:
        """Look at what came into the wallet."""
        one = self.state.request
        if one is None or one.document_id is None:
            return
        if not self._of:
            self._app.navigator.go(DocumentDetail(one.document_id))
        elif self.state.whose is not None and self.state.whose.kind == "ward":
            self._app.navigator.go(WardDocument(self._of, one.document_id))

    def open_other(self, holder_id: str) -> None:
        """Bring documents into the wallet of somebody for whom the resident acts."""
        self._app.navigator.go(Integrate(holder_id))

    def back(self) -> None:
        """From the form or a request to the kinds; from there to where one came from."""
        if self.state.step == "choose" or self._opened_on:
            self._app.navigator.back()
        else:
            self._update(step="choose", type_id="", integration_id="", fault=None)

    # --- how --------------------------------------------------------------------------------------
    def _type(self, at: int, text: str) -> None:
        specs = self.state.specs
        if at < len(specs):
            name = specs[at].field
            typed: Mapping[str, str] = {**self.state.typed, name: text[:_LONGEST]}
            wrong = {one: why for one, why in self.state.wrong.items() if one != name}
            self._update(typed=typed, wrong=wrong, fault=None)

    def _sent(self, one: Integration) -> None:
        self._update(step="track", integration_id=one.id, typed={}, confirmed=False)
        self._app.announcements.tell("integrate.sent", code=one.code)

    def _failed(self, deed: str, error: AppError) -> None:
        key = error.message_key
        if isinstance(error, Rejected) and error.code == "integration_refused":
            reason = error.values.get("reason")
            key = f"integrate.refused.{reason}" if reason in REFUSED else key
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, key, error.values, isinstance(error, Offline))
        self._update(phase=phase, fault=fault, now=self._app.clock.now())

    def _look(self) -> None:
        app, known = self._app, self._port.stored()
        mandates, day = app.mandates.stored(), app.clock.day()
        if mandates is not None and self._of:
            self._update(whose=mandates.over(self._of, day))
        elif mandates is not None:
            self._update(others=mandates.held(day))
        if known is not None:
            self._show(known)

    def _show(self, known: IntegrationsAsOf) -> None:
        self._update(
            phase=Phase.CONTENT, known=known.known, as_of=known.at, now=self._app.clock.now()
        )

    def _over(self) -> None:
        """A deed has ended, however."""
        self._update(doing=None, confirming=False)

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault and self.state.fault.offline:
            self._update(fault=None)
            self.refresh()


def _wrong(spec: NumberSpec, number: str) -> Wrong | None:
    if not number:
        return "empty"
    return None if spec.fits(number) else "form"
