"""Integrating in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from app.features.integrate.state import IntegrateState
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.integrations import (
    Integration,
    IntegrationEvent,
    Integrations,
    RemovedDocument,
)
from app.shared.contract.mandates import Mandate
from app.testing.specimens import CONFIRMED_AT, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
VEHICLE = {"plate": "00-X0 000.18", "engine_number": "000011000018"}


def request(number: int, state: str, reason: str | None = None, **more: Any) -> Integration:
    """A request that came so far."""
    ways = {"sent": (), "silent": ("silent",), "withdrawn": ("withdrawn",)}
    kinds = ("sent", *ways.get(state, ("asked",) if state == "asked" else ("asked", state)))
    events = tuple(
        IntegrationEvent(
            kind=kind, at=CONFIRMED_AT + timedelta(minutes=at),  # type: ignore[arg-type]
            reason=reason if kind == state else None,  # type: ignore[arg-type]
            name_there=more.get("name_there") if kind == state else None,
        )
        for at, kind in enumerate(kinds)
    )  # fmt: skip
    gone = state in ("integrated", "refused")
    return Integration(
        id=specimen_id(80 + number),
        code=f"TH-000-2606-000{number}",
        type_id=more.get("type_id", "vehicle_registration"),
        register_id=more.get("register_id", "vehicles"),
        numbers={} if gone else more.get("numbers", VEHICLE),
        state=state,  # type: ignore[arg-type]
        document_id=specimen_id(4) if state == "integrated" else None,
        events=events,
    )


DIPLOMA = {"type_id": "diploma", "register_id": "education", "numbers": {"number": "000105000018"}}
OTHER_NAME = request(5, "returned", "name_differs", name_there="Trần Minh Khối", **DIPLOMA)
EVERY = (
    request(1, "sent"),
    request(2, "silent"),
    request(3, "asked"),
    request(4, "integrated"),
    OTHER_NAME,
    request(6, "returned", "no_record"),
    request(7, "refused", "revoked", type_id="driving_licence", register_id="driving_licences"),
    request(8, "withdrawn"),
)


def known(*requests: Integration, **more: Any) -> Integrations:
    """What the server says of Khôi's wallet."""
    given: dict[str, Any] = {
        "holder": "citizen", "full_name": "Trần Minh Khôi",
        "there": ("identity_card", "driving_licence", "vehicle_registration"), "removed": (),
        **more,
    }  # fmt: skip
    return Integrations(requests=requests, **given)


def following(one: Integration) -> IntegrateState:
    """One request."""
    return replace(CHOOSING, step="track", integration_id=one.id, known=known(one))


CHOOSING = IntegrateState(phase=Phase.CONTENT, known=known(), as_of=CONFIRMED_AT, now=NOW)
FORM = replace(CHOOSING, step="form", type_id="vehicle_registration")
REMOVED = RemovedDocument(
    document_id=specimen_id(3), type_id="driving_licence", removed_at=CONFIRMED_AT
)
TAKEN_OUT = msgspec.structs.replace(REMOVED, document_id=specimen_id(4))
CHILD = Mandate(
    holder_id=specimen_id(61), full_name="Phạm Gia Bảo", kind="ward", role="mother",
    born_on=NOW.date() - timedelta(days=3700),
)  # fmt: skip
COMPANY = Mandate(
    holder_id=specimen_id(62), full_name="Công ty TNHH Cánh Diều", kind="organisation",
    role="legal_representative", number="ORG-0000011",
)  # fmt: skip

PREVIEWS: dict[str, IntegrateState] = {
    "choosing": CHOOSING,
    "for_others_too": replace(CHOOSING, others=(CHILD, COMPANY)),
    "history": replace(CHOOSING, known=known(*EVERY, removed=(REMOVED,))),
    "found": replace(CHOOSING, query="xe"),
    "nothing_found": replace(CHOOSING, query="thẻ thư viện"),
    "for_a_child": replace(CHOOSING, whose=CHILD, known=known(holder="child", there=())),
    "for_a_company": replace(CHOOSING, whose=COMPANY, known=known(holder="organisation")),
    "foreigner": replace(CHOOSING, known=known(holder="foreigner", there=())),
    "form": FORM,
    "form_filled": replace(FORM, typed=VEHICLE, confirmed=True),
    "form_wrong": replace(
        FORM, typed={"plate": "00X0"}, unticked=True,
        wrong={"plate": "form", "engine_number": "empty"},
    ),
    "sending": replace(FORM, typed=VEHICLE, confirmed=True, doing="send"),
    "refused_at_once": replace(
        FORM, typed=VEHICLE, confirmed=True,
        fault=Fault("send", "integrate.refused.already_there"),
    ),
    "sent": following(EVERY[0]),
    "silent": following(EVERY[1]),
    "at_the_register": following(EVERY[2]),
    "integrated": following(EVERY[3]),
    "taken_out_again": replace(following(EVERY[3]), known=known(EVERY[3], removed=(TAKEN_OUT,))),
    "name_differs": following(OTHER_NAME),
    "no_record": following(EVERY[5]),
    "revoked": following(EVERY[6]),
    "withdrawn": following(EVERY[7]),
    "withdrawing": replace(following(EVERY[1]), confirming=True),
    "offline": replace(CHOOSING, fault=Fault("refresh", "error.offline", offline=True)),
    "no_request": replace(CHOOSING, step="track", integration_id=specimen_id(9)),
    "failed": IntegrateState(
        phase=Phase.FAILED, fault=Fault("refresh", "error.offline", offline=True)
    ),
    "loading": IntegrateState(),
}  # fmt: skip
