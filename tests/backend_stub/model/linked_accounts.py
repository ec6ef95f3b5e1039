"""A resident's linked accounts and routes, done in any order and compared with the small model."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from app.shared.personas import persona
from backend_stub import stub as stub_module
from tests.backend_stub.model.due_deeds import DueDeeds
from tests.backend_stub.model.small_model import CODE, VIET_NAM, ModelLink, SmallModel
from tests.support.paying import PayDesk
from tests.support.routing import choose, endings, granted, order, undo
from tests.support.stores import MovedClock, StubServer, problem

GOOD = ("song_xanh", "sao_bien", "buu_cuc_mau")
BAD = {("sen_vang", "000000000011"): "name_differs", ("sen_vang", "000000000013"): "restricted"}
ACCOUNTS = [(one, persona("hoa").payment_accounts) for one in GOOD]
NUMBERS = {
    (name, next(one.number for one in held if one.provider == name and one.state == "active"))
    for name, held in ACCOUNTS
}
ANY_ACCOUNT = [*sorted(NUMBERS), *sorted(NUMBERS), *sorted(BAD)]
MEETS = {one.number: one.receives for one in persona("hoa").payment_accounts}
PROGRAMMES = ("social_pension", "health_refund")


class LinkedAccounts(RuleBasedStateMachine):
    """One resident, her providers and two clocks: linked, chosen, ordered, undone, compared."""

    links = Bundle("links")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.mkdtemp(prefix="model-")
        self.clock = MovedClock()
        self.model = SmallModel(MEETS)
        self.runs: dict[tuple[str, str], str] = {}
        self.codes: list[str] = []
        self._open()
        self.hoa = self.server.sign_in("hoa")
        self._to(self.day(15))

    def teardown(self) -> None:
        self.server.close()
        shutil.rmtree(self.folder)

    # --- the server and its clocks ----------------------------------------------------------------
    def _open(self) -> None:
        self.deeds = DueDeeds(self.clock)
        kept = stub_module.Later
        stub_module.Later = lambda: self.deeds  # the test says when time passes
        try:
            self.server = StubServer(self.folder, clock=self.clock)
        finally:
            stub_module.Later = kept
        self.desk = PayDesk(self.server)

    @staticmethod
    def day(day: int, month: int = 10) -> datetime:
        return datetime(2025, month, day, 3, tzinfo=UTC)

    def _to(self, moment: datetime) -> None:
        self.server.move_story(moment.isoformat())
        self._settle()

    def _settle(self) -> None:
        """Let due deeds run; a busy provider is asked again some seconds later."""
        self.deeds.run(self.server.store)

    def _tick(self) -> None:
        """No two deeds at one moment."""
        self.clock.advance(seconds=1)
        self._settle()

    @property
    def now(self) -> datetime:
        return self.server.stub.story.now()

    @rule(seconds=st.sampled_from([5, 120, 310, 620]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)
        self._settle()
        for one in self.model.links.values():
            if one.state == "awaiting_code" and self._code_over(one):
                one.state = "lapsed"
        self.hoa = self.server.sign_in("hoa")

    @rule(days=st.integers(1, 20))
    def days_pass(self, days: int) -> None:
        moment = (self.now + timedelta(days=days)).astimezone(VIET_NAM)
        self._to(moment.replace(hour=10))

    @rule(days=st.integers(1, 40))
    def a_day_that_lies_back_is_looked_at(self, days: int) -> None:
        now, real = self.now, self.clock()
        then = max(now - timedelta(days=days), self.day(15))
        self._to(then)
        self._compare_links(self.now)
        self._to(now)
        assert self.clock() == real

    @rule()
    def the_server_starts_again(self) -> None:
        self.server.close()
        self._open()
        self.hoa.server = self.server
        self._settle()

    # --- linking ----------------------------------------------------------------------------------
    @initialize(target=links, accounts=st.lists(st.sampled_from(sorted(NUMBERS)), unique=True))
    def linked_long_ago(self, accounts: list[tuple[str, str]]) -> Any:
        """None to all of her accounts, out of their cool-off."""
        linked = [self.ask_and_give_the_code(one, make_default=False) for one in accounts]
        self.days_pass(3)
        return multiple(*linked)

    @rule(target=links, account=st.sampled_from(ANY_ACCOUNT))
    def ask(self, account: tuple[str, str]) -> Any:
        self._tick()
        provider, number = account
        grant = granted(self.hoa, "link_account", f"{provider}/{number}")
        body = {
            "provider_id": provider, "account_number": number,
            "consent": "link_account_2025_10", "grant": grant,
        }  # fmt: skip
        answer = self.hoa.post("/v1/benefits/links", body)
        if self.model.is_open(number):
            assert problem(answer)[0] == "already_linked"
            return multiple()
        assert answer.status_code == 202, answer.text
        self._settle()
        link = ModelLink(answer.json()["id"], provider, number, "awaiting_code", self.now)
        if why := self.model.stand_of(link) or BAD.get(account):
            link.state = "rejected"
            shown = self.hoa.get(f"/v1/benefits/links/{link.id}")
            assert (shown["state"], shown["rejection"]) == ("rejected", why)
        else:
            link.code_ends = self.clock() + CODE
            self.codes.append(self.hoa.code())
        self.model.links[link.id] = link
        return link.id

    def _code_over(self, link: ModelLink) -> bool:
        assert link.code_ends is not None
        return self.clock() >= link.code_ends

    @rule(link_id=links, how=st.sampled_from(["right", "right", "right", "wrong", "another"]),
          make_default=st.booleans())  # fmt: skip
    def give_code(self, link_id: str, how: str, make_default: bool) -> None:
        self._tick()
        link = self.model.links[link_id]
        right = self._code_of(link_id)
        code = right if how == "right" else self._no_code(right, how)
        body = {"code": code, "make_default": make_default}
        answer = self.hoa.post(f"/v1/benefits/links/{link_id}/confirmation", body)
        if link.state != "awaiting_code":
            assert problem(answer)[0] == "link_closed"
        elif self._code_over(link):
            link.state = "lapsed"
            assert problem(answer)[0] == "link_closed"
        elif code != right:
            link.tries_left -= 1
            link.state = link.state if link.tries_left else "lapsed"
            assert problem(answer) == ("wrong_code", {"tries_left": link.tries_left})
        else:
            assert answer.status_code == 200, answer.text
            self.model.confirm(link, self.now, self.clock(), make_default=make_default)

    def _code_of(self, link_id: str) -> str:
        """The code that was sent for this link; some other one where none was."""
        asked = [one for one in self.model.links.values() if one.code_ends is not None]
        place = next((at for at, one in enumerate(asked) if one.id == link_id), None)
        return self.codes[place] if place is not None else "000000"

    def _no_code(self, right: str, how: str) -> str:
        if how == "another" and (others := [one for one in self.codes if one != right]):
            return others[-1]
        return f"{(int(right) + 1) % 10**6:06}"

    @rule(target=links, account=st.sampled_from(sorted(NUMBERS)), make_default=st.booleans())
    def ask_and_give_the_code(self, account: tuple[str, str], make_default: bool) -> Any:
        link_id = self.ask(account)
        if not isinstance(link_id, str):
            return link_id
        self.give_code(link_id, "right", make_default)
        return link_id

    @rule(link_id=links)
    def unlink(self, link_id: str) -> None:
        self._tick()
        link = self.model.links[link_id]
        grant = granted(self.hoa, "unlink_account", link_id)
        answer = self.hoa.post(f"/v1/benefits/links/{link_id}/unlinking", {"grant": grant})
        if link.state != "linked":
            assert problem(answer)[0] == "link_closed"
        elif not self.model.may_unlink(link, self.now):
            assert problem(answer)[0] == "payment_pending"
        else:
            assert answer.status_code == 200, answer.text
            self.model.unlink(link, self.now)

    # --- where money goes -------------------------------------------------------------------------
    @rule(link_id=links)
    def choose_default(self, link_id: str) -> None:
        self._tick()
        link = self.model.links[link_id]
        grant = granted(self.hoa, "choose_default", link_id)
        answer = self.hoa.post(f"/v1/benefits/links/{link_id}/default", {"grant": grant})
        if link.state != "linked":
            assert problem(answer)[0] == "link_closed"
        else:
            assert answer.status_code == 200, answer.text
            self.model.choose_default(link, self.now, self.clock())

    @rule(link_id=links | st.none(), programme=st.sampled_from(PROGRAMMES))
    def choose_route(self, link_id: str | None, programme: str) -> None:
        self._tick()
        listed = {one["programme_id"] for one in self.hoa.get("/v1/routing")["programmes"]}
        answer = choose(self.hoa, programme, link_id)
        if programme not in listed:
            assert problem(answer)[0] == "routing_refused"
        elif link_id is not None and self.model.links[link_id].state != "linked":
            assert problem(answer)[0] == "link_closed"
        else:
            assert answer.status_code == 200, answer.text
            self.model.choose_route(programme, link_id, self.now, self.clock())

    @precondition(lambda self: self.model.linked(self.now))
    @rule(data=st.data())
    def order_accounts(self, data: st.DataObject) -> None:
        self._tick()
        ids = data.draw(st.permutations([one.id for one in self.model.linked(self.now)]))
        answer = order(self.hoa, *ids)
        assert answer.status_code == 200, answer.text
        self.model.order_accounts(tuple(ids), self.now, self.clock())

    @precondition(lambda self: self.model.changes)
    @rule()
    def undo(self) -> None:
        self._tick()
        change, may = self.model.undoing(self.now, self.clock())
        shown = self.hoa.get("/v1/routing")["change"]
        if change is None or shown is None:
            assert not may or change is None
            return
        answer = undo(self.hoa, shown["id"])
        if may:
            assert answer.status_code == 200, answer.text
            self.model.undo(change, self.now)
        else:
            assert problem(answer)[0] == "undo_over"

    # --- what must hold ---------------------------------------------------------------------------
    @invariant()
    def links_and_routes_agree(self) -> None:
        self._compare_links(self.now)

    def _compare_links(self, now: datetime) -> None:
        seen = self.hoa.get("/v1/benefits")["links"]
        shown = {one["id"]: one for one in seen if one["state"] == "linked"}
        assert set(shown) == {one.id for one in self.model.linked(now)}
        default = next((name for name, one in shown.items() if one["is_default"]), None)
        assert default == self.model.default(now)
        routed = self.hoa.get("/v1/routing")
        wanted = [self.model.links[one].number[-4:] for one in self.model.places(None, now)]
        assert endings(routed) == wanted
        for one in routed["programmes"]:
            chosen = self.model.chosen(one["programme_id"], now)
            assert one["chosen"] in (chosen, None)
            if chosen is not None and self.model.links[chosen].is_linked(now):
                assert one["chosen"] == chosen
