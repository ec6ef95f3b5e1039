"""What a register changed: masked until asked for, gone with the document, in place as it comes."""

from datetime import date, timedelta

import pytest

from app.data.documents import DocumentsAsOf
from app.data.errors import Offline
from app.features.document_changes.view_model import ChangesViewModel
from app.runtime.destinations import DocumentChanges, ReportData
from app.runtime.view_model import Phase
from app.shared.contract.documents import DocumentChange
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeDocuments
from app.testing.samples import STORY
from app.testing.specimens import specimen

OLD, NEW = "Số 12 ngõ Sen, phường Hoa Sen", "Số 3 ngõ Lúa, phường Suối Mơ"
MOVED = DocumentChange(
    on=date(2025, 10, 15), title_vi="a", title_en="a", by="b", at=STORY, register_id="population",
    fact_id="residence", old=OLD, new=NEW,
)  # fmt: skip
ISSUED = DocumentChange(on=date(2021, 3, 18), title_vi="a", title_en="a", by="b")


def card(ends="2030-01-01", history=(MOVED, ISSUED), **facts):
    return specimen("identity_card", 1, ends, history=history, **facts)


def opened(document, **answers):
    app = FakeContainer(documents=FakeDocuments(DocumentsAsOf((document,), STORY), **answers))
    vm = ChangesViewModel(DocumentChanges(document.id), app)
    vm.start()
    app.drain()
    return app, vm


def test_a_change_is_told_apart_from_what_the_history_says_besides():
    _, vm = opened(card())
    assert vm.state.changes == (MOVED,)
    assert vm.state.earlier == (ISSUED,)
    assert vm.state.phase is Phase.CONTENT


def test_a_masked_value_is_masked_before_and_after_and_again_on_leaving():
    _, vm = opened(card())
    assert vm.state.maskable == {"residence"}
    vm.toggle("residence")
    assert vm.state.revealed == {"residence"}
    vm.stop()
    assert vm.state.revealed == frozenset()


def test_nothing_changed_is_said():
    _, vm = opened(card(history=(ISSUED,)))
    assert (vm.state.phase, vm.state.hidden) == (Phase.EMPTY, False)


@pytest.mark.parametrize("rules", ["draft_2025_10", "decree_69_2024"])
def test_at_its_end_neither_old_nor_new_values_are_shown(rules):
    app, vm = opened(card("2025-10-15"))
    app.policy.choose(rules)
    vm.toggle("residence")
    app.clock.set(STORY + timedelta(days=1))
    assert vm.state.hidden
    assert vm.state.changes == vm.state.earlier == ()
    assert vm.state.revealed == frozenset()
    app.clock.set(STORY)
    assert vm.state.changes == (MOVED,)


def test_a_change_that_comes_while_it_is_open_appears_in_place():
    app, vm = opened(card(history=(ISSUED,)))
    app.documents.tell(DocumentsAsOf((card(),), STORY))
    assert vm.state.changes == (MOVED,)


def test_offline_the_copy_is_shown_and_said_to_be_one():
    _, vm = opened(card(), failure=Offline())
    assert vm.state.changes == (MOVED,)
    assert vm.state.offline


def test_a_document_that_is_not_there_is_said():
    app = FakeContainer(documents=FakeDocuments(DocumentsAsOf((), STORY)))
    vm = ChangesViewModel(DocumentChanges("f" * 32), app)
    vm.start()
    assert (vm.state.phase, vm.state.document) == (Phase.EMPTY, None)


def test_what_is_wrong_can_be_reported_from_here():
    document = card()
    app, vm = opened(document)
    vm.report()
    assert app.navigator.current == ReportData(document.id)
