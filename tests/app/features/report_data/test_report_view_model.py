"""Wrong data on the phone: judged before it is sent, sent once, followed, taken back."""

from datetime import timedelta

import msgspec
import pytest

from app.data.data_reports import ReportsAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import Offline, Rejected
from app.features.report_data.previews import SENT
from app.features.report_data.view_model import ReportViewModel, written
from app.runtime.destinations import ReportData
from app.runtime.view_model import Phase
from app.shared.doctypes import document_type
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeDocuments, FakeReports
from app.testing.samples import STORY
from app.testing.specimens import specimen

LICENCE = specimen("driving_licence", 3, "2031-04-22")
ENDS_TODAY = specimen("driving_licence", 3, "2025-10-15")
RIGHT = "2011-04-23"


def opened(document=LICENCE, reports=(), fact_id="", **answers):
    app = a_signed_in_container(
        documents=FakeDocuments(DocumentsAsOf((document,), STORY)),
        reports=FakeReports(ReportsAsOf(tuple(reports), STORY), **answers),
    )
    vm = ReportViewModel(ReportData(document.id, fact_id), app)
    vm.start()
    app.drain()
    return app, vm


def asked(app, deed):
    return [call[1:] for call in app.reports.asked if call[0] == deed]


def test_every_fact_but_the_number_can_be_said_to_be_wrong():
    _, vm = opened()
    assert [one.id for one in vm.state.facts] == [
        "full_name",
        "class",
        "born_on",
        "first_passed_on",
    ]


def test_a_report_is_sent_as_it_is_stored_and_leads_back_to_the_choice():
    app, vm = opened(send=SENT)
    vm.choose("first_passed_on")
    vm.type("23/04/2011")
    assert vm.state.typed == "23042011"
    vm.send()
    vm.send()
    app.drain()
    assert asked(app, "send") == [(LICENCE.id, "first_passed_on", RIGHT)]
    assert (vm.state.fact_id, vm.state.typed, vm.state.doing) == ("", "", None)


@pytest.mark.parametrize(
    ("fact_id", "typed", "wrong"),
    [
        ("first_passed_on", "", "empty"),
        ("first_passed_on", "31022011", "wrong_kind"),
        ("first_passed_on", "13101985", "before_birth"),
        ("first_passed_on", "16102025", "in_future"),
        ("first_passed_on", "22042011", "unchanged"),
        ("full_name", "Trần\u202eKhôi", "wrong_kind"),
        ("class", "   ", "empty"),
    ],
)
def test_what_cannot_stand_there_is_said_and_not_sent(fact_id, typed, wrong):
    app, vm = opened(fact_id=fact_id)
    vm.type(typed)
    vm.send()
    app.drain()
    assert vm.state.wrong == wrong
    assert asked(app, "send") == []
    vm.type("2")
    assert vm.state.wrong is None


def test_a_fact_that_is_reported_already_is_not_chosen_again():
    _, vm = opened(reports=[SENT])
    vm.choose("first_passed_on")
    assert vm.state.fact is None
    vm.choose("class")
    assert vm.state.fact.id == "class"


def test_the_last_day_of_the_answer_counts_working_days():
    _, vm = opened()
    assert str(vm.state.due_on) == "2025-10-22"


def test_an_open_report_is_taken_back_after_it_was_asked():
    back = msgspec.structs.replace(SENT, state="withdrawn")
    app, vm = opened(reports=[SENT], withdraw=back)
    vm.withdraw()
    assert asked(app, "withdraw") == []
    vm.ask_withdraw(SENT.id)
    assert vm.state.asked == SENT
    vm.withdraw()
    app.drain()
    assert asked(app, "withdraw") == [(SENT.id,)]
    assert vm.state.asked is None


@pytest.mark.parametrize(
    ("reason", "key"),
    [("open_already", "report_data.refused.open_already"),
     ("something_new", "error.rejected.report_refused")],
)  # fmt: skip
def test_a_refusal_says_why_and_keeps_what_was_typed(reason, key):
    error = Rejected("report_refused", {"reason": reason, "code": SENT.code})
    app, vm = opened(fact_id="first_passed_on", send=error)
    vm.type("23042011")
    vm.send()
    app.drain()
    assert vm.state.fault.key == key
    assert vm.state.typed == "23042011"


def test_without_a_network_nothing_is_lost():
    app, vm = opened(fact_id="first_passed_on", send=Offline())
    vm.type("23042011")
    vm.send()
    app.drain()
    assert vm.state.fault.offline
    assert (vm.state.fact_id, vm.state.typed) == ("first_passed_on", "23042011")


def test_at_the_documents_end_nothing_can_be_said_about_its_values():
    app, vm = opened(ENDS_TODAY, fact_id="born_on")
    vm.reveal()
    app.clock.set(STORY + timedelta(days=1))
    assert vm.state.hidden
    assert (vm.state.facts, vm.state.fact, vm.state.revealed) == ((), None, False)


def test_leaving_masks_the_value_again_and_back_leads_first_to_the_choice():
    app, vm = opened()
    before = app.navigator.current
    vm.choose("born_on")
    vm.reveal()
    vm.stop()
    assert not vm.state.revealed
    vm.back()
    assert vm.state.fact is None
    assert app.navigator.current == before


def test_a_document_that_is_not_there_is_said():
    app = a_signed_in_container(documents=FakeDocuments(DocumentsAsOf((), STORY)))
    vm = ReportViewModel(ReportData("f" * 32), app)
    vm.start()
    assert vm.state.phase is Phase.EMPTY


@pytest.mark.parametrize(
    ("type_id", "fact_id", "typed", "stored"),
    [
        ("driving_licence", "first_passed_on", "01022003", "2003-02-01"),
        ("driving_licence", "full_name", "  Trâ\u0300n   Khôi ", "Trần Khôi"),
        ("business_registration", "capital", "500", "500"),
        ("vehicle_registration", "colour", "red", "red"),
    ],
)
def test_what_was_typed_is_written_as_it_is_stored(type_id, fact_id, typed, stored):
    assert written(document_type(type_id).field(fact_id), typed) == stored
