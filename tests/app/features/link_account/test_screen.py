"""Linking by touches and keys: choosing, the wait, the code, and what a rejection says."""

from dataclasses import replace

import pytest

from app.features.link_account.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.link_account.screen import LinkAccountScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(LinkAccountScreen(Still(PREVIEWS[name], **deeds)))


def _blocks(screen, name):
    return [one for one in screen.walk(restrict=True) if type(one).__name__ == name]


def test_a_provider_is_chosen_and_the_number_typed(shown, pilot):
    told = []
    screen = shown("form", choose_provider=told.append, change_number=told.append)
    pilot.tap("Ngân hàng Sông Xanh")
    pilot.tap("Số tài khoản")
    assert screen.ids.number.type_text("0000")
    assert told == ["song_xanh", "0000"]


@pytest.mark.parametrize(
    ("name", "changed", "words"),
    [
        ("kind", {"kind": ""}, "Chọn một loại tài khoản"),
        ("form", {"provider_id": ""}, "Chọn nơi mở tài khoản và nhập số"),
        ("form", {"provider_id": "song_xanh"}, "Nhập đủ số tài khoản để tiếp tục"),
        ("kind", {"kind": "bank"}, None),
        ("form", {"provider_id": "song_xanh", "number": "000000000021"}, None),
    ],
)
def test_one_goes_on_once_enough_is_chosen_and_is_told_what_is_missing(
    shown, pilot, name, changed, words
):
    went = []
    screen = shown(name, proceed=lambda: went.append(True))
    screen.state = replace(screen.state, **changed)
    pilot.frames(2)
    button = next(t for _, t in pilot.targets() if t.name == "Tiếp tục")
    assert button.enabled is (words is None)
    if words is None:
        pilot.tap("Tiếp tục")
    else:
        assert pilot.sees(words)
    assert went == ([True] if words is None else [])


def test_the_search_finds_without_marks(shown, pilot):
    shown("found")
    assert pilot.sees("Ngân hàng Sông Xanh")
    assert not pilot.sees("Ngân hàng Sen Vàng")


@pytest.mark.parametrize(
    ("name", "words"),
    [("letters", "chỉ gồm chữ số"), ("look_alikes", "bộ chữ khác"), ("short", "Thiếu 6 số"),
     ("long", "Thừa 2 số"), ("real_number", "Đừng nhập số thật")],
)  # fmt: skip
def test_a_fault_at_the_number_says_how_to_fix_it(shown, pilot, name, words):
    shown(name)
    assert pilot.sees(words)


def test_the_wait_may_be_left(shown, pilot):
    left = []
    shown("waiting", finish=lambda: left.append(True))
    assert pilot.sees("Bạn có thể rời màn hình này")
    pilot.tap("Về An sinh")
    assert left == [True]


def test_the_code_is_typed_pasted_or_filled_in(shown, pilot):
    told = []
    screen = shown("code_half", change_code=told.append, fill_code=lambda: told.append("filled"))
    assert pilot.sees("so không dấu")
    boxes = _blocks(screen, "OtpBoxes")[0]
    boxes.type_text("2")
    boxes.type_text("111 222")
    boxes.press_key(8)
    pilot.tap("Điền mã từ tin nhắn")
    assert told == ["7492", "111222", "74", "filled"]


def test_after_a_wrong_code_the_next_digit_begins_anew(shown, pilot):
    told = []
    screen = shown("code_wrong", change_code=told.append)
    assert pilot.sees("Bạn còn 2 lần")
    _blocks(screen, "OtpBoxes")[0].type_text("3")
    assert told == ["3"]


def test_a_rejection_says_what_differs_who_must_mend_it_and_what_to_use_meanwhile(shown, pilot):
    told = []
    shown(
        "name_differs",
        copy_code=told.append,
        copy_message=told.append,
        use_meanwhile=lambda: told.append("meanwhile"),
    )
    assert pilot.sees("Tên khác nhau một dấu")
    assert pilot.sees("thẻ ghi A không dấu")
    assert pilot.sees("LÊ THỊ HOÀ")
    assert pilot.sees("Ngân hàng cần sửa")
    pilot.tap("Chép lời nhắn cho nơi mở")
    pilot.tap("Nhận tạm qua Sao Biển Mobile Money")
    assert "sửa tên theo căn cước" in told[0].lower()
    assert told[1] == "meanwhile"


def test_somebody_elses_name_is_never_told(shown, pilot):
    screen = shown("not_yours")
    assert pilot.sees("Tên người đó không được cho biết")
    assert not any(block.visible for block in _blocks(screen, "NameDiff"))


def test_a_kind_and_a_consent_are_the_residents_own_choice(shown, pilot):
    told = []
    shown("kind", choose_kind=told.append)
    pilot.tap("Tiền di động (Mobile Money)")
    shown("consent", agree=lambda: told.append("agreed"))
    assert pilot.sees("Im lặng không phải là đồng ý")
    pilot.tap("Tôi đồng ý")
    assert told == ["telecom_e_wallet", "agreed"]


def test_only_a_fault_that_can_pass_offers_the_same_again(shown, pilot):
    again = []
    shown("provider_silent", again=lambda: again.append(True))
    pilot.tap("Thử lại")
    assert again == [True]
    shown("wrong_currency")
    assert not pilot.sees("Thử lại")
