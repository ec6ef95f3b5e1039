"""What the walk calls things: people, documents and the panel's choices, in the language shown."""

from datetime import date

from app.devtools.walk import Walker
from app.shared.doctypes import document_type
from app.shared.money import vnd
from app.shared.personas import persona
from app.shared.rulesets import RULE_SET_IDS, names_of

KHOI, NAM, MIRA = persona("khoi"), persona("nam"), persona("mira")
LAN, SAU = persona("lan"), persona("sau")
_TERMS = document_type("identity_card").renewal
assert _TERMS is not None, "the walk renews an identity card"
FEE = vnd(_TERMS.fee_vnd, "vi")
TODAY, DRAFT = RULE_SET_IDS[:2]


def name_of(type_id: str) -> str:
    """What a document is called."""
    return document_type(type_id).name["vi"]


def ends_on(type_id: str) -> date:
    """Last valid day of Khôi's document of that type."""
    found = next(one.expires_on for one in KHOI.documents if one.type == type_id)
    assert found is not None
    return found


def network(w: Walker, name: str) -> str:
    """What the panel calls a network."""
    return f"{w.tr('stage.network')}: {w.tr(f'stage.network.{name}')}"


def rules(w: Walker, rule_set_id: str) -> str:
    """What the panel calls a rule set."""
    return f"{w.tr('stage.rules')}: {names_of(rule_set_id).tag['vi']}"


def short_of(type_id: str) -> str:
    """What a document is called in short."""
    return document_type(type_id).short["vi"]
