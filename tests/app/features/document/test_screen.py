"""A document's screen by touches: masking, the hidden face, the rule and the ways on."""

from dataclasses import replace

import pytest

from app.features.document.previews import CARD, PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.document.screen import DocumentScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(state, **deeds):
        state = PREVIEWS[state] if isinstance(state, str) else state
        return pilot.show(DocumentScreen(Still(state, **deeds)))

    return show


def test_private_values_are_masked_until_revealed(shown, pilot):
    shown("card")
    assert pilot.sees("000 ••• ••• 001")
    assert not pilot.sees("000 085 000 001")
    assert not pilot.sees("14/10/1985")
    shown("card_revealed")
    assert pilot.sees("000 085 000 001")
    assert pilot.sees("14/10/1985")


def test_each_value_has_its_own_eye_and_all_have_one(shown, pilot):
    toggled, all_of_them = [], []
    shown("card", toggle=toggled.append, toggle_all=lambda: all_of_them.append(True))
    pilot.tap("Hiện Ngày sinh")
    pilot.tap("Hiện tất cả")
    assert (toggled, all_of_them) == (["born_on"], [True])


def test_what_is_revealed_masks_itself_after_the_hold(shown, pilot, monkeypatch):
    from app.ui import masking as module

    monkeypatch.setattr(module, "motion", lambda _: 0.02)
    masked = []
    screen = shown("card", mask=lambda: masked.append(True))
    screen.state = replace(CARD, revealed=CARD.maskable)
    screen.state = replace(screen.state, refreshing=True)  # another change does not start it anew
    pilot.until(lambda: masked == [True], "the mask comes back")


def test_source_and_history_stand_beside_the_values(shown, pilot):
    refreshed = []
    shown("card", refresh=lambda: refreshed.append(True))
    assert pilot.sees("Nguồn: CSDL quốc gia về dân cư")
    assert pilot.sees("Tự cập nhật 08:12, 15/06/2026")
    assert pilot.sees("Cập nhật nơi thường trú")
    pilot.tap("Cập nhật từ nguồn")
    assert refreshed == [True]


def test_a_hidden_document_says_what_ended_what_works_and_what_to_do(shown, pilot):
    renewed = []
    shown("hidden", renew=lambda: renewed.append(True))
    assert pilot.sees("Giấy phép này hết hạn ngày 09/06/2026")
    assert pilot.sees("5 giấy tờ khác vẫn dùng bình thường")
    assert pilot.sees("Chưa thể xuất trình giấy phép này")
    assert pilot.sees("Theo dự thảo nghị định")
    assert pilot.sees("Khoảng 10 phút, lệ phí mẫu 115.000 ₫")
    assert not pilot.sees("Lịch sử")
    pilot.tap("Gia hạn giấy phép")
    assert renewed == [True]


def test_what_no_source_confirms_is_said_so(shown, pilot):
    shown("passport_hidden")
    assert not pilot.sees("Lịch sử")
    assert pilot.sees("Theo dự thảo nghị định")


def test_under_the_rule_of_today_nothing_is_said_of_the_draft(shown, pilot):
    shown("expired_today")
    assert pilot.sees("Theo quy định hôm nay")
    assert not pilot.sees("dự thảo")
    assert not pilot.sees("Đã ẩn")


def test_a_document_in_renewal_leads_to_its_file(shown, pilot):
    followed = []
    shown("hidden_in_renewal", track=lambda: followed.append(True))
    pilot.tap("Đang gia hạn. Hồ sơ GH-000-2606-0001")
    pilot.tap("Theo dõi hồ sơ")
    assert followed == [True, True]


def test_an_unknown_document_offers_the_list(shown, pilot):
    went = []
    shown("not_found", open_wallet=lambda: went.append(True))
    assert pilot.sees("Không tìm thấy giấy tờ này")
    pilot.tap("Mở danh sách giấy tờ")
    assert went == [True]
