"""The waiting room before the welfare benefit account: one's place in it, and the panel's crowd."""

from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import RANDOM_ID, Body, Wire

QueueTicketId = Annotated[str, Meta(pattern=RANDOM_ID)]
PlaceState = Literal["waiting", "admitted", "ended"]
Pace = Literal["usual", "slow", "stalled"]


class QueuePlace(Wire):
    """
    One holder's place. Seconds are real time.

    Attributes:
        ticket: Names the place; it is the holder's alone, on whatever session.
        state: ``admitted`` once the turn has come, ``ended`` where it was let go or ran out.
        ahead: How many stand before it; 0 unless it waits.
        began_ahead: How many stood before it when it was taken.
        seconds: Until the turn, from the rate measured just now; None where nothing moves.
        poll_seconds: How long to wait before asking again.
    """

    ticket: QueueTicketId
    state: PlaceState
    ahead: int
    began_ahead: int
    seconds: int | None
    poll_seconds: int


class Queue(Wire):
    """
    What somebody sees who looks in without taking a place.

    Attributes:
        waiting: How many wait.
        own: The caller's place; None where there is none.
    """

    waiting: int
    own: QueuePlace | None


class CrowdSetting(Body):
    """
    The panel's crowd of simulated residents.

    Attributes:
        households: How many want in; 0 and 1 are no crowd.
        pace: How the service behind the room works.
    """

    households: Annotated[int, Meta(ge=0, le=1_000_000)]
    pace: Pace


class Crowd(Wire):
    """
    The crowd as it stands.

    Attributes:
        households, pace: As set last.
        waiting: Everybody in line, simulated or not.
        inside: Whoever is being served.
        served: How many simulated residents have been served since the crowd was set.
        per_minute: Who came in during the last minute's measure; 0 where nothing moves.
    """

    households: int
    pace: Pace
    waiting: int
    inside: int
    served: int
    per_minute: int
