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
