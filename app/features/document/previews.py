"""A document's screen in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.document.view_model import OneDocument, standing_and_rule
from app.runtime.view_model import Phase
from app.shared.contract.documents import DocumentChange, HeldDocument
from app.shared.contract.renewals import RenewalFile
from app.shared.rulesets import RuleSet, rule_set
from app.testing.specimens import CONFIRMED_AT, restricted, specimen, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 15)
TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")
HISTORY = (
    DocumentChange(
        on=date(2026, 3, 2),
        title_vi="Cập nhật nơi thường trú",
        title_en="Permanent residence updated",
        by="Công an phường Hoa Sen",
    ),
    DocumentChange(
        on=date(2021, 7, 15),
        title_vi="Cấp thẻ lần 2",
        title_en="Second card issued",
        by="Công an tỉnh Bình Minh",
    ),
)
CHANGED = DocumentChange(
    on=date(2026, 6, 15), title_vi="Cập nhật nơi thường trú",
    title_en="Permanent residence updated",
    by="Cơ quan quản lý dân cư mẫu", at=CONFIRMED_AT, register_id="population",
    fact_id="residence", old="Số 12 ngõ Sen, phường Hoa Sen, tỉnh Bình Minh",
    new="Số 3 ngõ Lúa, phường Suối Mơ, tỉnh Bình Minh",
)  # fmt: skip
_LONG = {
    "number": "000850000017",
    "full_name": "Công ty TNHH Một thành viên Dịch vụ Xác thực điện tử Sao Khuê",
    "class": "B, C1, C, D1, D2, D, BE, C1E, CE, D1E, D2E, DE",
    "born_on": "1985-10-14",
}
FILE = RenewalFile(
    id=specimen_id(9),
    code="GH-000-2606-0001",
    document_id=specimen_id(3),
    type_id="driving_licence",
    state="submitted",
    fee_vnd=115000,
    submitted_at=datetime(2026, 6, 14, 2, 0, tzinfo=UTC),
    due_on=date(2026, 6, 17),
    missing_paper=None,
    refusal=None,
    new_document_id=None,
    events=(),
)


def state(document: HeldDocument, rules: RuleSet = DRAFT, **more: object) -> OneDocument:
    """That document's screen beside five usable others, fetched eighteen minutes ago."""
    standing, rule = standing_and_rule(document, DAY, rules)
    shown = OneDocument(
        phase=Phase.CONTENT, document=document, standing=standing, rule=rule, others_usable=5,
        can_link=True, as_of=CONFIRMED_AT, now=NOW,
    )  # fmt: skip
    return replace(shown, **more)  # type: ignore[arg-type]  # each value is its field's own


CARD = state(specimen("identity_card", 1, "2045-10-14", history=HISTORY))
_ENDED = specimen("driving_licence", 3, "2026-06-09", fields={})
_FILED = specimen("driving_licence", 3, "2026-06-09", fields={}, renewal_id=FILE.id)

PREVIEWS: dict[str, OneDocument] = {
    "card": CARD,
    "card_revealed": replace(CARD, revealed=CARD.maskable),
    "due_soon": state(specimen("identity_card", 1, "2026-07-15", history=HISTORY)),
    "last_day": state(specimen("driving_licence", 3, "2026-06-15")),
    "renewed": state(specimen("driving_licence", 4, "2036-06-12"), renewed=True),
    "hidden": state(_ENDED),
    "card_hidden": state(specimen("identity_card", 1, "2026-06-14", fields={})),
    "passport_hidden": state(specimen("passport", 5, "2026-06-01", fields={}), others_usable=0),
    "hidden_in_renewal": state(_FILED, renewal=FILE),
    "expired_today": state(_ENDED, TODAY),
    "in_renewal": state(
        specimen("driving_licence", 3, "2026-07-01", renewal_id=FILE.id), renewal=FILE
    ),
    "changed": state(
        specimen("identity_card", 1, "2045-10-14", history=(CHANGED, *HISTORY)), reported=1
    ),
    "silent": state(specimen("identity_card", 1, "2045-10-14", silent_since=CONFIRMED_AT)),
    "revoked": state(
        specimen(
            "driving_licence",
            3,
            "2031-04-22",
            fields={},
            restrictions=(restricted("revoked", "conditions_ended"),),
        )
    ),
    "held": state(
        specimen(
            "driving_licence",
            3,
            "2031-04-22",
            restrictions=(restricted("held", "traffic_offence"),),
        )
    ),
    "everything_at_once": state(
        specimen(
            "driving_licence",
            3,
            "2026-06-09",
            fields={},
            renewal_id=FILE.id,
            reported=1,
            silent_since=CONFIRMED_AT,
            restrictions=(restricted("held", "traffic_offence"),),
        ),
        renewal=FILE,
        reported=1,
    ),
    "removing": replace(CARD, document=specimen("passport", 5, "2031-01-30"), removing="asked"),
    "residence": state(specimen("residence", 2)),
    "social": state(specimen("social_insurance", 6)),
    "long_names": state(specimen("driving_licence", 3, "2031-04-22", fields=_LONG)),
    "offline": replace(CARD, fault_key="error.offline", offline=True),
    "not_refreshed": replace(CARD, fault_key="error.rejected.internal"),
    "refreshing": replace(CARD, refreshing=True),
    "loading": OneDocument(),
    "not_found": OneDocument(phase=Phase.EMPTY),
    "failed": OneDocument(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
