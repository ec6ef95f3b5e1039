"""The agencies' desk as a page: who sits there, what may be asked, and what each duty gives."""

from typing import Any

import msgspec

from app.shared.agencies import agencies, field_words
from app.shared.doctypes import document_type, document_types
from app.shared.programmes import agencies as paying_agencies
from app.shared.providers import providers
from app.shared.rules.duties import duty_of
from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set
from backend_stub.desk_page import both, served, words_of
from backend_stub.limits import limits


def _data() -> dict[str, Any]:
    sets = {one: rule_set(one) for one in RULE_SET_IDS}
    return {
        "words": words_of("agency_desk"),
        "agencies": [msgspec.to_builtins(one) for one in agencies()],
        "fields": {field: _field(field) for field in _fields(sets)},
        "duties": {one: _duties(rules) for one, rules in sets.items()},
        "rule_sets": {one: both(rules.names.short) for one, rules in sets.items()},
        "minutes": limits().agency.window_seconds // 60,
        "providers": {one.id: both(one.name) for one in providers()},
        "desks": {one.id: both(one.name) for one in paying_agencies().values()},
        "documents": {one.id: both(one.name) for one in document_types()},
    }


def _duties(rules: RuleSet) -> dict[str, Any]:
    every = (duty_of(one.id, purpose.id) for one in agencies() for purpose in one.purposes)
    return {rule_id: rules.value(rule_id) for rule_id in every}


def _fields(sets: dict[str, RuleSet]) -> list[str]:
    """What any duty names, in the order of the agencies: each desk may try another one's."""
    every = [field for rules in sets.values() for duty in _duties(rules).values() for field in duty]
    return list(dict.fromkeys(field.removesuffix("/masked") for field in every))


def _field(field: str) -> dict[str, Any]:
    said = field_words(field)
    type_id, _, name = field.partition(".")
    spec = (
        None
        if said.source is None or type_id in ("person", "benefits")
        else document_type(type_id).field(name)
    )
    return {
        "full": both(said.full),
        "kind": both(said.kind),
        "source": both(said.source) if said.source else None,
        "words": {code: both(one) for code, one in spec.words.items()} if spec else {},
    }


agency_desk = served("agency_desk", _data)
"""The page alone: it holds nobody's data."""
