"""The wallet in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.wallet.view_model import WalletState, summary
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.contract.integrations import Integration
from app.shared.rulesets import RuleSet, rule_set
from app.testing.specimens import CONFIRMED_AT, restricted, specimen, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 15)
TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")

CARD = specimen("identity_card", 1, "2026-07-15")
RESIDENCE = specimen("residence", 2)
LICENCE = specimen("driving_licence", 3, "2026-06-09", fields={})
VEHICLE = specimen("vehicle_registration", 4)
HEALTH = specimen("health_insurance", 5, "2026-12-31")
SOCIAL = specimen("social_insurance", 6)
ALL = (CARD, RESIDENCE, LICENCE, VEHICLE, HEALTH, SOCIAL)

_FILE = specimen_id(9)
_ENDED_CARD = specimen("identity_card", 1, "2026-06-14", fields={})
_RENEWED = specimen(
    "driving_licence", 7, "2036-06-12", issued_on=date(2026, 6, 12), replaces=LICENCE.id
)
_LONG = {
    "full_name": "Công ty TNHH Một thành viên Dịch vụ Xác thực điện tử Sao Khuê",
    "class": "B, C1, C, D1, D2, D, BE, C1E, CE, D1E, D2E, DE",
    "district": "Phường Trung tâm Dịch vụ Xác thực điện tử Sao Khuê, tỉnh Bình Minh",
}

REVOKED, HELD = restricted("revoked", "conditions_ended"), restricted("held", "traffic_offence")
_ALL = {"renewal_id": _FILE, "reported": 1, "silent_since": CONFIRMED_AT}
MANY_STATES = (
    specimen("identity_card", 1, "2026-06-20", reported=2, silent_since=CONFIRMED_AT),
    specimen("driving_licence", 3, "2026-06-09", fields={}, restrictions=(HELD,), **_ALL),
    specimen("vehicle_registration", 4, restrictions=(HELD,)),
    specimen("health_insurance", 5, "2026-12-31", fields={}, restrictions=(REVOKED,), reported=1),
    specimen("social_insurance", 6, silent_since=CONFIRMED_AT),
)

SENT = Integration(
    id=_FILE, code="TH-000-2606-0001", type_id="vehicle_registration", register_id="vehicles",
    numbers={"plate": "00-X0 000.18"}, state="silent", document_id=None, events=(),
)  # fmt: skip


def state(*documents: HeldDocument, rules: RuleSet = DRAFT, query: str = "") -> WalletState:
    """The wallet of these documents, fetched eighteen minutes ago."""
    known = summary(documents, DAY, rules, query)
    searching = bool(query)
    return WalletState(
        phase=Phase.CONTENT, as_of=CONFIRMED_AT, now=NOW, searching=searching, query=query, **known
    )


def many_documents(count: int) -> WalletState:
    """A wallet of that many, for measuring: of one group, so that every length begins alike."""
    ends = ("2031-04-22", "2026-07-01", "2026-06-09", "2031-04-22", "2030-01-31", "2029-02-28")
    given = []
    for at in range(count):
        type_id = "vehicle_registration" if at % 5 == 1 else "driving_licence"
        fields = {**specimen(type_id).fields, "plate": f"00-X0 {at // 100 % 1000:03}.{at % 100:02}"}
        given.append(specimen(type_id, at, ends[at % len(ends)], fields=fields))
    return state(*given)


USUAL = state(*ALL)

PREVIEWS: dict[str, WalletState] = {
    "usual": USUAL,
    "all_usable": state(RESIDENCE, VEHICLE, HEALTH, SOCIAL),
    "card_hidden_licence_renewed": state(_ENDED_CARD, RESIDENCE, _RENEWED, *ALL[3:]),
    "expired_today": state(*ALL, rules=TODAY),
    "last_day": state(specimen("identity_card", 1, "2026-06-15"), RESIDENCE),
    "in_renewal": state(
        specimen("identity_card", 1, "2026-07-15", renewal_id=_FILE),
        specimen("driving_licence", 3, "2026-06-09", fields={}, renewal_id=_FILE),
        specimen("passport", 8, "2026-06-01", fields={}),
    ),
    "asked_for": replace(USUAL, asked=(SENT,)),
    "many_states": state(*MANY_STATES),
    "many_states_today": state(*MANY_STATES, rules=TODAY),
    "long_names": state(
        specimen("residence", 2, fields=_LONG),
        specimen("driving_licence", 1, "2031-04-22", fields=_LONG),
        specimen("birth_certificate", 3, fields=_LONG),
    ),
    "many": many_documents(60),
    "searching": replace(USUAL, searching=True),
    "found": state(*ALL, query="bao hiem"),
    "nothing_found": state(*ALL, query="ho chieu"),
    "offline": replace(USUAL, fault_key="error.offline", offline=True),
    "not_refreshed": replace(USUAL, fault_key="error.rejected.internal"),
    "empty": WalletState(phase=Phase.EMPTY, now=NOW),
    "loading": WalletState(),
    "failed": WalletState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
