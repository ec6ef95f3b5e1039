"""Presenting by touches: unmasked for a minute beside a running clock, and no promises."""

import pytest

from app.features.present.previews import HEALTH, PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.containers import a_signed_in_container
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.present.screen import PresentScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(PresentScreen(Still(PREVIEWS[name], **deeds)))

    return show


def test_nothing_is_unmasked_before_it_is_opened(shown, pilot):
    opened = []
    shown("usual", show_chosen=lambda: opened.append("first"), show=opened.append)
    assert pilot.sees("000 ••• ••• 001")
    assert not pilot.sees("000 085 000 001")
    pilot.tap("Mở thẻ")
    pilot.tap("Thẻ bảo hiểm y tế")
    assert opened == ["first", HEALTH.id]


def test_the_document_on_the_face_is_not_listed_again_after_a_fresh_answer(pilot):
    from app.features.present.screen import PresentScreen
    from app.features.present.view_model import PresentViewModel

    app = a_signed_in_container("khoi", "draft")
    screen = pilot.show(PresentScreen(PresentViewModel("", app, 60)))
    app.drain()
    app.preferences.change(last_presented="")
    app.documents.tell(app.documents.stored())
    rows = [row.title for row in screen.others(screen.state, "vi")]
    assert rows == ["Đăng ký xe máy", "Thẻ bảo hiểm y tế"]


def test_what_may_not_be_presented_has_its_reason_and_no_action(shown, pilot):
    shown("usual")
    assert pilot.sees("Đã ẩn, hết hạn 09/06/2026")
    assert not [target for _, target in pilot.targets() if "Giấy phép" in target.name]


def test_while_it_is_shown_the_clock_runs_and_it_can_be_masked(shown, pilot):
    masked, passed = [], []
    shown("showing", mask=lambda: masked.append(True), pass_time=passed.append)
    assert pilot.sees("000 085 000 001")
    assert pilot.sees("08:30:00")
    assert pilot.sees("0:47")
    pilot.tap("Che lại")
    assert masked == [True]
    pilot.until(lambda: bool(passed), "a second passes", frames=3000)


def test_it_claims_no_code_and_no_check(shown, pilot):
    for name in PREVIEWS:
        shown(name)
        said = " ".join(pilot.words()).lower()
        assert "qr" not in said
        assert "xác minh" not in said


def test_once_masked_it_asks_whether_to_go_on(shown, pilot):
    deeds = []
    shown(
        "masked_again",
        show_chosen=lambda: deeds.append("again"),
        close=lambda: deeds.append("close"),
    )
    assert not pilot.sees("000 085 000 001")
    pilot.tap("Hiện lại")
    pilot.tap("Chọn giấy tờ khác")
    assert deeds == ["again", "close"]


def test_a_locked_account_presents_nothing_and_says_why(shown, pilot):
    shown("locked")
    assert pilot.sees("Tài khoản đang bị khoá")
    assert not pilot.sees("Mở thẻ")
