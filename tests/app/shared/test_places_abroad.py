"""Places abroad hold together, and their clocks agree with Viet Nam's across midnight and year."""

from datetime import UTC, date, datetime

import pytest

from app.shared.clock import VIET_NAM, start_of_day
from app.shared.offices import office, offices
from app.shared.places_abroad import place_abroad, place_or_none, places_abroad, zone_of

PLACES = [pytest.param(one, id=one.id) for one in places_abroad()]


def test_there_are_places_behind_ahead_and_half_an_hour_off():
    apart = [one.minutes_to_viet_nam() for one in places_abroad()]
    assert len(apart) >= 4
    assert max(apart) > 0 > min(apart)
    assert any(minutes % 60 == 30 for minutes in apart)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_served_by_a_consulate_abroad_that_renews_passports(place):
    desk = office(place.consulate)
    assert desk.place in {one.id for one in places_abroad()}
    assert (desk.services, "passport" in desk.renews) == (("renewal",), True)
    assert place_abroad(desk.place).consulate == desk.id


def test_no_consulate_issues_accounts_and_no_counter_at_home_stands_abroad():
    for one in offices():
        assert not (one.place and "issuing" in one.services)
        assert ("renewal" in one.services) == bool(one.renews)


@pytest.mark.parametrize(
    ("place_id", "moment", "here", "home"),
    [
        ("lumen_utopia", "2025-10-15T04:20", "2025-10-15 02:20", "2025-10-15 11:20"),
        ("lumen_utopia", "2025-10-15T01:59", "2025-10-14 23:59", "2025-10-15 08:59"),
        ("lumen_utopia", "2025-10-15T02:00", "2025-10-15 00:00", "2025-10-15 09:00"),
        ("porta_clara_utopia", "2025-12-31T17:00", "2025-12-31 13:30", "2026-01-01 00:00"),
        ("westmere_borealia", "2025-10-15T04:20", "2025-10-14 18:20", "2025-10-15 11:20"),
        ("ashra_solandia", "2025-10-15T17:29", "2025-10-15 22:59", "2025-10-16 00:29"),
        ("bayan_solandia", "2025-10-15T16:59", "2025-10-15 23:59", "2025-10-15 23:59"),
        ("tidewater_meridia", "2025-12-31T11:00", "2026-01-01 00:00", "2025-12-31 18:00"),
        ("tidewater_meridia", "2025-12-31T10:59", "2025-12-31 23:59", "2025-12-31 17:59"),
        ("halcyon_meridia", "2024-02-28T14:30", "2024-02-29 00:00", "2024-02-28 21:30"),
    ],
)
def test_one_moment_is_two_times(place_id, moment, here, home):
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert f"{at.astimezone(zone_of(place_id)):%Y-%m-%d %H:%M}" == here
    assert f"{at.astimezone(VIET_NAM):%Y-%m-%d %H:%M}" == home


@pytest.mark.parametrize(
    ("place_id", "here"),
    [
        ("lumen_utopia", "2025-10-15 15:00"),
        ("ashra_solandia", "2025-10-15 22:30"),
        ("bayan_solandia", "2025-10-16 00:00"),
        ("tidewater_meridia", "2025-10-16 06:00"),
    ],
)
def test_a_day_of_the_law_begins_at_midnight_in_viet_nam(place_id, here):
    began = start_of_day(date(2025, 10, 16)).astimezone(zone_of(place_id))
    assert f"{began:%Y-%m-%d %H:%M}" == here


@pytest.mark.parametrize("place_id", [None, "", "no_such_place"])
def test_where_no_place_is_known_it_is_viet_nams_time(place_id):
    assert (place_or_none(place_id), zone_of(place_id)) == (None, VIET_NAM)


@pytest.mark.parametrize("desk", [pytest.param(one, id=one.id) for one in offices() if one.place])
def test_a_consulates_slots_are_on_its_own_calendar_and_clock(desk):
    day, zone = date(2025, 10, 20), zone_of(desk.place)
    local = [slot.astimezone(zone) for slot in desk.slots_on(day)]
    assert [f"{one:%H:%M}" for one in local] == list(desk.slots)
    assert {one.date() for one in local} == {day}
