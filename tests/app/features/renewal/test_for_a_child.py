"""Renewing for a child: in the child's name, from its own copy, saying nothing of one's own."""

from datetime import date

import msgspec

from app.data.mandates import MandatesAsOf
from app.data.renewals import RenewalsAsOf
from app.features.renewal import wording
from app.features.renewal.view_model import RenewalViewModel
from app.runtime.destinations import Renewal, WardDocument
from app.runtime.i18n import catalogue
from app.shared.contract.renewals import Fee
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeFamily, FakeMandates, FakeOthersRenewals, FakeRenewals
from app.testing.mandate_samples import BAO
from app.testing.samples import STORY, a_document, a_renewal

CARD = a_document("health_insurance", expires_on=date(2025, 12, 31))
DUE = a_renewal(
    document_id=CARD.id, type_id="health_insurance", state="fee_due", fee=Fee(state="due")
)


def opened(*files, renewal_id="", **answers):
    theirs = FakeRenewals(RenewalsAsOf(files, STORY), **answers)
    app = a_signed_in_container(
        "lan",
        "draft",
        family=FakeFamily(document=CARD),
        mandates=FakeMandates(MandatesAsOf((BAO,), STORY)),
        others_renewals=FakeOthersRenewals(**{f"of_{BAO.holder_id}": theirs}),
    )
    vm = RenewalViewModel(Renewal(CARD.id, renewal_id, of=BAO.holder_id), app)
    vm.start()
    app.drain()
    return vm, app, theirs


def asked(port, deed):
    return [question[1:] for question in port.asked if question[0] == deed]


def test_it_is_opened_and_paid_in_the_childs_name():
    vm, app, theirs = opened()
    assert (vm.state.document, vm.state.whose, vm.state.blocked) == (CARD, BAO, None)

    def start(_):
        theirs.tell(RenewalsAsOf((DUE,), STORY))
        return DUE

    theirs.give(start=start, pay_fee=msgspec.structs.replace(DUE, fee=Fee(state="asking")))
    vm.submit()
    app.drain()
    for digit in "471902":
        vm.press(digit)
    app.drain()
    assert asked(theirs, "pay_fee") == [(DUE.id, "471902")]
    assert asked(app.renewals, "start") == []


def test_what_works_meanwhile_is_said_of_the_childs_card_alone():
    vm, _, _ = opened()
    said = wording.meanwhile(vm.state, catalogue("en").tr, "en")
    assert [works for _, works in said] == [True]
    assert "31 December 2025" in said[0][0]


def test_the_new_one_is_opened_in_the_childs_wallet():
    issued = msgspec.structs.replace(DUE, state="issued", new_document_id="b" * 32)
    vm, app, _ = opened(issued, renewal_id=issued.id)
    vm.open_new()
    assert app.navigator.current == WardDocument(BAO.holder_id, "b" * 32)
