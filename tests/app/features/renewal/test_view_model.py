"""One renewal's view-model: one submission, the file followed to its end, faults that keep all."""

from datetime import date, timedelta

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import Offline, Rejected, Unanswered
from app.data.renewals import RenewalsAsOf
from app.features.renewal.view_model import RenewalViewModel
from app.runtime.destinations import DocumentDetail, Home, Renewal, Wallet
from app.runtime.view_model import Phase
from app.shared.contract.account import AccountLock
from app.shared.contract.renewals import RenewalEvent
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeDocuments, FakeRenewals
from app.testing.samples import STORY, a_document, a_renewal, an_account, an_id, documents_of

CARD, LICENCE = documents_of("khoi")[:2]
FILE = a_renewal(document_id=CARD.id)


def opened(app, destination=None):
    vm = RenewalViewModel(destination or Renewal(CARD.id), app)
    vm.start()
    return vm


def with_files(*files, **answers):
    held = FakeRenewals(RenewalsAsOf(files, STORY), **answers)
    return a_signed_in_container("khoi", "draft", renewals=held)


def server_that_opens(file=FILE):
    app = with_files()

    def start(document_id):
        assert document_id == file.document_id
        app.renewals.tell(RenewalsAsOf((file,), STORY))
        return file

    app.renewals.give(start=start)
    return app


def decided(app, **changes):
    app.renewals.tell(RenewalsAsOf((msgspec.structs.replace(FILE, **changes),), STORY))


def asked(app, deed):
    return [question for question in app.renewals.asked if question[0] == deed]


def test_before_submission_it_says_what_it_takes_and_what_works_meanwhile():
    state = opened(with_files()).state
    assert state.phase is Phase.CONTENT
    assert state.file is None
    assert state.terms.fee_vnd == 50_000
    assert state.due_on == date(2025, 10, 24)
    assert state.blocked is None
    assert state.others_usable == 3
    assert state.account_open


def test_two_taps_ask_once_and_the_file_is_followed():
    app = server_that_opens()
    vm = opened(app)
    app.drain()
    vm.submit()
    vm.submit()
    assert vm.state.doing == "submit"
    app.drain()
    vm.submit()
    app.drain()
    assert asked(app, "start") == [("start", CARD.id)]
    assert vm.state.file == FILE
    assert vm.state.doing is None
    assert vm.state.due_on == FILE.due_on


@pytest.mark.parametrize("error", [Offline(), Unanswered()])
def test_without_an_answer_everything_is_kept_and_it_can_be_tried_again(error):
    app = server_that_opens()
    vm = opened(app)
    app.drain()
    app.renewals.failure = error
    vm.submit()
    app.drain()
    assert vm.state.fault.deed == "submit"
    assert vm.state.fault.key == error.message_key
    assert vm.state.fault.offline
    assert vm.state.phase is Phase.CONTENT
    app.renewals.failure = None
    vm.submit()
    assert vm.state.fault is None
    app.drain()
    assert vm.state.file == FILE


def test_a_refusal_by_the_server_says_why_and_looks_again():
    app = with_files(start=Rejected("document_not_renewable", {"reason": "later_in_story"}))
    vm = opened(app)
    app.drain()
    before = len(asked(app, "refresh"))
    vm.submit()
    app.drain()
    assert vm.state.fault.key == "error.rejected.document_not_renewable"
    assert not vm.state.fault.offline
    assert len(asked(app, "refresh")) == before + 1


def test_a_locked_account_a_document_not_due_and_one_without_end_say_why():
    lock = AccountLock(ground="own_request", since=STORY - timedelta(days=1), until=None)
    app = with_files()
    vm = opened(app)
    app.account.tell(AccountAsOf(an_account("khoi", locks=(lock,)), STORY))
    assert vm.state.blocked.reason == "locked"
    vm.submit()
    app.drain()
    assert asked(app, "start") == []

    early = opened(with_files(), Renewal(LICENCE.id)).state.blocked
    assert early.reason == "not_due"
    assert early.opens_on == LICENCE.expires_on - timedelta(days=90)

    endless = a_document("residence", id=CARD.id, expires_on=None)
    app = FakeContainer(documents=FakeDocuments(DocumentsAsOf((endless,), STORY)))
    assert opened(app).state.blocked.reason in ("never_renewed", "never_ends")


def test_what_the_office_decides_shows_by_itself():
    vm = opened(app := with_files(FILE), Renewal(CARD.id, FILE.id))
    app.drain()
    decided(app, state="accepted")
    assert vm.state.file.state == "accepted"
    decided(app, state="refused", refusal="photo_unlike")
    assert vm.state.file.refusal == "photo_unlike"
    assert vm.state.is_over
    vm.start_again()
    assert vm.state.file is None
    assert vm.state.phase is Phase.CONTENT


def test_a_submission_is_followed_after_its_document_was_replaced():
    app = with_files(FILE)
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    decided(app, state="issued", new_document_id=an_id(77))
    new = a_document("identity_card", id=an_id(77), replaces=CARD.id)
    app.documents.tell(DocumentsAsOf((new, LICENCE), STORY))
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.file.state == "issued"
    assert vm.state.type_id == "identity_card"
    vm.open_new()
    assert app.navigator.current == DocumentDetail(an_id(77))


def test_the_open_file_of_a_document_is_found_without_its_id():
    app = with_files(FILE)
    held = msgspec.structs.replace(CARD, renewal_id=FILE.id)
    app.documents.tell(DocumentsAsOf((held,), STORY))
    assert opened(app).state.file == FILE


def test_the_missing_paper_is_handed_in_once():
    missing = msgspec.structs.replace(FILE, state="paper_missing", missing_paper="portrait_photo")
    app = with_files(missing, give_paper=FILE)
    told = []
    app.announcements.subscribe(lambda one: told.append(one.key))
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    vm.give_paper()
    vm.give_paper()
    app.drain()
    assert asked(app, "give_paper") == [("give_paper", FILE.id, "portrait_photo")]
    assert told == ["renewal.paper_given"]


def test_withdrawing_asks_first_and_a_decision_meanwhile_shuts_the_question():
    app = with_files(FILE, withdraw=FILE)
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    vm.ask_withdraw()
    assert vm.state.confirming
    vm.keep_file()
    assert not vm.state.confirming
    assert asked(app, "withdraw") == []
    vm.ask_withdraw()
    decided(app, state="refused", refusal="photo_unlike")
    assert not vm.state.confirming
    vm.withdraw()
    app.drain()
    assert asked(app, "withdraw") == []
    decided(app, state="submitted")
    vm.ask_withdraw()
    vm.withdraw()
    app.drain()
    assert asked(app, "withdraw") == [("withdraw", FILE.id)]
    assert not vm.state.confirming


def test_a_failed_withdrawal_keeps_the_file_and_shows_what_failed():
    app = with_files(FILE)
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    app.renewals.failure = Offline()
    vm.ask_withdraw()
    vm.withdraw()
    app.drain()
    assert vm.state.file == FILE
    assert not vm.state.confirming
    assert vm.state.fault.deed == "withdraw"
    app.renewals.failure = None
    app.api.tell(online=True)
    app.drain()
    assert vm.state.fault is None


def test_a_clock_moved_behind_the_submission_shows_the_terms_again():
    app = with_files(FILE)
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    app.renewals.tell(RenewalsAsOf((), STORY))
    assert vm.state.file is None
    assert vm.state.phase is Phase.CONTENT


def test_the_number_is_copied_and_said_so():
    app = with_files(FILE)
    told = []
    app.announcements.subscribe(lambda one: told.append(one.key))
    opened(app, Renewal(CARD.id, FILE.id)).copy_code()
    assert app.clipboard.paste() == FILE.code
    assert told == ["renewal.copied"]


def test_an_unknown_document_is_said_to_be_unknown_once_the_server_has_answered():
    app = with_files()
    vm = opened(app, Renewal(an_id(99)))
    assert vm.state.phase is Phase.LOADING
    app.drain()
    assert vm.state.phase is Phase.EMPTY
    vm.open_wallet()
    assert app.navigator.current == Wallet()


def test_without_copy_or_network_it_has_failed_and_comes_back_by_itself():
    documents = FakeDocuments(failure=Offline())
    app = FakeContainer(documents=documents, renewals=FakeRenewals(RenewalsAsOf((), STORY)))
    vm = opened(app)
    app.drain()
    assert vm.state.phase is Phase.FAILED
    documents.failure = None
    documents.give(refresh=DocumentsAsOf((CARD,), STORY))
    app.api.tell(online=True)
    app.drain()
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.fault is None


def test_later_goes_back_and_nothing_follows():
    app = with_files()
    app.navigator.go(Renewal(CARD.id))
    vm = opened(app)
    vm.back()
    assert app.navigator.current == Home()
    vm.stop()
    seen = vm.state
    app.renewals.tell(RenewalsAsOf((FILE,), STORY + timedelta(hours=1)))
    assert vm.state == seen


def test_steps_that_came_in_the_meantime_clear_a_fault():
    app = with_files(FILE)
    vm = opened(app, Renewal(CARD.id, FILE.id))
    app.drain()
    app.renewals.give(withdraw=Rejected("renewal_closed"))
    vm.withdraw()
    app.drain()
    assert vm.state.fault.deed == "withdraw"
    decided(app, events=(*FILE.events, RenewalEvent(kind="accepted", at=STORY)), state="accepted")
    assert vm.state.fault is None
