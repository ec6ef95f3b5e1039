"""The wallet's screen by touches: cards open, ended ones renew, the search finds."""

import pytest

from app.features.wallet.previews import CARD, LICENCE, PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.wallet.screen import WalletScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(WalletScreen(Still(PREVIEWS[name], **deeds)))

    return show


def test_the_good_news_comes_first(shown, pilot):
    shown("usual")
    words = pilot.words()
    assert words.index("5 trên 6 giấy tờ dùng được") < words.index("Thẻ căn cước")
    assert pilot.sees("Tài khoản của bạn không bị khoá")
    assert pilot.sees("Đã ẩn, hết hạn 09/06/2026")
    assert pilot.sees("Còn 30 ngày")


def test_a_tap_on_a_card_opens_it(shown, pilot):
    opened = []
    shown("usual", open_document=opened.append)
    pilot.tap("Thẻ căn cước")
    pilot.tap("Sổ bảo hiểm xã hội")
    assert opened[0] == CARD.id
    assert len(opened) == 2


def test_a_hidden_card_opens_by_its_body_and_renews_by_its_button(shown, pilot):
    opened, renewed = [], []
    shown("usual", open_document=opened.append, renew=renewed.append)
    pilot.tap("Gia hạn: Giấy phép lái xe")
    assert (opened, renewed) == ([], [LICENCE.id])
    pilot.tap("Giấy phép lái xe. Đã ẩn")
    assert opened == [LICENCE.id]


def test_the_rule_of_today_marks_and_never_hides(shown, pilot):
    shown("expired_today")
    assert pilot.sees("Hết hạn 09/06/2026")
    assert not pilot.sees("Đã ẩn")
    assert not pilot.sees("dự thảo")


def test_typing_searches_once_the_field_is_open(shown, pilot):
    queries, opened = [], []
    shown("usual", open_search=lambda: opened.append(True))
    pilot.tap("Tìm giấy tờ")
    assert opened == [True]
    screen = shown("searching", search=queries.append)
    field = next(block for block in screen.body.children if hasattr(block, "type_text"))
    assert field.type_text("thẻ")
    assert queries == ["thẻ"]


def test_a_masked_number_is_read_aloud_as_masked(shown, pilot):
    shown("usual")
    names = [target.name for _, target in pilot.targets()]
    assert not [name for name in names if "•" in name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offline", "Dữ liệu lúc 08:12 hôm nay"),
        ("empty", "Chưa có giấy tờ nào"),
        ("loading", "Đang lấy giấy tờ của bạn"),
        ("failed", "Giấy tờ của bạn không bị mất"),
        ("nothing_found", "Không có giấy tờ nào khớp"),
    ],
)
def test_every_other_state_says_what_holds(shown, pilot, name, said):
    shown(name)
    assert pilot.sees(said)
