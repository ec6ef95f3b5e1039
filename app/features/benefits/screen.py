"""The benefits tab: draws where payments go, and the linked accounts."""

from collections.abc import Callable

from app.container import Container
from app.features.benefits.paid import next_icon, next_words, payment_rows
from app.features.benefits.routes import route_rows
from app.features.benefits.view_model import BenefitsState, BenefitsViewModel
from app.runtime.destinations import Benefits
from app.runtime.text import as_of, date_text, moment_text
from app.runtime.view_model import Phase
from app.shared.account_kinds import AccountKind
from app.shared.clock import VIET_NAM, viet_nam_day
from app.shared.contract.benefits import Link
from app.shared.providers import provider
from app.ui.components.bars import Action, BarIcon
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
__all__ = ["BenefitsScreen", "build"]


def _name(link: Link, lang: str) -> str:
    try:
        return provider(link.provider_id).name[lang]
    except KeyError:  # a newer server's provider: it is named by its id
        return link.provider_id


def _kind(link: Link) -> AccountKind | None:
    try:
        return provider(link.provider_id).account_kind
    except KeyError:  # a newer server's provider
        return None


def _icon(link: Link) -> str:
    kind = _kind(link)
    return kind.icon if kind else "bank-outline"


def _waits(link: Link, tr: Tr) -> str:
    if link.answers_from is not None:
        opens = f"{link.answers_from.astimezone(VIET_NAM):%H:%M}"
        return tr("benefits.open.closed", digits=link.number_ending, opens=opens)
    return tr(f"benefits.open.{link.state}", digits=link.number_ending)


class BenefitsScreen(TickingScreen):
    """Where payments go, and every account that was linked or tried."""

    # --- which blocks -----------------------------------------------------------------------------
    def has_content(self, state: BenefitsState) -> bool:
        """Whether the server, or the copy, told what there is."""
        return state.phase in (Phase.CONTENT, Phase.EMPTY)

    def is_copy(self, state: BenefitsState) -> bool:
        """Whether what is seen could not be fetched anew."""
        return bool(state.fault_key) and self.has_content(state)

    def invites(self, state: BenefitsState) -> bool:
        """Whether nothing is linked and one may be."""
        return (
            self.has_content(state)
            and bool(state.allowed)
            and not state.linked
            and not state.open_links
        )

    # --- bar and faults ---------------------------------------------------------------------------
    def icons(self, state: BenefitsState, tr: Tr) -> list[BarIcon]:
        """The bell."""
        return [BarIcon("bell-outline", tr("benefits.notices"), self.vm.open_notices, state.unread)]

    def age(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("benefits.as_of", age=as_of(state.as_of, state.now, lang))

    def again(self, state: BenefitsState, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- the card ---------------------------------------------------------------------------------
    def card_words(self, part: str, state: BenefitsState, tr: Tr, lang: str) -> str:
        """What the next payment is for and where it goes; else the default account."""
        if state.next is not None:
            return next_words(part, state.next, state.now, tr, lang)
        link = state.default
        if link is None:
            return ""
        if part == "name":
            return _name(link, lang)
        if part == "ending":
            return tr("benefits.ending", digits=link.number_ending)
        if link.linked_at is None:
            return ""
        return tr("benefits.since", day=date_text(viet_nam_day(link.linked_at), lang))

    def next_words(self, part: str, state: BenefitsState, tr: Tr, lang: str) -> str:
        """Amount and day of the next payment; empty where none is known."""
        return next_words(part, state.next, state.now, tr, lang) if state.next else ""

    def card_icon(self, state: BenefitsState) -> str:
        """The icon of the place."""
        if state.next is not None:
            return next_icon(state.next)
        return _icon(state.default) if state.default else "bank-outline"

    # --- payments ---------------------------------------------------------------------------------
    def has_payments(self, state: BenefitsState) -> bool:
        """Whether anything was paid, or is to come."""
        return bool(state.payments) or state.next is not None

    def payment_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """The newest payments; a tap opens one."""
        return payment_rows(state.payments, self.vm.open_payment, tr, lang) or [
            Row(
                tr("benefits.payments_none"), icon="clock-outline", tone="info",
                act=self.vm.open_payments, chevron=True,
            )
        ]  # fmt: skip

    # --- where it goes ----------------------------------------------------------------------------
    def is_routed(self, state: BenefitsState) -> bool:
        """Whether there is anything to choose from."""
        return self.has_content(state) and bool(state.routes or state.linked)

    def route_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """Each programme's place, and the order of all."""
        return route_rows(state.routes, self.vm.open_routing, tr, lang)

    def link_label(self, state: BenefitsState, tr: Tr) -> str:
        """Another one, where it may be."""
        return tr("benefits.link_more") if state.allowed else ""

    def linked_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """The default first; a tap opens what can be done."""
        return [
            Row(
                _name(link, lang),
                self._facts(link, tr, lang),
                _icon(link),
                "gold",
                act=lambda link_id=link.id: self.vm.open_account(link_id),
                chip=tr("benefits.default") if link.is_default else "",
                chevron=not link.is_default,
            )
            for link in state.linked
        ]

    def _facts(self, link: Link, tr: Tr, lang: str) -> str:
        kind = _kind(link)
        ending = tr("benefits.ending", digits=link.number_ending)
        if kind is not None and kind.id != "bank":
            ending = f"{kind.name[lang]}. {ending}"
        matched = link.comparison is not None and link.comparison.matches
        return f"{ending}, {tr('benefits.name_matched')}" if matched else ending

    def open_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """What waits for the bank or for the code."""
        return [
            Row(
                _name(link, lang),
                _waits(link, tr),
                "timer-sand",
                "info",
                act=self.vm.link,
                chevron=True,
            )
            for link in state.open_links
        ]

    def past_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """Why each was not linked, or when it was taken off, in words."""
        rows = []
        for link in state.past:
            key = f"benefits.rejected.{link.rejection}" if link.rejection else ""
            why = tr(key or f"benefits.past.{link.state}")
            when = moment_text(link.unlinked_at or link.asked_at, lang)
            icon = "link-variant-off" if link.state == "unlinked" else "close-circle-outline"
            tone = "neutral" if link.state == "unlinked" else "error"
            title = f"{_name(link, lang)} •••• {link.number_ending}"
            ask = link.rejection is not None
            look = (lambda link_id=link.id: self.vm.open_link(link_id)) if ask else None
            rows.append(Row(title, f"{why} {when}", icon, tone, act=look, chevron=ask))
        return rows

    # --- sheets -----------------------------------------------------------------------------------
    def account_words(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """The account by name and ending."""
        link = state.chosen
        if link is None:
            return ""
        return f"{_name(link, lang)}, {tr('benefits.ending_within', digits=link.number_ending)}"

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
        heir = f"{_name(newest, lang)}, {ending}"
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


def build(app: Container, destination: Benefits) -> BenefitsScreen:
    """The screen over the benefit account."""
    del destination
    return BenefitsScreen(BenefitsViewModel(app))
