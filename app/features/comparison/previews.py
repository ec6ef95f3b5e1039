"""The comparison in its states, for the gallery and the tests: every answer is the rules' own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec

from app.features.comparison.answers import answer
from app.features.comparison.view_model import ComparisonState
from app.runtime.view_model import Phase
from app.shared.clock import start_of_day
from app.shared.contract.account import Account, AccountLock
from app.shared.contract.documents import HeldDocument
from app.shared.rulesets import RULE_SET_IDS, rule_set

_ENDS = {
    "identity_card": date(2026, 7, 15),
    "residence": None,
    "driving_licence": date(2036, 6, 18),
    "vehicle_registration": None,
    "health_insurance": date(2026, 12, 31),
    "social_insurance": None,
}
_DOCUMENTS = tuple(
    HeldDocument(
        id=f"{at:032x}",
        type_id=type_id,
        fields={},
        issued_on=date(2020, 1, 1),
        expires_on=ends_on,
        updated_at=datetime(2026, 6, 1, tzinfo=UTC),
    )
    for at, (type_id, ends_on) in enumerate(_ENDS.items())
)
_ACCOUNT = Account(
    holder_id="f" * 32,
    personal_number="000166004417",
    full_name="Nguyễn Thị Ánh Nguyệt",
    born_on=date(1966, 7, 15),
    sex="female",
    kind="citizen",
    level=2,
    identity_expires_on=date(2026, 7, 15),
    identity_type="identity_card",
    locks=(),
    document_types=tuple(_ENDS),
    guardian=None,
    phone_ending="417",
)
_LOCKED = AccountLock(ground="own_request", since=datetime(2026, 6, 1, tzinfo=UTC), until=None)


def _on(day: date, account: Account = _ACCOUNT) -> ComparisonState:
    moment = start_of_day(day)
    ended = account.identity_expires_on and day > account.identity_expires_on
    return ComparisonState(
        phase=Phase.CONTENT,
        full_name=account.full_name,
        day=day,
        today=day,
        ended_on=account.identity_expires_on if ended else None,
        answers=tuple(answer(account, _DOCUMENTS, moment, rule_set(each)) for each in RULE_SET_IDS),
    )


_BEFORE, _AFTER = date(2026, 6, 15), date(2026, 7, 16)
PREVIEWS: dict[str, ComparisonState] = {
    "day_after": _on(_AFTER),
    "nothing_ended": replace(_on(_BEFORE), after=_AFTER),
    "looking_ahead": replace(_on(_AFTER), today=_BEFORE, after=_AFTER),
    "year_after": _on(date(2027, 7, 16)),
    "real_lock": _on(_BEFORE, msgspec.structs.replace(_ACCOUNT, locks=(_LOCKED,))),
    "empty": ComparisonState(phase=Phase.EMPTY),
    "loading": ComparisonState(),
    "failed": ComparisonState(phase=Phase.FAILED, error_key="error.offline"),
}
