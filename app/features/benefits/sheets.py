"""The sheets over the benefits tab: what can be done with one account, and the passcode."""

from collections.abc import Callable

from app.features.benefits.accounts import name_of
from app.features.benefits.state import BenefitsState
from app.features.benefits.view_model import BenefitsViewModel
from app.shared.contract.benefits import Link
from app.ui.components.bars import Action

Tr = Callable[..., str]


class SheetPart:
    """Titles, consequences and buttons."""

    vm: BenefitsViewModel

    def account_words(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """The account by name and ending."""
        link = state.chosen
        if link is None:
            return ""
        return f"{name_of(link, lang)}, {tr('benefits.ending_within', digits=link.number_ending)}"

    def sheet_title(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """Which account, or the question."""
        if state.step == "unlink":
            return tr("benefits.unlink_title")
        return self.account_words(state, tr, lang)

    def sheet_text(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """What holds for it, or what follows."""
        link = state.chosen
        if link is None:
            return ""
        if state.deed_fault_key:
            return tr(state.deed_fault_key)
        if not state.online:
            return tr("benefits.needs_network")
        if state.step == "unlink":
            return self._consequence(state, link, tr, lang)
        if link.is_default:
            return tr("benefits.is_default")
        return tr("benefits.is_other")

    def _consequence(self, state: BenefitsState, link: Link, tr: Tr, lang: str) -> str:
        account = self.account_words(state, tr, lang)
        others = [one for one in state.linked if one.id != link.id]
        if not link.is_default:
            return tr("benefits.unlink_other", account=account)
        if not others:
            return tr("benefits.unlink_last", account=account)
        newest = others[0]  # as the server chooses: the one asked for last
        ending = tr("benefits.ending_within", digits=newest.number_ending)
        heir = f"{name_of(newest, lang)}, {ending}"
        return tr("benefits.unlink_default", account=account, heir=heir)

    def sheet_actions(self, state: BenefitsState, tr: Tr) -> list[Action]:
        """Deeds, then the harmless answer."""
        keep = Action(tr("benefits.keep"), self.vm.shut, kind="outline")
        if state.step == "unlink":
            ask = Action(tr("benefits.unlink_now"), self.vm.unlink, enabled=state.online)
            return [ask, keep]
        shut = Action(tr("benefits.shut"), self.vm.shut, kind="text")
        link = state.chosen
        unlink = Action(
            tr("benefits.unlink"), self.vm.ask_unlink, "outline", "link-variant-off",
            enabled=state.online,
        )  # fmt: skip
        if link is None or link.is_default:
            return [unlink, shut]
        choose = Action(
            tr("benefits.choose"), self.vm.choose_default, icon="check", enabled=state.online
        )
        return [choose, unlink, shut]

    def passcode_title(self, state: BenefitsState, tr: Tr) -> str:
        """What it is asked for."""
        return tr(f"benefits.passcode.{state.deed}")

    def passcode_actions(self, state: BenefitsState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("benefits.cancel"), self.vm.shut, kind="text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]
