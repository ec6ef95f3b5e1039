"""The log of looks: what the filters let through, and asking about one look once."""

from datetime import timedelta

import msgspec
import pytest

from app.data.access_log import AccessLogAsOf
from app.data.errors import Offline, Rejected
from app.data.family import FamilyAsOf
from app.features.access_log.view_model import AT_ONCE, AccessLogViewModel
from app.runtime.destinations import AccessLog as Destination
from app.runtime.view_model import Phase
from app.shared.clock import start_of_day
from app.shared.contract.access_log import AccessLog
from app.shared.contract.family import Family
from app.testing import access_samples as looks
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccessLog, FakeFamily
from app.testing.samples import STORY, a_ward

FULL = AccessLogAsOf(looks.KHOI, STORY)
TODAYS = looks.KHOI.entries[0]
ASKED = AccessLogAsOf(
    AccessLog(
        entries=(msgspec.structs.replace(TODAYS, inquiries=(looks.WHY,)), *looks.KHOI.entries[1:]),
        kept_since=looks.SINCE,
    ),
    STORY,
)


def opened(known=FULL, destination=None, **answers):
    ports = {"family": answers.pop("family")} if "family" in answers else {}
    log = FakeAccessLog(known, **answers)
    phone = a_signed_in_container(access_log=log, **ports)
    phone.navigator.go(destination or Destination())
    vm = AccessLogViewModel(destination or Destination(), phone, lambda reason: f"said {reason}")
    vm.start()
    phone.drain()
    return vm, phone, log


def shown(vm):
    return [look.reference[-1] for day in vm.state.days for look in day.looks]


@pytest.mark.parametrize(
    "chosen, expected",
    [("recent", "123456"), ("all", "1234567"), ("refused", "35")],
)
def test_a_filter_lets_its_looks_through_newest_first(chosen, expected):
    vm, *_ = opened()
    vm.choose(chosen)
    assert "".join(shown(vm)) == expected


def test_one_agencys_looks_are_chosen_from_those_that_looked():
    vm, *_ = opened()
    assert vm.state.agencies == ("sao_mai_hospital", "hoa_sen_committee")
    vm.choose("agency")
    assert (vm.state.sheet, vm.state.chosen) == ("agencies", "recent")
    vm.choose_agency("sao_mai_hospital")
    assert ("".join(shown(vm)), vm.state.sheet) == ("1", "")


def test_what_happened_lately_is_counted():
    state = opened()[0].state
    assert (state.recent, state.agencies_recent, state.refused_recent) == (6, 3, 2)


@pytest.mark.parametrize("days, expected", [(30, 1), (31, 0)])
def test_lately_is_thirty_days(days, expected):
    look = looks.a_look(at=STORY - timedelta(days=days))
    vm, *_ = opened(AccessLogAsOf(AccessLog(entries=(look,), kept_since=looks.SINCE), STORY))
    assert (vm.state.recent, vm.state.phase) == (expected, Phase.CONTENT)


def test_looks_are_grouped_by_viet_nams_day():
    vm, *_ = opened()
    vm.choose("all")
    assert [len(day.looks) for day in vm.state.days] == [3, 2, 1, 1]


def test_a_clock_moved_back_takes_later_looks_away():
    vm, phone, _ = opened()
    phone.clock.set(STORY - timedelta(days=2))
    vm.choose("all")
    assert "1" not in shown(vm)


def test_a_long_log_is_shown_bit_by_bit():
    many = tuple(looks.a_look(number) for number in range(1, AT_ONCE + 4))
    vm, *_ = opened(AccessLogAsOf(AccessLog(entries=many, kept_since=looks.SINCE), STORY))
    assert (len(shown(vm)), vm.state.hidden) == (AT_ONCE, 3)
    vm.more()
    assert (len(shown(vm)), vm.state.hidden) == (AT_ONCE + 3, 0)


def test_a_notice_opens_its_look_whenever_that_was():
    vm, *_ = opened(destination=Destination(access_id=looks.PROVIDER.id))
    assert (vm.state.opened, vm.state.chosen) == (looks.PROVIDER.id, "all")
    vm.toggle(looks.PROVIDER.id)
    assert vm.state.opened == ""


def test_asking_why_says_first_what_it_does_and_then_by_when_it_is_answered():
    vm, phone, log = opened(ask=ASKED)
    vm.ask(TODAYS.id, "why")
    assert (vm.state.sheet, vm.state.about) == ("why", TODAYS)
    vm.send()
    vm.send()
    phone.drain()
    assert [one for one in log.asked if one[0] == "ask"] == [("ask", TODAYS.id, "why", "")]
    assert (vm.state.sheet, vm.state.due_on) == ("sent", looks.WHY.due_on)


def test_a_complaint_says_its_reason():
    vm, phone, log = opened(ask=ASKED)
    vm.ask(TODAYS.id, "complaint")
    vm.choose_reason("too_much")
    vm.send()
    phone.drain()
    assert ("ask", TODAYS.id, "complaint", "said too_much") in log.asked


@pytest.mark.parametrize(
    "error, key",
    [
        (Rejected("inquiry_open", {"kind": "why"}), "error.rejected.inquiry_open"),
        (Offline(), "error.offline"),
    ],
)
def test_a_question_that_did_not_arrive_is_said_on_its_sheet(error, key):
    vm, phone, _ = opened(ask=error)
    vm.ask(TODAYS.id, "why")
    vm.send()
    phone.drain()
    assert (vm.state.sheet, vm.state.fault.key, vm.state.doing) == ("why", key, None)


def test_without_a_network_the_sheet_says_so_and_sending_may_be_tried():
    vm, phone, log = opened(ask=ASKED)
    phone.api.tell(online=False)
    vm.ask(TODAYS.id, "why")
    assert not vm.state.online
    vm.send()
    phone.drain()
    assert [one for one in log.asked if one[0] == "ask"]


def test_a_copy_outlives_a_failed_refresh():
    vm, *_ = opened(refresh=Offline())
    assert (vm.state.phase, vm.state.fault.offline) == (Phase.CONTENT, True)
    assert vm.state.as_of == STORY


@pytest.mark.parametrize(
    "known, phase",
    [(None, Phase.FAILED), (AccessLogAsOf(looks.NOTHING, STORY), Phase.EMPTY)],
)
def test_nothing_known_and_nothing_there_are_two_things(known, phase):
    vm, *_ = opened(known, refresh=Offline())
    assert vm.state.phase is phase


def test_of_a_ward_no_copy_is_kept_and_nothing_is_asked():
    ward = a_ward()
    family = FakeFamily(FamilyAsOf(Family(wards=(ward,), guardians=()), STORY))
    vm, _, log = opened(
        None, Destination(ward_id=ward.holder_id), of_ward=looks.KHOI, family=family
    )
    assert (vm.state.ward, vm.state.phase) == (ward.full_name, Phase.CONTENT)
    assert log.stored() is None
    vm.ask(TODAYS.id, "why")
    assert vm.state.sheet == ""


def test_at_the_birthdays_midnight_an_open_log_of_a_ward_goes():
    ward = a_ward()
    family = FakeFamily(FamilyAsOf(Family(wards=(ward,), guardians=()), STORY))
    vm, phone, _ = opened(
        None, Destination(ward_id=ward.holder_id), of_ward=looks.KHOI, family=family
    )
    phone.clock.set(start_of_day(ward.own_from) - timedelta(seconds=1))
    assert vm.state.days
    phone.clock.set(start_of_day(ward.own_from))
    assert (vm.state.days, vm.state.phase) == ((), Phase.FAILED)
