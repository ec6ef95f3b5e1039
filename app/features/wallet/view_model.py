"""The wallet: every document with its standing, how many are usable, and the search among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.data.documents import DocumentsAsOf
from app.data.errors import AppError, Offline
from app.runtime.destinations import DocumentDetail, Integrate, Renewal
from app.runtime.destinations import Ward as WardPage
from app.runtime.document_words import searchable
from app.runtime.i18n import LANGUAGES
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.documents import HeldDocument
from app.shared.contract.family import Ward
from app.shared.contract.integrations import Integration
from app.shared.rules.document_states import DocumentStates, Said, states_of
from app.shared.rules.guardians import wards_in_care
from app.shared.rules.standing import DocumentStanding, DocumentState
from app.shared.rulesets import RuleSet
from app.shared.search import folded

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class Held:
    """
    One document as the wallet knows it.

    Attributes:
        states: Everything that is true of it today.
    """

    document: HeldDocument
    states: DocumentStates

    @property
    def standing(self) -> DocumentStanding:
        """How it stands by its end and its restrictions."""
        standing = self.states.standing
        assert standing is not None  # what a wallet holds is not only asked for
        return standing

    @property
    def fresh(self) -> bool:
        """It took another's place only days ago."""
        return Said.RENEWED in self.states.said and self.states.presentable


@dataclass(frozen=True, slots=True)
class WalletState:
    """
    What the wallet shows.

    Attributes:
        shown: Documents in the wallet's order; those that the search finds while there is a query.
        total, usable, hidden, expired, restricted: Counts over all of them, by standing.
        asked: Documents that were asked for and are not here yet, newest first.
        searching, query: Whether the field is open, and what was typed.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        full_name: Of who is signed in.
        wards: Whom one acts for, each with the days until the handover, where that is near.
        offline: That was for want of a network.
    """

    phase: Phase = Phase.LOADING
    shown: tuple[Held, ...] = ()
    total: int = 0
    usable: int = 0
    hidden: int = 0
    expired: int = 0
    restricted: int = 0
    asked: tuple[Integration, ...] = ()
    searching: bool = False
    query: str = ""
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    full_name: str = ""
    wards: tuple[tuple[Ward, int | None], ...] = ()
    offline: bool = False
    refreshing: bool = False


def summary(
    documents: Sequence[HeldDocument],
    day: date,
    rules: RuleSet,
    query: str = "",
    words_of: Callable[[Held], str] | None = None,
) -> dict[str, Any]:
    """The part of a state that follows from documents, day, rule set and query."""
    words_of = words_of or _words
    held = held_documents(documents, day, rules)
    wanted = folded(query)
    states = [one.standing.state for one in held]
    return {
        "shown": tuple(one for one in held if wanted in words_of(one)) if wanted else held,
        "total": len(held),
        "usable": sum(one.states.presentable for one in held),
        "restricted": sum(bool(one.standing.restricted) for one in held),
        "hidden": states.count(DocumentState.HIDDEN),
        "expired": states.count(DocumentState.EXPIRED),
    }


def held_documents(
    documents: Sequence[HeldDocument], day: date, rules: RuleSet
) -> tuple[Held, ...]:
    """Every document with its states; one derivation for all of which the same is true."""
    known: dict[tuple[object, ...], DocumentStates] = {}
    found = []
    for document in documents:
        facts = _facts_of(document)
        states = known.get(facts)
        if states is None:
            states = known[facts] = states_of(document, day, rules)
        found.append(Held(document, states))
    return tuple(found)


def _facts_of(document: HeldDocument) -> tuple[object, ...]:
    """What its states follow from."""
    return (
        document.type_id, document.expires_on, document.renewal_id is None, document.restrictions,
        document.reported, document.silent_since is None,
        document.issued_on if document.replaces else None,
    )  # fmt: skip


def _words(held: Held) -> str:
    """What finds a document, in every language: the one shown is no matter of a view-model."""
    shown = held.standing.values_shown
    return "\n".join(searchable(held.document, lang, values_shown=shown) for lang in LANGUAGES)


class WalletViewModel(ViewModel[WalletState]):
    """Shows the phone's copy at once, then what the server says; derives every standing anew."""

    def __init__(self, app: "Container") -> None:
        super().__init__(WalletState())
        self._app = app
        self._asked = False
        self._found_by: dict[str, tuple[HeldDocument, bool, str]] = {}

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.documents.subscribe(self._show),
                app.integrations.subscribe(lambda _: self._look_at_requests()),
                app.clock.subscribe(lambda _: self._look()),
                app.clock.subscribe(lambda _: self._look_at_wards()),
                app.family.subscribe(lambda _: self._look_at_wards()),
                app.policy.subscribe(lambda _: self._look()),
                app.api.subscribe(self._network_changed),
            ]
        self._look()
        self._look_at_wards()
        self._look_at_requests()
        if not self._asked or self.state.fault_key or not self._app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def open_ward(self, holder_id: str) -> None:
        """What a child holds whom one acts for."""
        self._app.navigator.go(WardPage(holder_id))

    def _look_at_wards(self) -> None:
        app, known = self._app, self._app.family.stored()
        family = known.family if known else None
        self._update(
            full_name=app.session.full_name,
            wards=wards_in_care(family, app.clock.day(), app.policy.rules),
        )

    def _look_at_requests(self) -> None:
        known = self._app.integrations.stored()
        self._update(asked=known.waiting if known else ())

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.documents.refresh, self._answered, key="wallet.refresh")

    def open_document(self, key: str) -> None:
        """Look at one of them, or at a request for one."""
        if any(one.id == key for one in self.state.asked):
            self._app.navigator.go(Integrate(integration_id=key))
        else:
            self._app.navigator.go(DocumentDetail(key))

    def integrate(self) -> None:
        """Bring a document in."""
        self._app.navigator.go(Integrate())

    def renew(self, document_id: str) -> None:
        """Renew one that ended, or follow its open file."""
        held = next((one for one in self.state.shown if one.document.id == document_id), None)
        if held is not None:
            self._app.navigator.go(Renewal(document_id, held.document.renewal_id or ""))

    def open_search(self) -> None:
        """Show the field."""
        self._update(searching=True)

    def close_search(self) -> None:
        """Show everything again."""
        self._update(searching=False, query="")
        self._look()

    def search(self, query: str) -> None:
        """Show what the query finds; everything where it is blank."""
        self._update(query=query)
        self._look()

    # --- how --------------------------------------------------------------------------------------
    def _look(self) -> None:
        known = self._app.documents.stored()
        if known is not None:
            self._show(known)

    def _show(self, known: DocumentsAsOf) -> None:
        app, query = self._app, self.state.query
        self._update(
            phase=Phase.CONTENT if known.documents else Phase.EMPTY,
            as_of=known.at,
            now=app.clock.now(),
            **summary(known.documents, app.clock.day(), app.policy.rules, query, self._words_of),
        )

    def _words_of(self, held: Held) -> str:
        """What finds a document, folded once for as long as it is the same and as visible."""
        document, shown = held.document, held.standing.values_shown
        known = self._found_by.get(document.id)
        if known is None or known[0] is not document or known[1] != shown:
            known = self._found_by[document.id] = (document, shown, _words(held))
        return known[2]

    def _answered(self, done: Done[DocumentsAsOf]) -> None:
        self._update(refreshing=False)
        try:
            known = done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._update(fault_key=None, offline=False)
        self._show(known)

    def _failed(self, error: AppError) -> None:
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        self._update(
            phase=phase,
            fault_key=error.message_key,
            offline=isinstance(error, Offline),
            now=self._app.clock.now(),
        )

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault_key:
            self.refresh()
        elif not online:
            self._failed(Offline())
