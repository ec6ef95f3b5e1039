"""
The panel beside the phone: who, when, under which rule, on which network, and what the office does.
"""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.properties import StringProperty

from app.runtime.i18n import LANGUAGES
from app.runtime.text import grouped
from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskDeed
from app.shared.rulesets import RULE_SET_IDS, names_of
from app.stage import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.stage.blocks import Deed, OfficeFile
from app.stage.crowd_dial import PACES
from app.stage.office import office_files
from app.stage.panel_model import NETWORKS, PanelModel
from app.stage.panel_state import PanelState
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.context import ui
from app.ui.kv import load_beside
from app.ui.theme import THEMES, tokens

Tr = Callable[..., str]

_NETWORK_ICONS = {
    "ok": "wifi",
    "slow": "wifi-strength-outline",
    "offline": "wifi-off",
    "failing": "server-network-off",
}
_THEME_ICONS = {
    "light": "white-balance-sunny",
    "dark": "weather-night",
    "high_contrast": "contrast-circle",
    "high_contrast_dark": "contrast-circle",
}
_SCALES = ("100", "130", "160", "200")
_KEYS = ("tab", "enter", "escape", "tabs", "digits", "f6", "f11")

load_beside(__file__)


class Panel(BoundScreen):
    """
    The panel's screen.

    Attributes:
        keys: What the keyboard does here; given by the stage.
        phone_size: The name of the phone's size, empty where it is none of those offered.
        hide: Puts the panel away.
        wear: Changes theme, language or text size.
        resize: Changes the phone's size, by the name of an offered one.
        language_names: What each language calls itself.
    """

    phone_size = StringProperty("")

    def __init__(
        self,
        vm: PanelModel,
        *,
        phone: Any,
        hide: Callable[[], object],
        wear: Callable[..., object],
        resize: Callable[[str], object],
    ) -> None:
        self.hide, self._wear, self._resize = hide, wear, resize
        self._phone = phone
        self.keys: Any = None
        super().__init__(vm)
        with self.canvas.before:
            self._tint, self._ground = Color(), Rectangle()

    def _arrange(self, *args: Any, **how: Any) -> None:
        super()._arrange(*args, **how)
        self._tint.rgba = ui.colour("bg")
        self._ground.pos, self._ground.size = self.pos, self.size
        if self.keys is not None:
            self.keys.place_ring()

    # --- where its keyboard looks -----------------------------------------------------------------
    @property
    def screen(self) -> "Panel":
        """It is its own only screen."""
        return self

    @property
    def container(self) -> Any:
        """The phone's: what is copied there can be pasted here."""
        return self._phone.container

    def choose_tab_at(self, number: int) -> bool:
        """Alt and a digit pick the phone's tab from here too."""
        return bool(self._phone.choose_tab_at(number))

    # --- who and when -----------------------------------------------------------------------------
    def person_words(self, state: PanelState, tr: Tr) -> str:
        """Who is signed in."""
        for one in state.people:
            if one.personal_number == state.person:
                return str(one.full_name)
        return tr("stage.person.nobody") if state.people else tr("stage.person.waiting")

    def people_rows(self, state: PanelState, tr: Tr, lang: str) -> list[Row]:
        """Everybody who can be signed in, and nobody."""
        rows = [
            Row(
                one.full_name,
                one.situation_vi if lang == "vi" else one.situation_en,
                radio=one.personal_number == state.person,
                busy=state.busy == f"person.{one.persona}",
                act=lambda persona=one.persona: self.vm.choose_person(persona),
            )
            for one in state.people
        ]
        nobody = Row(tr("stage.person.nobody"), radio=not state.person, act=self.vm.sign_out)
        return [*rows, nobody]

    def date_words(self, state: PanelState) -> str:
        """What stands in the date field; digits, the same in both languages."""
        if state.typed is not None:
            return state.typed
        return viet_nam_day(state.moment).strftime("%d/%m/%Y")

    def date_deeds(self, tr: Tr) -> list[Deed]:
        """Back and forward, by a day and by a month, and today."""
        vm = self.vm
        return [
            Deed(tr("stage.date.day_back"), lambda: vm.move_days(-1)),
            Deed(tr("stage.date.day_on"), lambda: vm.move_days(1)),
            Deed(tr("stage.date.today"), vm.move_to_today),
            Deed(tr("stage.date.month_back"), lambda: vm.move_months(-1)),
            Deed(tr("stage.date.month_on"), lambda: vm.move_months(1)),
            Deed(tr("stage.date.story"), vm.move_to_story_day),
        ]

    # --- choices ----------------------------------------------------------------------------------
    def rule_choices(self, lang: str) -> list[Choice]:
        """Every rule set there is, today's first."""
        return [Choice(rules, names_of(rules).tag[lang]) for rules in RULE_SET_IDS]

    def network_choices(self, tr: Tr) -> list[Choice]:
        """The four networks."""
        return [Choice(n, tr(f"stage.network.{n}"), icon=_NETWORK_ICONS[n]) for n in NETWORKS]

    def size_choices(self, tr: Tr) -> list[Choice]:
        """The phones offered: by width, and the tablet."""
        names = tokens()["stage"]["phones"]
        return [Choice(n, n if n.isdigit() else tr(f"stage.size.{n}")) for n in names]

    def text_choices(self) -> list[Choice]:
        """Text sizes in per cent."""
        return [Choice(scale, f"{scale}%") for scale in _SCALES]

    def theme_choices(self, tr: Tr) -> list[Choice]:
        """The four themes."""
        return [Choice(name, tr(f"stage.theme.{name}"), icon=_THEME_ICONS[name]) for name in THEMES]

    def lang_choices(self, tr: Tr) -> list[Choice]:
        """Each language by its own name."""
        return [Choice(lang, tr(f"stage.lang.{lang}")) for lang in LANGUAGES]

    def choose_size(self, name: str) -> None:
        """A phone of another size."""
        self._resize(name)

    def choose_text(self, scale: str) -> None:
        """Larger or smaller text on the phone."""
        self._wear(text_scale=int(scale) / 100)

    def choose_theme(self, name: str) -> None:
        """Another theme."""
        self._wear(theme=name)

    def choose_lang(self, lang: str) -> None:
        """Another language."""
        self._wear(lang=lang)

    # --- a pay-out day ----------------------------------------------------------------------------
    def crowd_choices(self, lang: str) -> list[Choice]:
        """The dial's steps."""
        return [Choice(str(step), grouped(step, lang)) for step in self.vm.steps]

    def crowd_chosen(self, state: PanelState) -> str:
        """The step that is set; the first one where there is no crowd."""
        return str(max(state.crowd.households, self.vm.steps[0])) if state.crowd else ""

    def is_crowded(self, state: PanelState) -> bool:
        """Whether there is anybody whose pace would be felt."""
        return state.crowd is not None and state.crowd.households > self.vm.steps[0]

    def pace_choices(self, tr: Tr) -> list[Choice]:
        """How the service works."""
        return [Choice(pace, tr(f"stage.crowd.pace.{pace}")) for pace in PACES]

    def crowd_words(self, state: PanelState, tr: Tr, lang: str) -> str:
        """How many wait, as last heard."""
        if state.crowd is None:
            return ""
        names = ("waiting", "inside", "per_minute")
        counts = {name: grouped(getattr(state.crowd, name), lang) for name in names}
        return tr("stage.crowd.stands", **counts)

    # --- the office's side ------------------------------------------------------------------------
    def counter_deeds(self, state: PanelState, tr: Tr) -> list[Deed]:
        """The way out of a lock: the card is renewed at a counter."""
        busy = state.busy == "counter"
        return [
            Deed(tr("stage.office.counter"), self.vm.renew_at_counter, "stamper", "soft", not busy)
        ]

    def office_files(self, state: PanelState, tr: Tr, lang: str) -> list[OfficeFile]:
        """Every open file with what the office may do now."""
        return office_files(state, self.vm, tr, lang)

    def desk_files(self, state: PanelState, tr: Tr) -> list[OfficeFile]:
        """The other desks' files: of who is signed in, and of everybody who waits."""
        return [
            OfficeFile(
                " ".join(part for part in (tr(f"stage.desk.{file.kind}"), file.code) if part),
                f"{file.full_name}: {tr(f'stage.desk.{file.kind}.state.{file.state}')}",
                tuple(
                    Deed(
                        tr(f"stage.desk.{file.kind}.{_deed_words(deed)}"),
                        lambda f=file, d=deed: self.vm.act_at_desk(f, d),
                        enabled=not state.busy,
                    )
                    for deed in file.deeds
                ),
            )
            for file in state.desk
            if file.waiting or file.personal_number == state.person
        ]

    def message_rows(self, state: PanelState, tr: Tr, lang: str) -> list[Row]:
        """The newest message of the simulated phone."""
        message = state.message
        if message is None:
            return [Row(tr("stage.message.none"), icon="message-text-outline", bare_icon=True)]
        text = message.text_vi if lang == "vi" else message.text_en
        return [Row(message.sender, text, icon="message-text", tone="info")]

    # --- the foot ---------------------------------------------------------------------------------
    def foot_deeds(self, state: PanelState, tr: Tr) -> list[Deed]:
        """Keys and reset."""
        resetting = state.busy == "reset"
        return [
            Deed(tr("stage.keys"), self.vm.toggle_keys, "keyboard-outline"),
            Deed(tr("stage.reset"), self.vm.ask_reset, "restore", enabled=not resetting),
        ]

    def reset_actions(self, state: PanelState, tr: Tr) -> list[Action]:
        """Yes, and the harmless answer."""
        busy = state.busy == "reset"
        return [
            Action(tr("stage.reset.yes"), self.vm.reset, icon="restore", busy=busy),
            Action(tr("stage.reset.no"), self.vm.ask_nothing, kind="outline", enabled=not busy),
        ]

    def key_rows(self, tr: Tr) -> list[Row]:
        """What each key does."""
        return [Row(tr(f"stage.keys.{key}.does"), value=tr(f"stage.keys.{key}")) for key in _KEYS]

    def keys_actions(self, tr: Tr) -> list[Action]:
        """The way back."""
        return [Action(tr("stage.keys.shut"), self.vm.ask_nothing, kind="outline")]

    def fault_words(self, state: PanelState, tr: Tr) -> str:
        """One line about what went wrong."""
        return tr(f"stage.fault.{state.fault}", code=state.fault_code) if state.fault else ""


def _deed_words(deed: DeskDeed) -> str:
    return f"{deed.name}.{deed.detail}" if deed.detail else deed.name
