"""
One resident's benefit account in a few lines: what must hold, written down a second time.

It shares nothing with the rules and services that it is compared with, but the data of the people
and the days of the cool-off. Time only goes forward for deeds; every fact is dated, so that a day
that lies back can be asked about.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

VIET_NAM = ZoneInfo("Asia/Ho_Chi_Minh")
UNDO = timedelta(seconds=600)
CODE = timedelta(seconds=300)
CODE_TRIES, TRIES_AT_ONE_ACCOUNT, COOL_OFF_DAYS = 3, 3, 2
REASONS = {
    "busy": "provider_busy",
    "down": "provider_down",
    "silent": "provider_silent",
    "malformed": "wrong_answer",
    "other_account": "wrong_answer",
}
"""What a provider is played as → why nothing comes of what it is asked."""
PENDING = ("prepared", "failed", "returned")
"""States in which an account may still receive the payment."""


@dataclass
class ModelLink:
    """One question to a provider; ``number`` names the account, moments are story time."""

    id: str
    provider: str
    number: str
    state: str
    asked: datetime
    tries_left: int = CODE_TRIES
    code_ends: datetime | None = None
    linked: datetime | None = None
    unlinked: datetime | None = None
    defaults: list[datetime] = field(default_factory=list)

    def is_linked(self, at: datetime) -> bool:
        """Whether it receives at that moment, its cool-off aside."""
        begun = self.linked is not None and self.linked <= at
        return begun and (self.unlinked is None or at < self.unlinked)


@dataclass
class ModelChange:
    """One change of where money goes, as it can be undone."""

    kind: str
    programme: str | None
    links: tuple[str, ...]
    left: str | None
    came: str | None
    at: datetime
    really: datetime
    undone: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it was made and not undone by then."""
        return self.at <= at and (self.undone is None or at < self.undone)


@dataclass
class ModelPayment:
    """One payment; ``state`` is its last step, ``account`` a link's id or None for cash."""

    account: str | None
    state: str = "prepared"
    sent: bool = False
    attempt: int = 0
    tried: list[str] = field(default_factory=list)
    reason: str = ""


class SmallModel:
    """
    What one resident may expect.

    Args:
        meets: By account number: what goes wrong with the first orders of each payment.
    """

    def __init__(self, meets: dict[str, tuple[str, ...]]) -> None:
        self.links: dict[str, ModelLink] = {}
        self.changes: list[ModelChange] = []
        self.payments: dict[tuple[str, str], ModelPayment] = {}
        self.credited: dict[tuple[str, str], int] = {}
        self.stands: dict[str, str] = {}
        self._meets = meets

    # --- accounts ---------------------------------------------------------------------------------
    def linked(self, at: datetime) -> list[ModelLink]:
        """Linked accounts, in the order in which they were asked for."""
        return [one for one in self.links.values() if one.is_linked(at)]

    def is_open(self, number: str) -> bool:
        """Whether the account is linked or on its way."""
        states = ("awaiting_code", "linked")
        return any(one.number == number and one.state in states for one in self.links.values())

    def default(self, at: datetime) -> str | None:
        """Where money goes that names no account."""
        told = [(day, one.id) for one in self.linked(at) for day in one.defaults if day <= at]
        return max(told)[1] if told else None

    def confirm(
        self, link: ModelLink, at: datetime, really: datetime, *, make_default: bool
    ) -> None:
        """The right code was given in time."""
        before = self.default(at)
        link.state, link.linked = "linked", at
        if before is None or make_default:
            link.defaults.append(at)
        self._note_default(before, at, really)

    def unlink(self, link: ModelLink, at: datetime) -> None:
        """The newest other account takes its place where it was the default."""
        was_default = self.default(at) == link.id
        link.state, link.unlinked = "unlinked", at
        if was_default and (others := self.linked(at)):
            others[-1].defaults.append(at)

    def may_unlink(self, link: ModelLink, at: datetime) -> bool:
        """No payment is under way to it; nor anywhere, where it is the only one."""
        out = [one for one in self.payments.values() if one.state in PENDING]
        only = self.linked(at) == [link]
        return not (out if only else [one for one in out if one.account == link.id])

    # --- routing ----------------------------------------------------------------------------------
    def choose_default(self, link: ModelLink, at: datetime, really: datetime) -> None:
        """Money that names no account goes there."""
        before = self.default(at)
        link.defaults.append(at)
        self._note_default(before, at, really)

    def chosen(self, programme: str, at: datetime) -> str | None:
        """The programme's own account, linked or not."""
        held = [
            one for one in self.changes
            if one.kind == "programme" and one.programme == programme and one.holds(at)
        ]  # fmt: skip
        return held[-1].links[0] if held and held[-1].links else None

    def order(self, at: datetime) -> tuple[str, ...]:
        """The order of backups that was chosen last."""
        held = [one for one in self.changes if one.kind == "order" and one.holds(at)]
        return held[-1].links if held else ()

    def choose_route(
        self, programme: str, link_id: str | None, at: datetime, really: datetime
    ) -> None:
        """A programme's money goes to one account, or where the default does."""
        if self.chosen(programme, at) != link_id:
            links = (link_id,) if link_id else ()
            self._change("programme", programme, links, None, None, at, really)

    def order_accounts(self, ids: tuple[str, ...], at: datetime, really: datetime) -> None:
        """Tried in that order, the first being the default."""
        before = self.default(at)
        if self.order(at) == ids and before == ids[0]:
            return
        if before != ids[0]:
            self.links[ids[0]].defaults.append(at)
        self._change("order", None, ids, before, ids[0], at, really)

    def undoing(self, at: datetime, really: datetime) -> tuple[ModelChange | None, bool]:
        """The newest change that holds, and whether it may be undone now."""
        held = [one for one in self.changes if one.holds(at)]
        if not held:
            return None, False
        last = held[-1]
        moves = last.kind != "programme" and last.left != last.came
        gone = moves and (last.left is None or not self.links[last.left].is_linked(at))
        return last, really < last.really + UNDO and not gone

    def undo(self, change: ModelChange, at: datetime) -> None:
        """Money goes where it went before."""
        if change.kind != "programme" and change.left != change.came:
            assert change.left is not None
            self.links[change.left].defaults.append(at)
        change.undone = at

    def places(self, programme: str | None, at: datetime) -> list[str]:
        """Linked accounts in the order in which they are tried, their cool-off aside."""
        default, order = self.default(at), self.order(at)
        chosen = self.chosen(programme, at) if programme else None

        def rank(one: ModelLink) -> tuple[int, float]:
            if one.id == chosen:
                return 0, 0
            if one.id == default:
                return 1, 0
            if one.id in order:
                return 2, order.index(one.id)
            told = [day for day in one.defaults if day <= at]
            if told:
                return 3, -max(told).timestamp()
            assert one.linked is not None
            return 4, -one.linked.timestamp()

        return [one.id for one in sorted(self.linked(at), key=rank)]

    def ready(self, programme: str, at: datetime) -> list[str]:
        """Those that may receive today."""
        today = at.astimezone(VIET_NAM).date()
        places = self.places(programme, at)
        return [one for one in places if first_day(self.links[one]) <= today]

    # --- payments ---------------------------------------------------------------------------------
    def prepare(self, key: tuple[str, str], at: datetime) -> None:
        """The run's list has the resident once."""
        if key not in self.payments:
            ready = self.ready(key[0], at)
            self.payments[key] = ModelPayment(ready[0] if ready else None)

    def send(self, key: tuple[str, str], at: datetime) -> None:
        """What is prepared goes out and is answered."""
        one = self.payments[key]
        if one.state != "prepared":
            return
        if not one.sent:
            ready = self.ready(key[0], at)
            one.account, one.sent = ready[0] if ready else None, True
        if one.account is None:
            one.state = "cash_ready"
            return
        one.attempt += 1
        one.tried.append(one.account)
        link = self.links[one.account]
        meets = self._meets.get(link.number, ())
        if stands := self.stand_of(link):
            one.state, one.reason = "failed", stands
        elif one.attempt <= len(meets):
            one.state, one.reason = "failed", meets[one.attempt - 1]
        else:
            self._credit(key, "paid")

    def stand_of(self, link: ModelLink) -> str | None:
        """Why its provider answers nothing that counts; None where it is up."""
        return REASONS.get(self.stands.get(link.provider, "up"))

    def may_retry(self, key: tuple[str, str]) -> bool:
        """Whether the same account may take it in another try."""
        one = self.payments[key]
        tries = one.tried.count(one.account or "")
        return one.state == "failed" and tries < TRIES_AT_ONE_ACCOUNT

    def retry(self, key: tuple[str, str], at: datetime) -> None:
        """Sent once more to the same account, where that may help."""
        if self.may_retry(key):
            self.payments[key].state = "prepared"
        self.send(key, at)

    def fall_back(self, key: tuple[str, str], at: datetime) -> None:
        """Led to the next place that was not tried; cash comes last."""
        one = self.payments[key]
        if one.state in ("failed", "returned"):
            left = [ref for ref in self.ready(key[0], at) if ref not in one.tried]
            one.account = left[0] if left else None
            one.state = "prepared" if left else "cash_ready"
        self.send(key, at)

    def pay_cash(self, key: tuple[str, str]) -> None:
        """Fetched at the commune."""
        if self.payments[key].state == "cash_ready":
            self._credit(key, "cash_paid")

    def take_back(self, key: tuple[str, str], state: str, reason: str = "") -> None:
        """Returned by the provider, or reversed by the agency."""
        self.payments[key].state, self.payments[key].reason = state, reason
        self.credited[key] -= 1

    def _credit(self, key: tuple[str, str], state: str) -> None:
        self.payments[key].state = state
        self.credited[key] = self.credited.get(key, 0) + 1

    def _note_default(self, before: str | None, at: datetime, really: datetime) -> None:
        now = self.default(at)
        if before is not None and now != before:
            self._change("default", None, (str(now),), before, now, at, really)

    def _change(self, *told: Any) -> None:
        self.changes.append(ModelChange(*told))


def first_day(link: ModelLink) -> date:
    """The day in Viet Nam on which a linked account's cool-off is over."""
    assert link.linked is not None
    return link.linked.astimezone(VIET_NAM).date() + timedelta(days=COOL_OFF_DAYS)
