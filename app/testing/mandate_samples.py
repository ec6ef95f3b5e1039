"""For whom one acts, and what they are paid: Bình's company, Lan's son, Hạnh abroad."""

from datetime import date

import msgspec

from app.shared.contract.mandates import Mandate
from app.shared.contract.payments import NextPayment, Place, Rung
from app.testing import routing_samples
from app.testing.specimens import specimen_id

COMPANY = Mandate(
    holder_id=specimen_id(91), full_name="Công ty TNHH Cánh Diều", kind="organisation",
    role="legal_representative", number="ORG-0000011",
)  # fmt: skip
BAO = Mandate(
    holder_id=specimen_id(92), full_name="Phạm Gia Bảo", kind="ward", role="mother",
    born_on=date(2016, 4, 5), until=date(2030, 4, 5),
)  # fmt: skip
NHIEN = Mandate(
    holder_id=specimen_id(93), full_name="Phạm An Nhiên", kind="ward", role="mother",
    born_on=date(2021, 9, 12), until=date(2035, 9, 12),
)  # fmt: skip
REGISTERED = Place(kind="account", provider_id="sen_vang", number_ending="0053")
KEPT = Place(kind="kept", agency_id="binh_minh_insurance")
LANS = msgspec.structs.replace(routing_samples.RIVER, owner="Phạm Thu Lan")
_DUE = date(2025, 10, 15)
IN_REGISTER = (Rung(place=REGISTERED, state="next", on=_DUE, why="register"),)
FOR_BAO = (
    Rung(place=LANS, state="next", on=_DUE, why="default"),
    msgspec.structs.replace(routing_samples.AHEAD[2], on=date(2025, 10, 23)),
)
IS_KEPT = (Rung(place=KEPT, state="next", on=date(2025, 10, 20), why="abroad"),)
SUPPORT = NextPayment(
    programme_id="organisation_support", period="2025-10-20", amount_vnd=12_000_000, due_on=_DUE,
    by_on=date(2025, 10, 31), payment_id=None, rungs=IN_REGISTER, confirmed_at=None,
)  # fmt: skip
ASSISTANCE = NextPayment(
    programme_id="social_assistance", period="2025-10", amount_vnd=500_000, due_on=_DUE,
    by_on=date(2025, 10, 25), payment_id=None, rungs=FOR_BAO,
    confirmed_at=routing_samples.LINKED_AT,
)  # fmt: skip
REFUND = NextPayment(
    programme_id="health_refund", period="2025-10", amount_vnd=185_000,
    due_on=date(2025, 10, 20), by_on=date(2025, 10, 31), payment_id=None, rungs=IS_KEPT,
    confirmed_at=None,
)  # fmt: skip
COMPANYS_ROUTE = routing_samples.a_route(
    "organisation_support", next=SUPPORT, rungs=IN_REGISTER, chosen_at=None, confirmed_at=None
)
BAOS_ROUTE = routing_samples.a_route("social_assistance", next=ASSISTANCE, rungs=FOR_BAO)
KEPT_ROUTE = routing_samples.a_route(
    "health_refund", next=REFUND, rungs=IS_KEPT, chosen_at=None, confirmed_at=None
)
COMPANYS = msgspec.structs.replace(routing_samples.NOTHING, programmes=(COMPANYS_ROUTE,))
BAOS = msgspec.structs.replace(routing_samples.LAN, programmes=(BAOS_ROUTE,), owner="Phạm Thu Lan")
ABROAD = msgspec.structs.replace(routing_samples.NOTHING, programmes=(KEPT_ROUTE,))
