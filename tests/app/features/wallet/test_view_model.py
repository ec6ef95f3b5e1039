"""The wallet's view-model: standings derived, counts, search, copies and faults."""

from datetime import date, timedelta

import pytest

from app.data.documents import DocumentsAsOf
from app.data.errors import Offline, ServerFault
from app.features.wallet.view_model import WalletViewModel, summary
from app.runtime.destinations import DocumentDetail, Renewal
from app.runtime.view_model import Phase
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import rule_set
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeDocuments
from app.testing.samples import STORY, a_document
from app.testing.specimens import specimen, specimen_id

TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")


def of(*documents):
    return FakeDocuments(DocumentsAsOf(documents, STORY))


def started(app):
    vm = WalletViewModel(app)
    vm.start()
    return vm


def states(vm):
    return [held.standing.state for held in vm.state.shown]


def test_under_the_draft_only_the_card_that_ended_is_hidden():
    vm = started(a_signed_in_container("khoi", "draft"))
    assert states(vm) == [DocumentState.HIDDEN] + [DocumentState.VALID] * 3
    assert (vm.state.usable, vm.state.total, vm.state.hidden) == (3, 4, 1)


def test_under_the_rule_of_today_another_document_that_ended_is_marked_not_hidden():
    ended = specimen("driving_licence", 1, "2025-10-14", fields={})
    app = a_signed_in_container("khoi", "today", documents=of(ended))
    vm = started(app)
    assert states(vm) == [DocumentState.EXPIRED]
    assert (vm.state.usable, vm.state.hidden, vm.state.expired) == (0, 0, 1)
    app.policy.choose("draft_2025_10")
    assert states(vm) == [DocumentState.HIDDEN]


def test_a_clock_moved_forward_hides_and_moved_back_shows_again():
    app = FakeContainer(documents=of(specimen("driving_licence", 1, "2025-10-20")))
    vm = started(app)
    assert states(vm) == [DocumentState.DUE_SOON]
    app.clock.set(STORY + timedelta(days=6))
    assert states(vm) == [DocumentState.HIDDEN]
    app.clock.set(STORY - timedelta(days=60))
    assert states(vm) == [DocumentState.VALID]


def test_a_renewed_document_is_pointed_out_for_some_days():
    renewed = a_document(replaces=specimen_id(8), issued_on=date(2025, 10, 14))
    app = FakeContainer(documents=of(renewed))
    vm = started(app)
    assert vm.state.shown[0].fresh
    app.clock.set(STORY + timedelta(days=30))
    assert not vm.state.shown[0].fresh


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("giấy phép", {"driving_licence"}),
        ("GIAY PHEP", {"driving_licence"}),
        ("driving", {"driving_licence"}),
        ("đăng ký", {"vehicle_registration"}),
        ("dang ky", {"vehicle_registration"}),
        ("00-x0 000", {"vehicle_registration"}),
        ("  ", {"driving_licence", "vehicle_registration", "identity_card", "health_insurance"}),
        ("850000017", set()),  # masked: only what is seen of it finds it
        ("017", {"driving_licence"}),
        ("the can cuoc", {"identity_card"}),
    ],
)
def test_search_finds_names_and_shown_values_without_diacritics_too(query, found):
    app = a_signed_in_container("khoi", "draft")
    vm = started(app)
    vm.open_search()
    vm.search(query)
    assert {held.document.type_id for held in vm.state.shown} == found
    assert vm.state.total == 4, "the count is over all of them"
    vm.close_search()
    assert len(vm.state.shown) == 4
    assert not vm.state.searching


def test_search_never_finds_a_value_of_a_hidden_document_even_if_the_copy_still_holds_it():
    hidden = specimen("vehicle_registration", 1, "2025-10-14")
    assert hidden.fields["plate"]
    assert summary((hidden,), date(2025, 10, 15), DRAFT, hidden.fields["plate"])["shown"] == ()
    assert len(summary((hidden,), date(2025, 10, 15), DRAFT, "dang ky")["shown"]) == 1
    assert len(summary((hidden,), date(2025, 10, 14), DRAFT, hidden.fields["plate"])["shown"]) == 1


def test_without_copy_or_network_it_has_failed_and_comes_back_by_itself():
    documents = FakeDocuments(failure=Offline())
    app = FakeContainer(documents=documents)
    vm = started(app)
    assert vm.state.phase is Phase.LOADING
    app.drain()
    assert vm.state.phase is Phase.FAILED
    assert vm.state.offline
    documents.failure = None
    documents.give(refresh=DocumentsAsOf((a_document(),), STORY))
    app.api.tell(online=True)
    app.drain()
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.fault_key is None


def test_a_copy_outlives_a_failed_refresh():
    documents = of(a_document())
    documents.failure = ServerFault()
    app = FakeContainer(documents=documents)
    vm = started(app)
    app.drain()
    assert vm.state.phase is Phase.CONTENT
    assert vm.state.fault_key == "error.rejected.internal"
    assert not vm.state.offline
    assert vm.state.as_of == STORY
    assert not vm.state.refreshing


def test_a_wallet_without_documents_is_empty_not_loading():
    assert started(FakeContainer(documents=of())).state.phase is Phase.EMPTY


def test_two_taps_on_refresh_ask_once():
    app = FakeContainer(documents=of(a_document()))
    vm = started(app)
    vm.refresh()
    app.drain()
    assert app.documents.asked == [("refresh",)]


def test_what_the_server_tells_meanwhile_is_shown():
    app = FakeContainer(documents=of(a_document()))
    vm = started(app)
    app.documents.tell(DocumentsAsOf((), STORY))
    assert vm.state.phase is Phase.EMPTY
    vm.stop()
    app.documents.tell(DocumentsAsOf((a_document(),), STORY))
    assert vm.state.phase is Phase.EMPTY, "nobody looks at it any more"


def test_a_card_opens_its_document_and_its_button_renews_or_follows():
    filed = specimen("passport", 2, "2025-10-01", fields={}, renewal_id=specimen_id(9))
    ended = specimen("driving_licence", 1, "2025-10-01", fields={})
    app = FakeContainer(documents=of(ended, filed))
    vm = started(app)
    vm.open_document(ended.id)
    assert app.navigator.current == DocumentDetail(ended.id)
    vm.renew(ended.id)
    assert app.navigator.current == Renewal(ended.id)
    vm.renew(filed.id)
    assert app.navigator.current == Renewal(filed.id, specimen_id(9))
