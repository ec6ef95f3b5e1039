"""What follows from each rejection, and where to be paid meanwhile."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from app.shared.contract.benefits import LinkRejection
from app.shared.providers import provider
from app.shared.rules.remedies import REMEDIES, meanwhile

MORNING = datetime(2025, 10, 15, 2, 0, tzinfo=UTC)
NIGHT = MORNING + timedelta(hours=14)


def test_every_reason_has_a_remedy():
    assert set(REMEDIES) == set(get_args(LinkRejection))


@pytest.mark.parametrize("why", get_args(LinkRejection))
@pytest.mark.parametrize("failed", ["sen_vang", "sao_bien", "buu_cuc_mau", "of_a_newer_server"])
def test_what_is_offered_is_another_place_that_answers_now(why, failed):
    found = meanwhile(why, failed, ("vi_co_trang",), MORNING)
    assert found.id not in (failed, "vi_co_trang")
    assert found.answers_from(MORNING) == MORNING
    assert found.behaviour.answer == "answers"


def test_where_a_mark_is_the_matter_the_other_place_prints_none():
    found = meanwhile("name_differs", "sen_vang", (), MORNING)
    assert (found.id, found.prints) == ("sao_bien", "capitals_without_marks")


def test_another_kind_is_offered_first():
    assert meanwhile("provider_down", "sao_bien", (), MORNING).kind == "e_wallet"


def test_at_night_nothing_that_is_shut_is_offered():
    tried = ("sao_bien", "gio_lanh", "sen_vang", "song_xanh", "vi_co_trang", "quy_dong_que")
    assert meanwhile("provider_silent", "doi_che", tried, NIGHT) is None
    assert meanwhile("provider_silent", "doi_che", tried, MORNING) == provider("vi_la_tre")
