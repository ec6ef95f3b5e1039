"""
The panel as it is drawn: pressed by finger and keyboard, in both languages, never grown by text.
"""

from typing import TYPE_CHECKING, Any

import pytest

from app.testing import samples
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeSession, FakeStage

if TYPE_CHECKING:
    from tests.support.pilot import Pilot

pytestmark = pytest.mark.draws

TAB, ENTER, ESCAPE, F1, F6 = 9, 13, 27, 282, 287


class OnStage:
    """A stage with a phone that is an empty sheet, and the real panel over a phone of fakes."""

    def __init__(self, pilot: "Pilot", size: tuple[int, int] = (1280, 920)) -> None:
        from kivy.uix.widget import Widget

        from app.shared.contract.stage import OpenRenewals
        from app.stage.look import put_on
        from app.stage.panel import Panel
        from app.stage.panel_model import PanelModel
        from app.stage.stage import Stage

        put_on(lang="vi", theme="light", text_scale=1.0)
        self.app: FakeContainer = a_signed_in_container(
            session=FakeSession("000085000001", "Khôi", sign_ins=samples.sign_ins("khoi", "hoa")),
            stage=FakeStage(
                open_renewals=OpenRenewals(renewals=()),
                set_clock=lambda moment: None,
            ),
        )
        self.phone_keys: list[Any] = []
        container, pressed = self.app, self.phone_keys

        class EmptyPhone(Widget):
            def __init__(self) -> None:
                super().__init__()
                self.container, self.keys = container, self

            def key(self, key: int, modifiers: list[str]) -> bool:
                pressed.append(key)
                return True

            def text(self, text: str) -> bool:
                pressed.append(text)
                return True

            def clear(self) -> None:
                """Nothing has the focus."""

            def choose_tab_at(self, number: int) -> bool:
                pressed.append(f"tab {number}")
                return True

        self.stage = Stage(EmptyPhone())
        self.sizes: list[str] = []
        self.model = PanelModel(self.app, lambda: samples.STORY)

        def panel() -> Any:
            return Panel(
                self.model,
                phone=self.stage.phone,
                hide=lambda: setattr(self.stage, "panel_open", False),
                wear=put_on,
                resize=self.sizes.append,
            )

        pilot.show(self.stage, size)
        self.stage.furnish(panel)
        self.app.drain()
        pilot.frames(3)
        self.pilot = pilot

    def key(self, key: int, *modifiers: str) -> None:
        self.stage._key_down(None, key, 0, None, list(modifiers))
        self.pilot.frames(2)

    def tab_to(self, name: str) -> None:
        """Press Tab until the ring is there."""
        for _ in range(80):
            focused = self.stage.panel.keys._focused()
            if focused and name in focused[1].name:
                return
            self.key(TAB)
        raise AssertionError(name)


def test_every_choice_of_the_picture_is_there(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    words = on.pilot.words()
    for wanted in (
        "Nhân vật", "Ngày giả lập", "Quy định", "Mạng", "Cỡ màn hình", "Cỡ chữ", "Giao diện",
        "Ngôn ngữ", "Bên cơ quan", "Tin nhắn trên điện thoại", "Đặt lại",
    ):  # fmt: skip
        assert wanted in words
    assert not [word for word in words if "⟦" in word]


def test_a_finger_chooses_the_rule_set(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.pilot.tap("Quy định: Hôm nay")
    assert on.app.policy.rule_set_id == "decree_69_2024"
    on.pilot.tap("Quy định: Dự thảo")
    assert on.app.policy.rule_set_id == "draft_2025_10"


def test_the_keyboard_does_the_same(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.key(F6)
    on.tab_to("Quy định: Hôm nay")
    on.key(ENTER)
    assert on.app.policy.rule_set_id == "decree_69_2024"
    assert on.phone_keys == []


def test_escape_gives_the_keyboard_back_to_the_phone(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.key(F6)
    on.key(ESCAPE)
    on.key(ENTER)
    assert on.phone_keys == [ENTER]


def test_alt_and_a_digit_pick_a_tab_from_the_panel_too(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.key(F6)
    on.key(ord("2"), "alt")
    assert on.phone_keys == ["tab 2"]


def test_a_day_on_is_one_press(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.pilot.tap("+1 ngày")
    assert on.app.clock.day().isoformat() == "2025-10-16"
    on.pilot.frames(2)
    assert on.pilot.sees("16/10/2025")


def test_a_date_can_be_typed(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.pilot.tap("Ngày giả lập")
    for _ in range(10):
        on.key(8)
    for letter in "01/12/2025":
        on.stage._typed(None, letter)
    on.app.drain()
    on.pilot.frames(2)
    assert on.app.clock.day().isoformat() == "2025-12-01"


def test_people_are_a_tap_away(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    assert not on.pilot.sees("Lê Thị Hoa")
    on.pilot.tap("Nhân vật")
    assert on.pilot.sees("Lê Thị Hoa")


def test_the_other_language_reaches_every_word(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.pilot.tap("Ngôn ngữ: English")
    words = on.pilot.words()
    assert "Control panel" in words
    assert "Rule set" in words
    assert not [word for word in words if word.startswith(("Quy định", "Mạng", "⟦"))]


def test_the_phones_text_size_leaves_the_panel_as_it_is(pilot: "Pilot") -> None:
    from app.ui.context import ui

    on = OnStage(pilot)
    before = [block.height for block in on.stage.panel.body.children]
    on.pilot.tap("Cỡ chữ: 200%") if on.pilot.sees("Cỡ chữ: 200%") else on.pilot.tap("200%")
    assert ui.text_scale == 2.0
    assert [block.height for block in on.stage.panel.body.children] == before


def test_a_size_is_passed_on(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.pilot.tap("Cỡ màn hình: 430")
    assert on.sizes == ["430"]


def test_f1_shows_the_keys_and_escape_puts_them_away(pilot: "Pilot") -> None:
    on = OnStage(pilot)
    on.key(F1)
    assert on.pilot.sees("F11")
    assert on.pilot.sees("Chỉ hiện điện thoại")
    on.key(F6)
    on.key(ESCAPE)
    assert not on.pilot.sees("Chỉ hiện điện thoại")


def test_a_drawer_opens_from_its_button_and_shuts_by_a_touch_beside_it(pilot: "Pilot") -> None:
    on = OnStage(pilot, (900, 920))
    assert not on.stage.panel_shown
    on.pilot.tap("Mở bảng điều khiển")
    assert on.stage.panel_shown
    from app.devtools.touch import tap

    tap(20, 20)
    on.pilot.frames(2)
    assert not on.stage.panel_shown


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast", "high_contrast_dark"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_target_is_small_or_out_of_the_panel(pilot: "Pilot", theme: str, lang: str) -> None:
    from app.stage.look import put_on
    from app.ui.block import targets_of

    on = OnStage(pilot)
    put_on(theme=theme, lang=lang)
    pilot.frames(2)
    for block, target in targets_of(on.stage.panel):
        assert target.width >= 48, target.name
        assert target.height >= 44, target.name
        x, _, wide, _ = block.frame_of(target)
        assert x >= on.stage.panel.x, target.name
        assert x + wide <= on.stage.panel.right + 1, target.name
    put_on(theme="light", lang="vi")
