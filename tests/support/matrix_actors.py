"""Kinds of callers of the authorisation matrix, and what the declared rights make of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from app.shared.agencies import agencies
from backend_stub.interop import jws
from backend_stub.interop.keys import signing_key
from backend_stub.seed import seeded_id
from tests.support.matrix_world import DRAFT, ORGANISATION, OWNERS, TODAY, World
from tests.support.stores import DEVICE, STAGE_KEY


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    One kind of caller.

    Attributes:
        holder: Whose session it has; None where it has none that lives.
        locked: The account is locked on whatever ground, under the rule set it names.
        level: Of its account.
        panel: It has the panel's key.
        ticket: It has the ticket of a phone that waits to be linked.
        behalf: In whose name its calls are made, where they may be.
        acts_for: Whom it may act for.
        sees: Whose secrets it may be told.
        staff: From which seat it asks at the agencies' desk.
    """

    name: str
    headers: dict[str, str] = field(default_factory=dict)
    holder: str | None = None
    locked: bool = False
    level: int = 0
    panel: bool = False
    ticket: bool = False
    behalf: str | None = None
    acts_for: frozenset[str] = frozenset()
    sees: frozenset[str] = frozenset()
    staff: dict[str, str] = field(default_factory=dict)


def actors(world: World) -> Iterator[Actor]:
    """Every kind; the panel's last, since what it plays in memory is not undone."""
    yield Actor(name="nobody")
    for name, sent in _worthless(world).items():
        yield Actor(name=name, headers={"Authorization": sent})
    ticket = {"Authorization": f"Ticket {world.ticket}"}
    yield Actor(name="phone that waits", headers=ticket, ticket=True, sees=frozenset({"khoi"}))
    yield Actor(name="another panel's key", headers={"Stage-Key": "another"})
    yield from _holders(world)
    yield from _acting(world)
    yield Actor(name="panel", headers={"Stage-Key": STAGE_KEY}, panel=True)
    for one in agencies():
        seat = {"agency_id": one.id, "staff_id": one.staff[0].id}
        key = {"Stage-Key": STAGE_KEY}
        yield Actor(name=f"staff of {one.id}", headers=key, panel=True, staff=seat)


def _worthless(world):
    """What stands in the header and opens nothing."""
    return {
        "forged token": "Bearer " + "a" * 43,
        "scheme without a token": "Bearer",
        "another scheme": "Basic YTpi",
        "ticket as a session": f"Bearer {world.ticket}",
        "forged ticket": "Ticket " + "a" * 43,
        "foreign service's signature": f"Bearer {_signed(world)}",
        "verifier's code": f"Bearer {world.offer_link}",
        "session silent too long": f"Bearer {_silent(world)}",
        "session signed out": f"Bearer {_signed_out(world)}",
        "session of an unlinked phone": f"Bearer {_unlinked(world)}",
        "session of a phone that was replaced": f"Bearer {_replaced(world)}",
    }


def _holders(world):
    yield _holder(world, "holder without a level", "leo", 0)
    yield _holder(world, "holder of level 1", "nam", 1)
    yield _holder(world, "holder of level 2", "van", 2)
    yield _holder(world, "locked by own request", _locked(world), 2, locked=True)
    yield _holder(world, "card ended, draft", "khoi", 2)
    yield _holder(world, "card ended, today", "khoi", 2, rules=TODAY, locked=True)
    yield _holder(world, "old woman", "hoa", 2)
    yield _holder(world, "child", "gia_bao", 0)
    yield _holder(world, "foreigner", "mira", 0)


def _acting(world):
    child, company = world.ids["gia_bao"], world.ids[ORGANISATION]
    lan = {"acts_for": frozenset({"gia_bao"}), "sees": frozenset({"gia_bao"})}
    binh = {"acts_for": frozenset({ORGANISATION}), "sees": frozenset({ORGANISATION})}
    yield _holder(world, "guardian", "lan", 2, **lan)
    yield _holder(world, "guardian in the child's name", "lan", 2, behalf=child, **lan)
    yield _holder(world, "guardian of another", "sau", 2)
    yield _holder(world, "guardian of another in the child's name", "sau", 2, behalf=child)
    yield _holder(world, "representative", "binh", 2, **binh)
    yield _holder(world, "representative in its name", "binh", 2, behalf=company, **binh)
    yield _holder(world, "stranger in the company's name", "van", 2, behalf=company)


def _holder(world, name, who, level, *, rules=DRAFT, sees=frozenset(), **more):
    headers = {"Authorization": f"Bearer {world.phone(who).token}", "Rule-Set": rules}
    sees |= {who} & set(OWNERS)
    return Actor(name=name, headers=headers, holder=who, level=level, sees=sees, **more)


# --- sessions that count no more ------------------------------------------------------------------
def _signed(world):
    """A service abroad signs rightly, and that is no session."""
    store = world.server.store
    key = store.write(lambda writing: signing_key(writing.db, "lumen_hospital", "k")).result()
    return jws.sign({"typ": "dinh-danh-request+jwt", "kid": "k"}, {"sub": "khoi"}, key)


def _silent(world):
    sessions, long_ago = world.server.stub.sessions, world.server.clock() - timedelta(days=366)

    def begin(writing):
        holder = seeded_id("holder", "duc")
        token, session, ending = sessions.begin(writing.db, holder, DEVICE, long_ago)
        writing.kept.append(lambda: sessions.admit(session, ending))
        return token

    return world.server.store.write(begin).result()


def _signed_out(world):
    phone = world.server.sign_in("mai")
    assert phone.ask("DELETE", "/v1/sessions/current").status_code == 204
    return phone.token


def _unlinked(world):
    phone, sessions = world.server.sign_in("phuc"), world.server.stub.sessions

    def end(writing):
        writing.kept.append(sessions.end(writing.db, phone.holder_id, "unlinked"))

    world.server.store.write(end).result()
    return phone.token


def _replaced(world):
    phone = world.server.sign_in("hanh")
    world.server.sign_in("hanh", device="f" * 32)
    return phone.token


def _locked(world):
    phone = world.phone("suong")
    phone.done("/v1/account/locks", {"grant": phone.grant("lock_account", "own")})
    return "suong"
