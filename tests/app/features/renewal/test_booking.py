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


HOA_SEN, SUOI_MO = office("hoa_sen_police"), office("suoi_mo_police")
AT_HOME = FreeSlots(
    offices=tuple(
        OfficeSlots(office=one.id, slots=one.slots_on(date(2025, 10, 16)))
        for one in (HOA_SEN, SUOI_MO)
    )
)
KHOIS = documents_of("khoi")[0]


def at_home(**answers):
    renewals = FakeRenewals(RenewalsAsOf((), STORY), **{"slots": AT_HOME, **answers})
    app = a_signed_in_container("khoi", "draft", renewals=renewals)
    vm = RenewalViewModel(Renewal(KHOIS.id), app)
    vm.start()
    app.drain()
    return vm, app


def test_at_home_it_goes_online_unless_a_counter_is_chosen():
    vm, app = at_home(start=FILE)
    assert (vm.state.ways, vm.state.way, vm.state.books) == (("online", "desk"), "online", False)
    assert vm.state.due_on == date(2025, 10, 24)
    vm.choose_way("desk")
    app.drain()
    assert [one.id for one in vm.state.desks] == [HOA_SEN.id, SUOI_MO.id]
    assert (vm.state.desk, vm.state.ready) == (HOA_SEN, False)
    vm.choose_office(SUOI_MO.id)
    vm.choose_slot(SUOI_MO.slots_on(date(2025, 10, 16))[2])
    vm.submit()
    app.drain()
    wanted = Appointment(office=SUOI_MO.id, slot_at=SUOI_MO.slots_on(date(2025, 10, 16))[2])
    assert asked(app, "start") == [(KHOIS.id, wanted)]


def test_another_counter_asks_for_another_time_and_going_online_for_none():
    vm, app = at_home()
    vm.choose_way("desk")
    app.drain()
    vm.choose_slot(HOA_SEN.slots_on(date(2025, 10, 16))[0])
    assert vm.state.ready
    vm.choose_office(SUOI_MO.id)
    assert (vm.state.slot_at, vm.state.ready) == (None, False)
    vm.choose_way("online")
    assert (vm.state.desk, vm.state.ready, vm.state.due_on) == (None, True, date(2025, 10, 24))


def test_somebody_elses_slot_at_a_counter_is_told_and_nothing_is_lost():
    vm, app = at_home(start=Rejected("slot_taken", {"office": HOA_SEN.id}))
    vm.choose_way("desk")
    app.drain()
    first, *left = HOA_SEN.slots_on(date(2025, 10, 16))
    vm.choose_slot(first)
    app.renewals.give(slots=FreeSlots(offices=(OfficeSlots(office=HOA_SEN.id, slots=tuple(left)),)))
    vm.submit()
    app.drain()
    assert (vm.state.slots, vm.state.slot_at, vm.state.way) == (tuple(left), None, "desk")
    assert vm.state.fault.key == "error.rejected.slot_taken"


def test_own_papers_go_with_it_once_attached():
    card = msgspec.structs.replace(
        PASSPORT, type_id="nursing_licence", expires_on=date(2025, 12, 1)
    )
    renewals = FakeRenewals(RenewalsAsOf((), STORY), start=FILE)
    app = a_signed_in_container("khoi", "draft", renewals=renewals)
    held = app.documents.stored()
    app.documents.tell(msgspec.structs.replace(held, documents=(card,)))
    vm = RenewalViewModel(Renewal(card.id), app)
    vm.start()
    app.drain()
    assert (vm.state.missing, vm.state.ready) == (("training_record",), False)
    vm.submit()
    vm.attach("training_record")
    vm.submit()
    app.drain()
    assert asked(app, "start") == [(card.id, ("training_record",))]
