"""Edit once, change everywhere: from the register to an open phone by itself, and a report back."""

import pytest

from app.features.document.view_model import DocumentViewModel
from app.features.report_data.view_model import ReportViewModel
from app.runtime.destinations import ReportData
from app.shared.personas import persona
from tests.support.registers import MOVED, answer, edit, record_of

BINH, KHOI = persona("binh"), persona("khoi")


def of_type(phone, type_id):
    return next(one for one in phone.app.documents.stored().documents if one.type_id == type_id)


def listening(phone, person):
    """The person's phone, with everything fetched and the change feed open."""
    phone.stand_in(person.personal_number).sign_in(person.id)
    phone.app.start()
    return phone


@pytest.fixture
def binh(new_phone):
    return listening(new_phone(), BINH)


def test_a_head_office_that_moves_is_on_the_open_phone_with_its_history(server, binh):
    vm = DocumentViewModel(of_type(binh, "business_registration").id, binh.app)
    vm.start()
    record = record_of(server, "business_registration", BINH)
    assert edit(server, record, "head_office", MOVED).status_code == 200
    binh.wait_for(lambda: vm.state.document.fields["head_office"] == MOVED)
    assert vm.state.changed
    binh.wait_for(lambda: any(
        one.subject == "register.changed" for one in binh.app.notices.stored().notices
    ))  # fmt: skip
    vm.stop()


def test_a_home_that_moves_changes_what_may_be_seen_and_no_more(server, new_phone):
    khoi = listening(new_phone(), KHOI)
    card = of_type(khoi, "identity_card")
    record = record_of(server, "population", KHOI)
    assert edit(server, record, "residence", MOVED).status_code == 200
    khoi.wait_for(lambda: any(
        one.subject == "register.changed" for one in khoi.app.notices.stored().notices
    ))  # fmt: skip
    hidden = of_type(khoi, "identity_card")
    assert (hidden.id, hidden.fields, hidden.history) == (card.id, {}, ())


def test_a_report_is_sent_answered_and_followed_without_asking(server, binh):
    vm = ReportViewModel(ReportData(of_type(binh, "driving_licence").id), binh.app)
    vm.start()
    vm.choose("class")
    vm.type("C1")
    vm.send()
    binh.wait_for(lambda: vm.state.reports)
    sent = vm.state.reports[0]
    assert sent.state == "sent"
    assert answer(server, {"id": sent.id}, "correct", reason="Hồ sơ gốc").status_code == 200
    binh.wait_for(lambda: vm.state.reports[0].state == "corrected")
    binh.wait_for(lambda: of_type(binh, "driving_licence").fields["class"] == "C1")
    vm.stop()
