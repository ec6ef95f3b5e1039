"""The resident and the app's settings; signing out asks first."""

from collections.abc import Callable

from app.container import Container
from app.features.profile.blocks import ChoiceRow, StepRow
from app.features.profile.view_model import MODES, ProfileState, ProfileViewModel
from app.features.profile.ways import WAYS
from app.runtime.destinations import Profile
from app.runtime.i18n import LANGUAGES
from app.runtime.preferences import TEXT_SCALES
from app.runtime.text import initials
from app.shared.identity import masked_number
from app.shared.places_abroad import place_or_none
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action, BarIcon
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class ProfileScreen(BoundScreen):
    """Name card, look, ways on, sign out."""

    def icons(self, tr: Tr) -> list[BarIcon]:
        """About, at the right of the title."""
        return [BarIcon("help-circle-outline", tr("profile.help"), self.vm.open_about)]

    def initials(self, state: ProfileState) -> str:
        """Of the last two words of the name."""
        return initials(state.full_name)

    def number(self, state: ProfileState) -> str:
        """Masked, here always."""
        return masked_number(state.personal_number) if state.personal_number else ""

    def level(self, state: ProfileState, tr: Tr) -> str:
        """In words."""
        return tr("home.level", n=state.level) if state.level else tr("home.level_none")

    def look(self, state: ProfileState, tr: Tr) -> list[ChoiceRow | StepRow | Row]:
        """Language, text size, theme, contrast, motion."""
        languages = tuple(Choice(lang, tr(f"language.{lang}")) for lang in LANGUAGES)
        modes = tuple(Choice(mode, tr(f"profile.theme.{mode}")) for mode in MODES)
        steps = tuple(tr("text_size.percent", n=round(scale * 100)) for scale in TEXT_SCALES)
        return [
            ChoiceRow(
                "translate", tr("profile.language"), languages, state.lang, self.vm.choose_language
            ),
            StepRow(
                "format-size",
                tr("text_size.title"),
                steps,
                state.text_step,
                self.vm.choose_text_step,
                less=tr("profile.smaller"),
                more=tr("profile.larger"),
            ),
            ChoiceRow(
                "theme-light-dark", tr("profile.theme"), modes, state.mode, self.vm.choose_mode
            ),
            Row(
                tr("profile.high_contrast"),
                icon="contrast-circle",
                bare_icon=True,
                switch=state.high_contrast,
                act=self.vm.switch_contrast,
            ),
            Row(
                tr("profile.reduced_motion"),
                icon="motion-pause-outline",
                bare_icon=True,
                switch=state.reduced_motion,
                act=self.vm.switch_motion,
            ),
        ]

    def ways(self, state: ProfileState, tr: Tr, group: str) -> list[Row]:
        """On to the other screens of a group."""
        return [
            Row(
                tr(way.words),
                icon=way.icon,
                bare_icon=True,
                chevron=True,
                value=str(getattr(state, way.count) or "") if way.count else "",
                act=lambda to=way.to: self.vm.open(to()),
            )
            for way in WAYS
            if way.group == group and (state.foreigner or not way.foreigners)
        ]

    def whereabouts(self, state: ProfileState, tr: Tr, lang: str) -> list[Row]:
        """Whether one is abroad, and where; it is changed on a screen of its own."""
        place = place_or_none(state.abroad)
        text = place.full_name(lang) if place else tr("profile.abroad_text")
        return [
            Row(tr("profile.abroad"), text, icon="earth", bare_icon=True,
                switch=place is not None, act=self.vm.open_abroad)
        ]  # fmt: skip

    def out(self, tr: Tr) -> list[Row]:
        """Last."""
        return [
            Row(
                tr("sign_out.action"),
                icon="logout",
                bare_icon=True,
                act=self.vm.ask_to_leave,
                title_colour="primary",
            )
        ]

    def leaving_actions(self, state: ProfileState, tr: Tr) -> list[Action]:
        """Signing out, or not."""
        label = tr("sign_out.leaving") if state.leaving else tr("sign_out.action")
        return [
            Action(label, self.vm.leave, busy=state.leaving),
            Action(tr("sign_out.stay"), self.vm.stay, "text", enabled=not state.leaving),
        ]


def build(app: Container, _: Profile) -> ProfileScreen:
    """The screen over the account and the phone's preferences."""
    return ProfileScreen(ProfileViewModel(app))
