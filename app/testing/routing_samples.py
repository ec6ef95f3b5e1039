"""Where money goes as the server tells it: Lan's gift, refund and assistance over two accounts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from app.shared.contract.payments import NextPayment, Place, Rung
from app.shared.contract.routing import LastChange, ProgrammeRoute, RoutedAccount, Routing
from app.testing.payment_samples import CASH
from app.testing.specimens import specimen_id

LINKED_AT = datetime(2025, 10, 6, 1, 12, tzinfo=UTC)
CHANGED_AT = datetime(2025, 10, 15, 1, 12, tzinfo=UTC)
DUE = date(2025, 10, 20)
REALLY = datetime(2025, 10, 15, 1, 30, tzinfo=UTC)
RIVER = Place(
    kind="account", provider_id="song_xanh", number_ending="0022", link_id=specimen_id(41)
)
LOTUS = Place(kind="account", provider_id="sen_vang", number_ending="0021", link_id=specimen_id(42))


def an_account(place: Place = RIVER, **changes: Any) -> RoutedAccount:
    """The default, linked nine days ago."""
    account = RoutedAccount(
        place=place, why="default", receives_from=None, confirmed_at=LINKED_AT, chosen_at=LINKED_AT
    )
    return msgspec.structs.replace(account, **changes)


BACKUP = an_account(LOTUS, why="next_newest", chosen_at=None)
NEW = an_account(LOTUS, why="next_newest", chosen_at=None, receives_from=date(2025, 10, 17))
AHEAD = (
    Rung(place=RIVER, state="next", on=DUE, why="default"),
    Rung(place=LOTUS, state="later", on=date(2025, 10, 22), why="next_newest"),
    Rung(place=CASH, state="later", on=date(2025, 10, 30), why="last_resort"),
)
IN_CASH = (Rung(place=CASH, state="next", on=DUE, why="last_resort"),)


def a_route(programme_id: str = "health_refund", **changes: Any) -> ProgrammeRoute:
    """A programme that goes where the default does."""
    route = ProgrammeRoute(
        programme_id=programme_id,
        chosen=None,
        chosen_at=LINKED_AT,
        confirmed_at=LINKED_AT,
        rungs=AHEAD,
        waiting=(),
        next=NextPayment(
            programme_id=programme_id,
            period="2025-10",
            amount_vnd=300_000,
            due_on=DUE,
            by_on=date(2025, 10, 25),
            payment_id=None,
            rungs=AHEAD,
            confirmed_at=LINKED_AT,
        ),
    )
    return msgspec.structs.replace(route, **changes)


OWN = a_route(
    "social_assistance",
    chosen=LOTUS.link_id,
    chosen_at=CHANGED_AT,
    next=None,
    rungs=(
        Rung(place=LOTUS, state="next", on=DUE, why="chosen"),
        Rung(place=RIVER, state="later", on=date(2025, 10, 22), why="default"),
        AHEAD[2],
    ),
)
GIFT = a_route("household_gift", next=None)
CHANGE = LastChange(
    id=specimen_id(85),
    kind="programme",
    programme_id="social_assistance",
    before=RIVER,
    after=LOTUS,
    at=CHANGED_AT,
    undo_until=REALLY + timedelta(seconds=581),
)
LAN = Routing(
    accounts=(an_account(), BACKUP),
    cash_at="hoa_sen_committee",
    programmes=(a_route(), OWN, GIFT),
    change=None,
)
CHANGED = msgspec.structs.replace(LAN, change=CHANGE)
COOLING = msgspec.structs.replace(
    LAN,
    accounts=(an_account(LOTUS, receives_from=date(2025, 10, 21), confirmed_at=CHANGED_AT,
                         chosen_at=CHANGED_AT),
              an_account(RIVER, why="earlier_default", chosen_at=None)),
    programmes=(
        a_route(
            chosen_at=None,
            rungs=(Rung(place=RIVER, state="next", on=DUE, why="earlier_default"), AHEAD[2]),
            waiting=(Rung(place=LOTUS, state="later", on=date(2025, 10, 21), why="cool_off"),),
        ),
    ),
)  # fmt: skip
NOTHING = msgspec.structs.replace(LAN, accounts=(), programmes=())
NOTHING_LINKED = msgspec.structs.replace(
    LAN, accounts=(), programmes=(a_route(rungs=IN_CASH, chosen_at=None, confirmed_at=None),)
)
NO_PROGRAMME = msgspec.structs.replace(LAN, programmes=())
