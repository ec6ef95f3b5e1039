"""Submitting a renewal once, and following its file until it is over."""

from datetime import date
from typing import TYPE_CHECKING, Any

from app.data.errors import AppError, Offline, Rejected
from app.features.renewal.booking import Booking
from app.features.renewal.paying import Paying
from app.features.renewal.permission import why_not
from app.features.renewal.state import OneRenewal
from app.runtime.destinations import DocumentDetail, Renewal, Wallet, WardDocument
from app.runtime.document_words import type_of
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.documents import HeldDocument
from app.shared.contract.mandates import Mandate
from app.shared.contract.renewals import RenewalFile
from app.shared.holidays import public_holidays
from app.shared.renewal_terms import RenewalTerms
from app.shared.rules.account import account_standing
from app.shared.rules.linking import account_may_link
from app.shared.rules.office_clock import ClockDay
from app.shared.rules.renewals import OPEN_STATES, file_clock
from app.shared.rules.standing import standing_of
from app.shared.rules.validity import class_until, classes_of, renewed_until
from app.shared.rules.working_days import add_working_days

if TYPE_CHECKING:
    from app.container import Container


class RenewalViewModel(Booking, Paying):
    """
    Follows one document and its file.

    A file that is open is followed to its end, whatever the document's list says meanwhile.
    """

    def __init__(self, destination: Renewal, app: "Container") -> None:
        super().__init__(OneRenewal(), app, f"renewal.{destination.document_id}")
        self._document_id, self._file_id = destination.document_id, destination.renewal_id
        self._of = destination.of
        self._theirs: HeldDocument | None = None
        self._renewals = app.renewals_of(destination.of)
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        ports = (app.documents, self._renewals, app.mandates, app.account, app.clock, app.policy)
        self._follow(*ports, network=app.api)
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()
        self._update(confirming=False, moving=False)

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server how things stand."""
        if self.state.doing is None:
            self._asked = True
            self._do("refresh", self._ask, lambda _: None)

    def submit(self) -> None:
        """Open the file. A second tap does nothing; a second try finds the first one's file."""
        state, appointment = self.state, self.appointment
        if state.document is None or not state.ready:
            return
        document_id, renewals = state.document.id, self._renewals
        papers = () if appointment else tuple(sorted(state.attached))
        self._do(
            "submit", lambda: renewals.start(document_id, appointment, papers), self._submitted
        )

    def give_paper(self) -> None:
        """Hand in the paper that the office asked for: its simulated scan."""
        file = self.state.file
        if file is None or file.missing_paper is None:
            return
        file_id, paper = file.id, file.missing_paper
        self._do(
            "give_paper",
            lambda: self._renewals.give_paper(file_id, paper),
            lambda _: self._app.announcements.tell("renewal.paper_given"),
        )

    def ask_withdraw(self) -> None:
        """Ask first: it cannot be taken back."""
        if self.state.is_open and self.state.doing is None:
            self._update(confirming=True)

    def keep_file(self) -> None:
        """Not withdrawn after all."""
        if self.state.doing is None:
            self._update(confirming=False)

    def withdraw(self) -> None:
        """Take the file back."""
        file = self.state.file
        if file is None or not self.state.is_open:
            return
        file_id = file.id
        self._do(
            "withdraw",
            lambda: self._renewals.withdraw(file_id),
            lambda _: self._app.announcements.tell("renewal.withdrawn"),
        )

    def start_again(self) -> None:
        """Leave the file that is over and see what a new one takes."""
        if self.state.is_over:
            self._file_id = ""
            self._update(fault=None)
            self._look()

    def copy_code(self) -> None:
        """Put the file's number on the phone's clipboard."""
        if self.state.file:
            self._app.clipboard.copy(self.state.file.code)
            self._app.announcements.tell("renewal.copied")

    def open_new(self) -> None:
        """See the document that was issued."""
        file = self.state.file
        if file is None or file.new_document_id is None:
            return
        if self._of:
            self._app.navigator.go(WardDocument(self._of, file.new_document_id))
        else:
            self._app.navigator.go(DocumentDetail(file.new_document_id))

    def open_wallet(self) -> None:
        """See what there is."""
        self._app.navigator.go(Wallet())

    def back(self) -> None:
        """Later: nothing is sent, nothing is lost."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _failed(self, deed: str, error: AppError) -> None:
        before = self.state.fault
        if deed == "refresh" and before and before.deed != "refresh":
            return  # what failed before it is what the resident waits for
        offline = isinstance(error, Offline)
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, error.message_key, error.values, offline)
        self._update(phase=phase, fault=fault, now=self._app.clock.now())
        if isinstance(error, Rejected) and error.code == "slot_taken":
            self._update(slot_at=None)
            self.fetch_slots()  # somebody else was first: show what is left
        elif isinstance(error, Rejected) and deed not in ("refresh", "slots"):
            self.refresh()  # the office may have decided meanwhile

    def _ask(self) -> None:
        if self._of:
            self._renewals.refresh()
            try:
                self._theirs = self._app.family.document(self._of, self._document_id)
            except Rejected as error:
                if error.code != "not_found":
                    raise
                self._theirs = None  # a new one took its place
            return
        known = self._app.documents.stored()
        if known is None or known.of_id(self._document_id) is None:
            self._app.documents.refresh()
        self._renewals.refresh()

    def _submitted(self, file: RenewalFile) -> None:
        """The slot is held and the file there: what is left is the fee."""
        self._file_id = file.id
        self._look()
        self.pay()

    def _look(self) -> None:
        app, known, files = self._app, self._app.documents.stored(), self._renewals.stored()
        document = known.of_id(self._document_id) if known and not self._of else self._theirs
        if not self._file_id and document is not None and document.renewal_id:
            self._file_id = document.renewal_id
        file = files.of_id(self._file_id) if files and self._file_id else None
        waits = bool(self._file_id) and file is None and not self._answered
        if waits or (document is None and file is None):
            self._nothing()
            return
        day, now, rules = app.clock.day(), app.clock.now(), app.policy.rules
        account = app.account.known
        is_open = account is None or not account_standing(account, now, rules).locked
        type_id = document.type_id if document else file.type_id if file else ""
        kind = type_of(type_id)
        terms = kind.renewal if kind else None
        others = known.documents if known and not self._of else ()
        moved = self.state.file is not None and file is not None and self.state.file != file
        abroad = account.abroad if account and not self._of else None
        if abroad != self.state.abroad:
            self._update(abroad=abroad, free=None, day=None, slot_at=None, moving=False)
        chosen = self.state.slot_at if self.state.way == "desk" else None
        first = viet_nam_day(chosen) if chosen and file is None else day
        due_on = add_working_days(first, terms.days, public_holidays()) if terms else None
        self._update(
            phase=Phase.CONTENT,
            type_id=type_id,
            document=document,
            file=file,
            standing=document and standing_of(document, day, rules),
            blocked=document
            and why_not(document, day, account_open=is_open, abroad=abroad is not None),
            due_on=file.due_on if file else due_on,
            clock=_clock(file, terms, day),
            today=day,
            **self._validity(document, terms, due_on),
            others_usable=sum(
                standing_of(one, day, rules).presentable
                for one in others
                if one.id not in (self._document_id, file and file.new_document_id)
            ),
            account_open=is_open,
            can_link=account is not None and account_may_link(account, day, rules).holds,
            confirming=self.state.confirming and not moved,
            fault=None if moved else self.state.fault,
            whose=self._child(),
            as_of=files.at if files else known.at if known else None,
            now=now,
            moving=self.state.moving and self.state.may_move,
            fault_key=None if moved else self.state.fault_key,
        )
        if self.state.free is None and self.state.doing is None and self.state.fault is None:
            self.fetch_slots()

    def _child(self) -> Mandate | None:
        mandates = self._app.mandates.stored() if self._of else None
        return mandates.over(self._of, self._app.clock.day()) if mandates else None

    def _born_on(self) -> date | None:
        """Of whose document it is."""
        account, child = self._app.account.known, self._child()
        if self._of:
            return child.born_on if child else None
        return account.born_on if account else None

    def _validity(
        self, document: HeldDocument | None, terms: RenewalTerms | None, issued_on: date | None
    ) -> dict[str, Any]:
        born_on, rules = self._born_on(), self._app.policy.rules
        if document is None or terms is None or issued_on is None or born_on is None:
            return {"until": None, "class_ends": (), "born_on": None, "rules": rules}
        classes = document.fields.get("class", "") if terms.valid_by_class else ""
        ends = tuple((one, class_until(one, issued_on, rules)) for one in classes_of(classes))
        until = renewed_until(terms, born_on, issued_on, rules, classes=classes)
        return {"until": until, "class_ends": ends, "born_on": born_on, "rules": rules}

    def _nothing(self) -> None:
        if self.state.phase is Phase.FAILED:
            return
        phase = Phase.EMPTY if self._answered else Phase.LOADING
        self._update(phase=phase, document=None, file=None, confirming=False)

    def _network_changed(self, online: bool) -> None:
        fault = self.state.fault
        if online and fault and fault.offline:
            self.refresh()
        elif not online and self.state.doing is None and fault is None:
            self._failed("refresh", Offline())


def _clock(file: RenewalFile | None, terms: RenewalTerms | None, day: date) -> tuple[ClockDay, ...]:
    """The office's days, from when it has the file until it is over."""
    if file is None or terms is None or file.state not in OPEN_STATES - {"fee_due"}:
        return ()
    return file_clock(file.events, terms.days, day, public_holidays(), slot_at=file.slot_at)
