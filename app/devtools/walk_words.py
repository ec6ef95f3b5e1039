"""What the walk calls things: people, documents and the panel's choices, in the language shown."""

from datetime import date

from app.devtools.walk import Walker
from app.shared.doctypes import document_type
from app.shared.money import vnd
from app.shared.personas import Persona, persona
from app.shared.rulesets import RULE_SET_IDS, names_of

KHOI, NAM, MIRA = persona("khoi"), persona("nam"), persona("mira")
LAN, GIA_BAO, AN_NHIEN = persona("lan"), persona("gia_bao"), persona("an_nhien")
SAU, LEO, HANH = persona("sau"), persona("leo"), persona("hanh")
OWN_PASSCODE = "730518"
"""What Nam chooses on his birthday."""
TODAY, DRAFT = RULE_SET_IDS[:2]


def fee_of(type_id: str) -> str:
    """What renewing a document costs."""
    terms = document_type(type_id).renewal
    assert terms is not None, f"the walk renews {type_id}"
    return vnd(terms.fee_vnd, "vi")


FEE = fee_of("identity_card")


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
    return f"{w.tr('stage.rules')}: {names_of(rule_set_id).tag[w.lang]}"


def short_of(type_id: str) -> str:
    """What a document is called in short."""
    return document_type(type_id).short["vi"]


def sign_in(w: Walker, person: Persona) -> None:
    """From the panel, to the person's profile."""
    w.press_on_panel(w.tr("stage.person"))
    w.press_on_panel(person.full_name)
    w.miss_on_panel(KHOI.full_name)  # the list of people is shut once somebody is signed in
    w.tap(w.tr("tab.profile"))
