"""One document's view-model: standing in place, masking, its open file, and what is not there."""

from datetime import timedelta

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import Offline
from app.data.renewals import RenewalsAsOf
from app.features.document.view_model import DocumentViewModel
from app.runtime.destinations import Present, Renewal, Wallet
from app.runtime.view_model import Phase
from app.shared.contract.account import AccountLock
from app.shared.rules.standing import DocumentState
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeDocuments, FakeRenewals
from app.testing.samples import STORY, a_document, a_renewal, an_account, documents_of
from app.testing.specimens import specimen, specimen_id

CARD, LICENCE = documents_of("khoi")[:2]


def opened(app, document_id):
    vm = DocumentViewModel(document_id, app)
    vm.start()
    return vm


def of(*documents):
    return FakeDocuments(DocumentsAsOf(documents, STORY))


def test_a_hidden_card_says_what_still_works_and_which_rule_decided():
    vm = opened(a_signed_in_container("khoi", "draft"), CARD.id)
    assert vm.state.standing.state is DocumentState.HIDDEN
    assert vm.state.rule.id == "identity_expiry_effect"
    assert vm.state.others_usable == 3
    assert vm.state.account_open
    assert vm.state.can_link
    assert vm.state.number == ""
    assert vm.state.maskable == frozenset()


def test_a_document_that_ends_at_midnight_while_it_is_open_changes_in_place():
    document = specimen("driving_licence", 1, "2025-10-15")
    app = FakeContainer(documents=of(document))
    vm = opened(app, document.id)
    vm.toggle_all()
    assert vm.state.standing.state is DocumentState.DUE_SOON
    assert vm.state.revealed
    app.clock.set(STORY + timedelta(hours=15, minutes=29))  # 23:59 in Viet Nam
    assert vm.state.standing.state is DocumentState.DUE_SOON
    app.clock.set(STORY + timedelta(hours=15, minutes=30))
    assert vm.state.standing.state is DocumentState.HIDDEN
    assert vm.state.revealed == frozenset()
    assert vm.state.number == ""
    app.clock.set(STORY)
    assert vm.state.standing.state is DocumentState.DUE_SOON


def test_the_other_rule_set_changes_it_in_place():
    document = specimen("driving_licence", 1, "2025-10-14", fields={})
    app = FakeContainer(documents=of(document))
    vm = opened(app, document.id)
    app.policy.choose("decree_69_2024")
    assert vm.state.standing.state is DocumentState.EXPIRED
    assert vm.state.rule.value == "mark_expired"


def test_a_locked_account_is_never_said_to_be_open():
    lock = AccountLock(ground="own_request", since=STORY - timedelta(days=1), until=None)
    app = a_signed_in_container("khoi", "draft")
    vm = opened(app, CARD.id)
    app.account.tell(AccountAsOf(an_account("khoi", locks=(lock,)), STORY))
    assert not vm.state.account_open


def test_values_are_masked_until_asked_for_and_masked_again_on_leaving():
    vm = opened(a_signed_in_container("khoi", "draft"), LICENCE.id)
    assert vm.state.maskable == {"number", "born_on"}
    vm.toggle("number")
    assert vm.state.revealed == {"number"}
    vm.toggle("number")
    assert vm.state.revealed == frozenset()
    vm.toggle("full_name")  # is not masked, so there is nothing to reveal
    assert vm.state.revealed == frozenset()
    vm.toggle("born_on")
    vm.toggle_all()
    assert vm.state.all_revealed
    vm.toggle_all()
    assert vm.state.revealed == frozenset()
    vm.toggle_all()
    vm.stop()
    assert vm.state.revealed == frozenset()


def test_the_number_is_copied_whole_and_said_so():
    app = a_signed_in_container("khoi", "draft")
    told = []
    app.announcements.subscribe(lambda one: told.append(one.key))
    opened(app, LICENCE.id).copy_number()
    assert app.clipboard.paste() == LICENCE.fields["number"]
    assert told == ["document.copied"]


def test_a_hidden_documents_number_cannot_be_copied():
    app = a_signed_in_container("khoi", "draft")
    opened(app, CARD.id).copy_number()
    assert app.clipboard.paste() == ""


def test_only_what_may_be_presented_opens_presenting():
    app = a_signed_in_container("khoi", "draft")
    opened(app, CARD.id).present()
    assert app.navigator.current != Present(CARD.id)
    opened(app, LICENCE.id).present()
    assert app.navigator.current == Present(LICENCE.id)


def test_a_document_in_renewal_leads_to_its_file():
    file = a_renewal(document_id=specimen_id(1))
    held = specimen("identity_card", 1, "2025-10-14", fields={}, renewal_id=file.id)
    app = FakeContainer(documents=of(held), renewals=FakeRenewals(RenewalsAsOf((file,), STORY)))
    vm = opened(app, held.id)
    assert vm.state.renewal == file
    vm.track()
    assert app.navigator.current == Renewal(held.id, file.id)
    vm.renew()
    assert app.navigator.current == Renewal(held.id)


def test_a_document_renewed_while_it_is_open_is_followed_by_its_successor():
    old = specimen("identity_card", 1, "2025-10-14", fields={})
    app = FakeContainer(documents=of(old))
    vm = opened(app, old.id)
    app.documents.tell(
        DocumentsAsOf((a_document("identity_card", id=specimen_id(2), replaces=old.id),), STORY)
    )
    assert vm.state.document.id == specimen_id(2)
    assert vm.state.renewed
    assert vm.state.standing.presentable


def test_an_unknown_id_is_said_to_be_unknown_once_the_server_has_answered():
    app = FakeContainer(documents=of(a_document()))
    vm = opened(app, specimen_id(99))
    assert vm.state.phase is Phase.LOADING
    app.drain()
    assert vm.state.phase is Phase.EMPTY
    vm.open_wallet()
    assert app.navigator.current == Wallet()


def test_without_copy_or_network_it_has_failed_and_comes_back_by_itself():
    documents = FakeDocuments(failure=Offline())
    app = FakeContainer(documents=documents)
    vm = opened(app, specimen_id(1))
    app.drain()
    assert vm.state.phase is Phase.FAILED
    documents.failure = None
    documents.give(refresh=DocumentsAsOf((a_document(),), STORY))
    app.api.tell(online=True)
    app.drain()
    assert vm.state.phase in (Phase.CONTENT, Phase.EMPTY)
    assert vm.state.fault_key is None


def test_a_copy_outlives_a_failed_refresh():
    documents = of(a_document())
    documents.failure = Offline()
    app = FakeContainer(documents=documents, account=FakeAccount())
    vm = opened(app, a_document().id)
    app.drain()
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.offline
    assert vm.state.as_of == STORY
