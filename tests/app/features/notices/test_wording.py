"""What an event's notice says: dates and places in the language shown."""

import pytest

from app.features.notices.wording import words_of
from app.runtime.i18n import catalogue
from app.testing.samples import a_notice


@pytest.mark.parametrize(
    ("lang", "place", "day"),
    [
        ("vi", "Công an phường Hoa Sen", "16/10/2025"),
        ("en", "Hoa Sen ward police", "16 October 2025"),
    ],
)
def test_a_booked_appointment_names_place_and_day(lang, place, day):
    notice = a_notice(
        kind="event",
        subject="issuing.booked",
        action="open",
        values={"level": 2, "office": "hoa_sen_police", "slot_on": "2025-10-16"},
    )
    text = words_of(notice, catalogue(lang).tr, lang).text
    assert place in text
    assert day in text


def test_a_renewal_abroad_names_the_consulate_and_both_times():
    notice = a_notice(
        kind="renewal_submitted",
        type_id="passport",
        action="track",
        values={"office": "lumen_consulate", "slot_at": "2025-10-16T16:30:00+00:00"},
    )
    text = words_of(notice, catalogue("vi").tr, "vi").text
    assert text == (
        "Lãnh sự quán Việt Nam tại Lumen, hẹn 14:30, thứ Năm 16/10, tức 23:30 ở Việt Nam."
    )


def test_a_renewal_at_home_names_the_counter_and_one_time():
    notice = a_notice(
        kind="renewal_submitted",
        type_id="identity_card",
        action="track",
        values={"office": "hoa_sen_police", "slot_at": "2025-10-16T01:00:00+00:00"},
    )
    text = words_of(notice, catalogue("vi").tr, "vi").text
    assert text == "Công an phường Hoa Sen, hẹn 08:00, thứ Năm 16/10."


@pytest.mark.parametrize(("values", "told"), [({"refunded_vnd": 50_000}, True), ({}, False)])
def test_a_refusal_says_what_was_paid_back(values, told):
    notice = a_notice(
        kind="renewal_refused", type_id="identity_card", subject="photo_unlike", values=values
    )
    text = words_of(notice, catalogue("vi").tr, "vi").text
    assert ("Lệ phí 50.000 ₫ đã được hoàn." in text) is told
