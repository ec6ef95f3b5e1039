"""Renewing abroad: a time before anything is sent, in both zones; what fails keeps everything."""

from datetime import date, timedelta

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected, ServerFault
from app.data.renewals import RenewalsAsOf
from app.features.renewal import visit
from app.features.renewal.permission import Blocked
from app.features.renewal.stations import steps_of
from app.features.renewal.view_model import RenewalViewModel
from app.runtime.destinations import Renewal
from app.runtime.i18n import catalogue
from app.shared.contract.appointments import Appointment, FreeSlots, OfficeSlots
from app.shared.contract.renewals import RenewalEvent
from app.shared.offices import office
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeRenewals
from app.testing.samples import STORY, a_renewal, an_account, documents_of

CARD, _, PASSPORT = documents_of("hanh")[:3]
LUMEN = office("lumen_consulate")
SLOTS = (*LUMEN.slots_on(date(2025, 10, 16)), *LUMEN.slots_on(date(2025, 10, 17)))
FREE = FreeSlots(offices=(OfficeSlots(office=LUMEN.id, slots=SLOTS),))
FILE = a_renewal(
    document_id=PASSPORT.id, type_id="passport", office=LUMEN.id, slot_at=SLOTS[0],
)  # fmt: skip


def opened(*files, document=PASSPORT, rules="draft", **answers):
    renewals = FakeRenewals(RenewalsAsOf(files, STORY), **{"slots": FREE, **answers})
    app = a_signed_in_container("hanh", rules, renewals=renewals)
    vm = RenewalViewModel(Renewal(document.id, files[0].id if files else ""), app)
    vm.start()
    app.drain()
    return vm, app


def asked(app, deed):
    return [question[1:] for question in app.renewals.asked if question[0] == deed]


def test_a_time_is_chosen_before_anything_is_sent():
    vm, app = opened(start=FILE)
    assert (vm.state.books, vm.state.day, vm.state.slot_at) == (True, date(2025, 10, 16), None)
    vm.submit()
    app.drain()
    assert asked(app, "start") == []
    vm.choose_day(date(2025, 10, 17))
    vm.choose_slot(SLOTS[-1])
    assert vm.state.due_on == date(2025, 10, 24)  # five working days after the visit
    vm.submit()
    app.drain()
    wanted = Appointment(office=LUMEN.id, slot_at=SLOTS[-1])
    assert asked(app, "start") == [(PASSPORT.id, wanted)]


def test_both_times_of_a_slot_are_in_its_words():
    vm, _ = opened()
    tr = catalogue("vi").tr
    vm.choose_slot(SLOTS[-1])
    said = "14:30, thứ Sáu 17/10 ở Lumen, tức 23:30 ở Việt Nam"
    assert visit.chosen(vm.state, tr, "vi") == said
    vm.choose_day(date(2025, 10, 17))
    assert [(one.text, one.aside) for one in visit.times(vm.state, "vi")][-1][0] == "14:30"


def test_somebody_elses_slot_shows_what_is_left_and_keeps_the_day():
    vm, app = opened(start=Rejected("slot_taken", {"office": LUMEN.id}))
    vm.choose_day(date(2025, 10, 17))
    vm.choose_slot(SLOTS[-1])
    left = FreeSlots(offices=(OfficeSlots(office=LUMEN.id, slots=SLOTS[:-1]),))
    app.renewals.give(slots=left)
    vm.submit()
    app.drain()
    assert (vm.state.slots, vm.state.slot_at) == (SLOTS[:-1], None)
    assert vm.state.day == date(2025, 10, 17)
    assert vm.state.fault.key == "error.rejected.slot_taken"


@pytest.mark.parametrize("error", [Offline(), ServerFault()])
def test_times_that_cannot_be_had_are_asked_for_once_and_again_on_wish(error):
    vm, app = opened(slots=error)
    assert (vm.state.fault.deed, vm.state.slots) == ("slots", None)
    assert len(asked(app, "slots")) == 1
    app.renewals.give(slots=FREE)
    vm.fetch_slots()
    app.drain()
    assert (vm.state.fault, vm.state.slots) == (None, SLOTS)


def test_an_unsent_booking_keeps_the_chosen_time():
    vm, app = opened(start=Offline())
    vm.choose_slot(SLOTS[1])
    vm.submit()
    app.drain()
    assert (vm.state.fault.deed, vm.state.slot_at) == ("submit", SLOTS[1])


def test_coming_home_ends_the_booking_and_asks_for_no_time():
    vm, app = opened()
    home = AccountAsOf(an_account("hanh", abroad=None), STORY)
    app.account.tell(home)
    assert (vm.state.books, vm.state.slots, vm.state.desk) == (False, None, None)


@pytest.mark.parametrize("rules", ["today", "draft"])
def test_an_identity_card_is_renewed_at_home_alone(rules):
    ending = msgspec.structs.replace(CARD, expires_on=date(2025, 11, 1))
    vm, app = opened(document=ending, rules=rules)
    held = app.documents.stored()
    app.documents.tell(msgspec.structs.replace(held, documents=(ending, *held.documents[1:])))
    assert (vm.state.blocked, vm.state.books) == (Blocked("at_home_only"), False)
    assert vm.state.terms.abroad_instead is not None
    app.account.tell(AccountAsOf(an_account("hanh", abroad=None), STORY))
    assert vm.state.blocked is None


def test_another_time_is_chosen_and_told():
    vm, app = opened(FILE, move=msgspec.structs.replace(FILE, slot_at=SLOTS[2]))
    assert vm.state.may_move
    vm.move()
    app.drain()
    vm.choose_slot(SLOTS[2])
    vm.send_move()
    app.drain()
    assert asked(app, "move") == [(FILE.id, Appointment(office=LUMEN.id, slot_at=SLOTS[2]))]
    assert not vm.state.moving


def test_the_old_time_can_be_kept():
    vm, app = opened(FILE)
    vm.move()
    app.drain()
    vm.keep_appointment()
    assert (vm.state.moving, vm.state.file.slot_at, asked(app, "move")) == (False, SLOTS[0], [])


@pytest.mark.parametrize(
    ("late", "state", "movable", "missed"),
    [(timedelta(), "submitted", True, False), (timedelta(days=9), "submitted", True, True),
     (timedelta(), "accepted", False, False), (timedelta(days=9), "accepted", False, False)],
)  # fmt: skip
def test_a_time_can_be_moved_until_the_desk_has_the_file(late, state, movable, missed):
    vm, app = opened(msgspec.structs.replace(FILE, state=state))
    app.clock.set(STORY + late)
    assert (vm.state.may_move, vm.state.missed) == (movable, missed)


def test_the_visit_is_a_station_of_the_files_way():
    kinds = [(step.kind, step.mark, step.waits) for step in steps_of(FILE)]
    assert kinds[:3] == [
        ("submitted", "done", False), ("visit", "now", True), ("accepted", "next", False),
    ]  # fmt: skip
    taken = msgspec.structs.replace(
        FILE,
        state="accepted",
        events=(*FILE.events, RenewalEvent(kind="accepted", at=STORY)),
    )
    assert [(step.kind, step.mark) for step in steps_of(taken)][:3] == [
        ("submitted", "done"), ("visit", "done"), ("accepted", "done"),
    ]  # fmt: skip
