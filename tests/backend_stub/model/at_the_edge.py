"""The same accounts where it matters most: around the end of a window, a code, a cool-off."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from tests.backend_stub.model.linked_accounts import NUMBERS, PROGRAMMES, LinkedAccounts
from tests.backend_stub.model.small_model import UNDO, VIET_NAM, first_day
from tests.support.paying import play

STANDS = ("up", "up", "busy", "down", "silent", "malformed", "other_account")
PROVIDERS = ("song_xanh", "sao_bien", "buu_cuc_mau", "sen_vang")
RULES = ("draft_2025_10", "decree_69_2024")
AROUND = st.sampled_from([-1, -1, 0, 0, 1])
"""Seconds from the end of something to the deed: before it, as it comes, after it."""


class AtTheEdge(LinkedAccounts):
    """Deeds a second before and after something ends; providers as the panel plays them."""

    # --- ends -------------------------------------------------------------------------------------
    def _until(self, moment: datetime) -> None:
        """Real time goes on; every deed takes a second of its own."""
        wait = int((moment - self.clock()).total_seconds()) - 1
        if wait > 0:
            self.time_passes(wait)

    @precondition(lambda self: self.model.undoing(self.now, self.clock())[1])
    @rule(around=AROUND)
    def undo_as_the_window_ends(self, around: int) -> None:
        change, _ = self.model.undoing(self.now, self.clock())
        assert change is not None
        self._until(change.really + UNDO + timedelta(seconds=around))
        self.undo()

    @rule(
        target=LinkedAccounts.links, account=st.sampled_from(sorted(NUMBERS)),
        around=AROUND, make_default=st.booleans(),
    )  # fmt: skip
    def give_code_as_it_ends(
        self, account: tuple[str, str], around: int, *, make_default: bool
    ) -> Any:
        link_id = self.ask(account)
        if isinstance(link_id, str) and (ends := self.model.links[link_id].code_ends):
            self._until(ends + timedelta(seconds=around))
            self.give_code(link_id, "right", make_default)
        return link_id

    @precondition(lambda self: self._cooling())
    @rule(data=st.data(), minute=st.sampled_from([-1, 0]), programme=st.sampled_from(PROGRAMMES))
    def cool_off_ends(self, data: st.DataObject, minute: int, programme: str) -> None:
        """The last minute before an account's first day, or the first minute of that day."""
        link = self.model.links[data.draw(st.sampled_from(self._cooling()))]
        midnight = datetime.combine(first_day(link), time(0), VIET_NAM)
        self._to(midnight + timedelta(minutes=minute))
        self._compare_links(self.now)
        self._at_the_edge(programme)
        # The counter that keeps hours is open again for whatever is done next.
        self._to(self.now.astimezone(VIET_NAM).replace(hour=10) + timedelta(days=minute < 0))

    def _cooling(self) -> list[str]:
        today = self.now.astimezone(VIET_NAM).date()
        return [one.id for one in self.model.linked(self.now) if first_day(one) > today]

    def _at_the_edge(self, programme: str) -> None:
        """What is done there; whoever pays says more."""

    # --- how providers stand, and whose rules hold ------------------------------------------------
    @rule(provider=st.sampled_from(PROVIDERS), state=st.sampled_from(STANDS))
    def a_provider_is_played(self, provider: str, state: str) -> None:
        if state != self.model.stands.get(provider, "up"):
            play(self.server, provider, state, "hoa")
            self.model.stands[provider] = state

    @rule()
    def the_other_rules_hold(self) -> None:
        """What is promised of these accounts is the same under both."""
        self.hoa.rules = next(one for one in RULES if one != self.hoa.rules)

    # --- what must hold ---------------------------------------------------------------------------
    @invariant()
    def money_goes_next_where_the_model_says(self) -> None:
        today = self.now.astimezone(VIET_NAM).date()
        seen = self.hoa.get("/v1/routing")
        for one in seen["accounts"]:
            link = self.model.links[one["place"]["link_id"]]
            wanted = first_day(link)
            assert one["receives_from"] == (f"{wanted}" if wanted > today else None)
        for one in seen["programmes"]:
            due = date.fromisoformat(one["next"]["due_on"]) if one["next"] else today
            on = max(today, due)
            refs = self.model.places(one["programme_id"], self.now)
            places = [self.model.links[ref] for ref in refs]
            rungs = [rung["place"]["link_id"] for rung in one["rungs"]]
            assert rungs == [*(link.id for link in places if first_day(link) <= on), None]
            waiting = [(rung["place"]["link_id"], rung["on"]) for rung in one["waiting"]]
            late = [link for link in places if first_day(link) > on]
            assert waiting == [(link.id, f"{first_day(link)}") for link in late]
